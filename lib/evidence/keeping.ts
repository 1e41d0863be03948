import { type BackupState, backupState } from './backup-due';
import type { RecourseDatabase } from './database';
import { type OtherLog, otherLogs } from './imported';
import { signerEntry } from './log';

/** How the log is kept: what is backed up, what stands beside it, and whether its key was changed. */
export interface Keeping extends BackupState {
  others: OtherLog[];
  /** Epoch ms of the last change of the signing key; null while the first key signs. */
  keyChangedAt: number | null;
}

/** Reads how the log is kept. Throws CannotStore or EvidenceError. */
export async function keepingOf(db: RecourseDatabase): Promise<Keeping> {
  const signer = await signerEntry(db);
  return { ...(await backupState(db)), others: await otherLogs(db), keyChangedAt: signer?.kind === 'key-change' ? signer.time.utcMs : null };
}
