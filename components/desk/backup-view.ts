import type { BackupSchedule, BackupWishes } from '../../lib/evidence/backup-due';
import type { Keeping } from '../../lib/evidence/keeping';
import type { RestoreOutcome } from '../../lib/evidence/restore-plan';

/** How the making or bringing back of a backup, or the removal of a log that one brought, stands. Errors are message keys. */
export type BackupJob =
  | { step: 'idle' }
  | { step: 'running'; what: 'make' | 'restore'; done: number; total: number }
  | { step: 'made'; name: string; size: number; damaged: number }
  | { step: 'restored'; outcome: RestoreOutcome; count: number; damaged: number }
  | { step: 'removed' }
  | { step: 'failed'; error: string };

/** Everything that the backup panel is drawn from. */
export interface BackupModel {
  keeping: Keeping;
  wishes: BackupWishes;
  /** True when a backup should be made by now. */
  due: boolean;
  job: BackupJob;
}

export interface BackupActions {
  make(): void;
  restore(file: File): void;
  cancel(): void;
  /** Removes a log that stands beside the own one. */
  removeOther(chain: string): void;
  wish(change: { backup?: BackupSchedule; backupRemindDays?: number }): void;
}
