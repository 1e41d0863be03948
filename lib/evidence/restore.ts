import { type Source, pageDigesters } from '../package/source';
import { type OpenBackup, readBackup } from './backup-read';
import type { HeadRow, RecourseDatabase } from './database';
import { EvidenceError, stored } from './errors';
import { alone } from './log';
import { checkPart, dropUnused, stagePart, tablesOfUse } from './parts';
import { type RestoreOutcome, type RestorePlan, planRestore } from './restore-plan';

/** What was restored. */
export interface Restored {
  outcome: RestoreOutcome;
  /** Epoch ms at which the backup was made. */
  madeAt: number;
  /** Lines of the backup's own chain, genesis included. */
  count: number;
  /** Parts and entries that were damaged or gone when the backup was made, and are so here. */
  damaged: number;
}

export interface RestoreOptions {
  signal?: AbortSignal;
  onProgress?(progress: { done: number; total: number }): void;
}

/** The log changed between plan and switch. */
class LogMoved extends Error {}

/**
 * Brings a backup back. The whole file is checked before anything is written; parts are then put down where nothing refers to them yet, and one
 * transaction makes the log, its head and its cases appear at once. Whenever it throws, log and cases are as before.
 *
 * The own chain may have to change its key afterwards: `settleKey`, which the background does. `lastVerified` is left to the next audit.
 * Throws as `readBackup`, EvidenceError 'error.backup-forked' | 'error.quota' | 'error.storage', CannotStore, an AbortError when `signal` aborts.
 */
export async function restoreBackup(db: RecourseDatabase, source: Source, { signal, onProgress = () => undefined }: RestoreOptions = {}): Promise<Restored> {
  const backup = await readBackup(source);
  const { blobs, missing, chains, madeAt } = backup.manifest;
  const total = 2 * blobs.length;
  for (const [i, one] of blobs.entries()) {
    signal?.throwIfAborted();
    onProgress({ done: i, total });
    await backup.part(one);
  }
  const outcome = await oneRestore(async () => {
    await sweepStaged(db);
    try {
      // Each round in which the log moved, somebody's append succeeded; so the loop ends.
      for (;;) {
        const plan = await planRestore(db, backup);
        await stageParts(db, backup, plan, (done) => {
          signal?.throwIfAborted();
          onProgress({ done: blobs.length + done, total });
        });
        try {
          await alone(() => stored(() => switchOver(db, plan)));
          return plan.outcome;
        } catch (error) {
          if (!(error instanceof LogMoved)) throw error;
        }
      }
    } finally {
      await sweepStaged(db);
    }
  });
  onProgress({ done: total, total });
  const damaged = missing.length + blobs.filter(({ sha256, found }) => sha256 !== found).length + backup.spoiled;
  return { outcome, madeAt, count: (chains.find(({ own }) => own)?.seq ?? 0) + 1, damaged };
}

/**
 * Removes parts that a restore had put down when it was stopped. Runs at the start of the background and round each restore; does nothing while
 * another page restores.
 */
export async function sweepAfterStop(db: RecourseDatabase): Promise<void> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  if (!locks) return sweepStaged(db);
  await locks.request('recourse-restore', { ifAvailable: true }, async (lock) => {
    if (lock) await sweepStaged(db);
  });
}

async function sweepStaged(db: RecourseDatabase): Promise<void> {
  await stored(() =>
    db.transaction('rw', tablesOfUse(db), async () => {
      const hashes = (await db.staging.toArray()).map(({ sha256 }) => sha256);
      if (hashes.length === 0) return;
      await db.staging.clear();
      await dropUnused(db, hashes);
    }),
  );
}

/** One restore at a time, where the browser has locks. */
async function oneRestore<T>(work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  return locks ? locks.request('recourse-restore', work) : work();
}

/** Puts down every part that the plan needs and that is not whole here; each is read back. */
async function stageParts(db: RecourseDatabase, backup: OpenBackup, plan: RestorePlan, before: (done: number) => void): Promise<void> {
  const digesters = pageDigesters();
  for (const [i, one] of backup.manifest.blobs.entries()) {
    before(i);
    if (!plan.needed.has(one.sha256)) continue;
    const state = await checkPart(db, one.sha256, digesters);
    const whole = one.found === one.sha256;
    if (state === 'whole' || (state === 'changed' && !whole)) continue;
    await stagePart(db, one, await backup.part(one));
    if (whole && (await checkPart(db, one.sha256, digesters)) !== 'whole') throw new EvidenceError('error.storage');
  }
}

function switchOver(db: RecourseDatabase, plan: RestorePlan): PromiseLike<void> {
  return db.transaction('rw', [...tablesOfUse(db), db.heads, db.cases], async () => {
    if (!sameHeads(await db.heads.toArray(), plan.before)) throw new LogMoved();
    await db.entries.bulkPut(plan.rows.own);
    await db.imported.bulkPut(plan.rows.imported);
    await db.heads.bulkPut(plan.heads);
    await db.cases.bulkPut(plan.cases);
    // From here on the entries hold the parts.
    await db.staging.clear();
    await dropUnused(db, plan.released);
  });
}

function sameHeads(now: HeadRow[], before: HeadRow[]): boolean {
  const links = new Map(before.map(({ chain, link }) => [chain, link]));
  return now.length === before.length && now.every(({ chain, link }) => links.get(chain) === link);
}
