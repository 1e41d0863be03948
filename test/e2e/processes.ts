import { readFileSync, readdirSync } from 'node:fs';

/** A process of this machine, as /proc tells it. */
export interface Process {
  pid: number;
  parent: number;
  /** The command with its arguments. */
  command: string[];
}

/** Every process there is. Those that end meanwhile are left out. */
export function processes(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const parent = Number(/\nPPid:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]);
      return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').slice(0, -1) }];
    } catch (error) {
      if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
      throw error;
    }
  });
}

/** The browser that runs on a profile, and all that it started; the browser itself first. Empty when none runs. */
export function browserOn(profile: string): Process[] {
  const all = processes();
  const names = ({ command }: Process) => command.includes(`--user-data-dir=${profile}`) || (command.includes('--profile') && command.includes(profile));
  const family = all.filter((one) => names(one) && !one.command.some((word) => word.startsWith('--type=')));
  // Grows while it is walked: children of children come too.
  for (const { pid } of family) family.push(...all.filter((one) => one.parent === pid && !family.includes(one)));
  return family;
}

/** Kills the browser on a profile at once, as a crash or a power cut of the process would, and settles when nothing of it is left. */
export async function killBrowser(profile: string): Promise<void> {
  const all = browserOn(profile).map(({ pid }) => pid);
  if (all[0] === undefined) throw new Error(`no browser runs on ${profile}`);
  process.kill(all[0], 'SIGKILL');
  const left = () => processes().filter(({ pid, command }) => all.includes(pid) && command.length > 0);
  while (left().length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}
