import type { Handlers } from '../messaging/answer';
import { type BackupWishes, backupDue, backupState } from './backup-due';
import type { Clock } from './clock';
import type { RecourseDatabase } from './database';
import { removeImported } from './imported';
import { settleKey } from './log';

/** What the log's calls need from outside. */
export interface LogDeps {
  database(): Promise<RecourseDatabase>;
  clock: Clock;
  now(): number;
  settings(): Promise<BackupWishes>;
  /** Told after the log or its cases changed. */
  changed(): Promise<void>;
}

/** Calls about the log as a whole. The desk brings a backup back; the background alone appends what has to follow. */
export function logHandlers({ database, clock, now, settings, changed }: LogDeps): Pick<Handlers, 'restored' | 'backupDue' | 'removeOtherLog'> {
  return {
    async restored() {
      await settleKey(await database(), clock);
      await changed();
    },
    async removeOtherLog({ chain }) {
      await removeImported(await database(), chain);
      await changed();
    },
    async backupDue() {
      return backupDue(await backupState(await database()), await settings(), now()) !== null;
    },
  };
}
