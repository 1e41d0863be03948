import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Hands } from './hands';

/** Chooses a file at the desk and has it sealed, its content kept where it is small enough. Answers a selector of its exhibit. */
export async function sealFile(desk: Hands, path: string): Promise<string> {
  await desk.choose('[data-drop="file"]', path);
  const chosen = await desk.read('.chosen');
  if (!chosen.includes(basename(path))) throw new Error(`chosen: ${chosen}`);
  await desk.press('[data-action="seal-file"]');
  await done(desk, 'data-file', 'done');
  const seq = /\d+/.exec(await desk.read('[data-file="done"] .notice b'))?.[0];
  return `[data-exhibit="${seq}"][data-kind="file"]`;
}

/** Writes a note on the exhibit that a selector finds. */
export async function noteOn(desk: Hands, exhibit: string, text: string): Promise<void> {
  await desk.press(`${exhibit} [data-action="note"]`);
  await desk.write(`${exhibit} textarea`, text);
  await desk.press(`${exhibit} [data-action="note-save"]`);
  await desk.gone(`${exhibit} textarea`);
}

/** Puts the first kind of statement on record for a day, YYYY-MM-DD. */
export async function attest(desk: Hands, date: string): Promise<void> {
  const before = await desk.count('[data-exhibit]');
  await desk.press('details.attest > summary');
  await desk.date('input[name="attested-date"]', date);
  await desk.press('[data-action="attest"]');
  await desk.read(`.exhibits > :nth-child(${before + 1})`);
}

/** Removes the exhibit that a selector finds. */
export async function remove(desk: Hands, exhibit: string): Promise<void> {
  await desk.press(`${exhibit} [data-action="remove"]`);
  await desk.press(`${exhibit} [data-action="remove-confirm"]`);
  await desk.gone(exhibit);
}

/** Has the desk back up; answers the file in the downloads. */
export function backUp(desk: Hands, downloads: string): Promise<string> {
  return newFile(downloads, async () => {
    await desk.press('[data-action="backup"]');
    await done(desk, 'data-backup', 'made');
  });
}

/** What the desk said of a file that was to be brought back. */
export interface Brought {
  step: string;
  words: string;
}

/** Gives the desk a file to bring back; answers how it ended, and in which words. */
export async function bringBack(desk: Hands, path: string, timeout?: number): Promise<Brought> {
  await desk.choose('[data-drop="restore"]', path);
  const step = await ended(desk, 'data-backup', 'restored', timeout);
  return { step, words: await desk.read(`[data-backup="${step}"] [role="status"] .notice`) };
}

/** Has the desk make the package of the case that it shows; answers the file in the downloads. */
export function pack(desk: Hands, downloads: string, timeout = 60_000): Promise<string> {
  return newFile(downloads, async () => {
    await desk.press('[data-action="build"]');
    await done(desk, 'data-build', 'done', timeout);
  });
}

/** Waits until a panel's attribute tells the one end or that it failed; answers which. */
async function ended(desk: Hands, attribute: string, end: string, timeout = 30_000): Promise<string> {
  await desk.read(`[${attribute}="${end}"], [${attribute}="failed"]`, timeout);
  return (await desk.count(`[${attribute}="failed"]`)) > 0 ? 'failed' : end;
}

/** As `ended`, and throws with the desk's own words where it failed. */
async function done(desk: Hands, attribute: string, end: string, timeout?: number): Promise<void> {
  if ((await ended(desk, attribute, end, timeout)) === 'failed') throw new Error(await desk.read(`[${attribute}] [role="alert"]`));
}

async function newFile(folder: string, make: () => Promise<void>): Promise<string> {
  const before = new Set(readdirSync(folder));
  await make();
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.zip') && !before.has(file));
  if (name === undefined) throw new Error(`no new file in ${folder}`);
  return join(folder, name);
}
