import { browser } from 'wxt/browser';
import type { Translate } from '../i18n/translate';
import { auditLog } from './audit';
import { type BackupWishes, backupDue, backupState } from './backup-due';
import type { RecourseDatabase } from './database';

/** Alarm that looks after the log; it rings every hour, because an alarm for a day would never ring in a browser that is closed every night. */
const ALARM = 'log:watch';
const HOUR_MINUTES = 60;
const DAY = 86_400_000;

/** Prefix of this room's notifications: pressing one opens the desk. */
const NOTICE = 'log:';

export interface LogWatchDeps {
  database(): Promise<RecourseDatabase>;
  now(): number;
  settings(): Promise<BackupWishes>;
  translator(): Promise<{ t: Translate }>;
  /** Opens the desk, with the order to make a backup and to close itself where `backup` is set. */
  openDesk(options: { backup: boolean }): Promise<void>;
}

/**
 * Keeps the log looked after without the user: once a day all of it is hashed again, and once a day at most a backup is made or reminded of.
 *
 * The worker cannot hand a file to the downloads itself: Chromium gives it no `URL.createObjectURL` and takes data: addresses of 2 MB only, Firefox
 * takes none. So a scheduled backup opens the desk in a tab behind the others, which makes it and closes itself; it stays open where it failed. Where
 * no window is open to hold a tab, a notification asks instead.
 */
export function watchLog({ database, now, settings, translator, openDesk }: LogWatchDeps) {
  async function notify(what: 'backup' | 'damaged' | 'key-changed', slots: Record<string, number> = {}): Promise<void> {
    const { t } = await translator();
    const iconUrl = browser.runtime.getURL('/icon/128.png' as '/');
    await browser.notifications.create(NOTICE + what, { type: 'basic', iconUrl, title: t(`keeping.${what}.title`), message: t(`keeping.${what}.message`, slots) });
  }

  async function auditDaily(db: RecourseDatabase): Promise<void> {
    const heads = await db.heads.toArray();
    if (heads.every(({ lastAudit }) => lastAudit !== undefined && now() - lastAudit < DAY)) return;
    const known = heads.reduce((sum, { damaged }) => sum + damaged.length, 0);
    const { damaged } = await auditLog(db, now());
    if (damaged.length > known) await notify('damaged', { n: damaged.length });
  }

  async function backUp(db: RecourseDatabase): Promise<void> {
    const due = backupDue(await backupState(db), await settings(), now());
    const asked = ((await browser.storage.local.get('backupAsked'))['backupAsked'] as number | undefined) ?? 0;
    // A clock set back must not silence it for ever.
    if (due === null || (asked <= now() && now() - asked < DAY)) return;
    await browser.storage.local.set({ backupAsked: now() });
    if (due === 'make' && (await openDesk({ backup: true }).then(() => true, () => false))) return;
    await notify('backup');
  }

  return {
    /** At every start of the browser and after an update: alarms of Firefox do not outlive it. */
    async started(): Promise<void> {
      if (!(await browser.alarms.get(ALARM))) browser.alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: HOUR_MINUTES });
    },
    /** An alarm rang; others than the log's are left alone. */
    async rang(name: string): Promise<void> {
      if (name !== ALARM) return;
      const db = await database();
      await auditDaily(db);
      await backUp(db);
    },
    /** The log goes on under another key: whoever was given the former one must hear of it. */
    keyChanged: () => notify('key-changed'),
    /** A notification was pressed. */
    async pressed(id: string): Promise<void> {
      if (!id.startsWith(NOTICE)) return;
      await browser.notifications.clear(id);
      await openDesk({ backup: false });
    },
  };
}
