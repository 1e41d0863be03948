import { browser } from 'wxt/browser';
import type { BackupActions, BackupJob, BackupModel } from '../../components/desk/backup-view';
import { auditLog } from '../../lib/evidence/audit';
import { backupDue } from '../../lib/evidence/backup-due';
import { makeBackup } from '../../lib/evidence/backup-file';
import type { RecourseDatabase } from '../../lib/evidence/database';
import { keepingOf } from '../../lib/evidence/keeping';
import { restoreBackup } from '../../lib/evidence/restore';
import { call } from '../../lib/messaging/call';
import { sourceOf } from '../../lib/package/source';
import { readSettings } from '../../lib/settings/settings';

/** What the panel's work needs of the desk. */
export interface BackupWork {
  db: RecourseDatabase;
  model(): BackupModel;
  draw(change: Partial<BackupModel>): void;
  /** Message key of a failure. */
  keyOf(error: unknown, otherwise: string): string;
  /** Reads cases, exhibits and log anew. */
  reload(): Promise<void>;
}

/** The panel before anything was read. */
export const NO_BACKUP: BackupModel = {
  keeping: { lastBackup: null, unsavedSince: null, unsaved: 0, others: [], keyChangedAt: null },
  wishes: { backup: 'off', backupRemindDays: 30 },
  due: false,
  job: { step: 'idle' },
};

/** What the panel shows of the log and the settings as they stand. */
export async function backupPanel(db: RecourseDatabase): Promise<Omit<BackupModel, 'job'>> {
  const [keeping, { backup, backupRemindDays }] = [await keepingOf(db), await readSettings()];
  const wishes = { backup, backupRemindDays };
  return { keeping, wishes, due: backupDue(keeping, wishes, Date.now()) !== null };
}

/** Making a backup and bringing one back, one at a time. `make` answers whether a backup was made. */
export function backupActions({ db, draw, model, keyOf, reload }: BackupWork): Omit<BackupActions, 'make'> & { make(): Promise<boolean> } {
  let running: AbortController | null = null;

  async function work(what: 'make' | 'restore', otherwise: string, run: (signal: AbortSignal, onProgress: (progress: { done: number; total: number }) => void) => Promise<BackupJob>): Promise<boolean> {
    if (running !== null) return false;
    running = new AbortController();
    draw({ job: { step: 'running', what, done: 0, total: 1 } });
    try {
      const job = await run(running.signal, (progress) => draw({ job: { step: 'running', what, ...progress } }));
      draw({ job });
      await reload();
      return true;
    } catch (error) {
      draw({ job: { step: 'failed', error: keyOf(error, otherwise) } });
      return false;
    } finally {
      running = null;
    }
  }

  return {
    make: () =>
      work('make', 'error.backup', async (signal, onProgress) => {
        const { name, size, damaged } = await makeBackup(db, { now: Date.now(), tool: `Recourse ${browser.runtime.getManifest().version}`, signal, onProgress });
        return { step: 'made', name, size, damaged };
      }),
    restore: (file) =>
      void work('restore', 'error.unreadable-file', async (signal, onProgress) => {
        const { outcome, count, damaged } = await restoreBackup(db, sourceOf(file), { signal, onProgress });
        const told = await call('restored', undefined);
        await auditLog(db, Date.now());
        if (!told.ok) return { step: 'failed', error: told.error };
        return { step: 'restored', outcome, count, damaged };
      }),
    cancel: () => running?.abort(),
    async removeOther(chain) {
      const outcome = await call('removeOtherLog', { chain });
      draw({ job: outcome.ok ? { step: 'removed' } : { step: 'failed', error: outcome.error } });
      await reload();
    },
    async wish(change) {
      const outcome = await call('changeSettings', change);
      if (outcome.ok) draw(await backupPanel(db));
      else draw({ job: { step: 'failed', error: outcome.error }, wishes: model().wishes });
    },
  };
}
