import type { RecourseDatabase } from './database';
import { stored } from './errors';

const DAY = 86_400_000;

/** How often the user wants a backup made without asking for it. */
export type BackupSchedule = 'off' | 'daily' | 'weekly';

const PERIOD: Record<Exclude<BackupSchedule, 'off'>, number> = { daily: DAY, weekly: 7 * DAY };

/** The user's choices about backups. `backupRemindDays` 0 never reminds. */
export interface BackupWishes {
  backup: BackupSchedule;
  backupRemindDays: number;
}

/** How the own log stands to its last backup. Times are epoch ms. */
export interface BackupState {
  lastBackup: number | null;
  /** When the oldest entry that no backup holds was made; null when every entry is backed up, or none was made. */
  unsavedSince: number | null;
  /** Entries that no backup holds, genesis not counted. */
  unsaved: number;
}

/** Reads how the own log stands to its last backup. Throws CannotStore or EvidenceError. */
export async function backupState(db: RecourseDatabase): Promise<BackupState> {
  const head = await stored(() => db.heads.get({ own: 1 }));
  if (!head) return { lastBackup: null, unsavedSince: null, unsaved: 0 };
  const { lastBackup, seq, chain } = head;
  const next = (head.backedUpTo ?? 0) + 1;
  if (next > seq) return { lastBackup, unsavedSince: null, unsaved: 0 };
  const rows = db.entries.where('[chain+seq]').between([chain, next], [chain, seq], true, true);
  // A removed entry tells no time; the next one that does is near enough.
  const oldest = await stored(() => rows.filter(({ entry }) => entry !== null).first());
  return { lastBackup, unsavedSince: oldest?.entry?.time.utcMs ?? null, unsaved: seq - next + 1 };
}

/**
 * What is due at `now` (epoch ms): 'make' a backup by the schedule, 'remind' of one, or nothing. Nothing is due while every entry is backed up.
 * A schedule counts from the last backup, a first one is due at once; the reminder counts from the last backup too, or from the oldest entry
 * that none holds.
 */
export function backupDue({ lastBackup, unsavedSince }: BackupState, { backup, backupRemindDays }: BackupWishes, now: number): 'make' | 'remind' | null {
  if (unsavedSince === null) return null;
  if (backup !== 'off' && (lastBackup === null || now - lastBackup >= PERIOD[backup])) return 'make';
  if (backupRemindDays > 0 && now - (lastBackup ?? unsavedSince) >= backupRemindDays * DAY) return 'remind';
  return null;
}
