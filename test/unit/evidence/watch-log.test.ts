import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { markBackedUp } from '../../../lib/evidence/backup';
import type { BackupWishes } from '../../../lib/evidence/backup-due';
import { appendEntry, head } from '../../../lib/evidence/log';
import { watchLog } from '../../../lib/evidence/watch-log';
import { capture } from './backup-fixtures';
import { disk, note } from './fixtures';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** A day after the sample entries' clock. */
const START = Date.UTC(2026, 2, 3, 4);
const ALARM = 'log:watch';

/** A watch over a log, its clock, the notifications that it showed and the desks that it opened. */
function watched(wishes: Partial<BackupWishes> = {}, opensDesk: () => Promise<void> = async () => undefined) {
  const db = disk()();
  const time = { now: START };
  const shown: string[] = [];
  const opened: boolean[] = [];
  vi.spyOn(browser.notifications, 'create').mockImplementation((async (id: string) => {
    shown.push(id);
    return id;
  }) as never);
  const watch = watchLog({
    database: async () => db,
    now: () => time.now,
    settings: async () => ({ backup: 'off', backupRemindDays: 30, ...wishes }),
    translator: async () => ({ t: (key) => (typeof key === 'string' ? key : key.key) }),
    async openDesk({ backup }) {
      await opensDesk();
      opened.push(backup);
    },
  });
  return { db, time, shown, opened, watch };
}

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

test('the alarm is set once and rings every hour', async () => {
  const { watch } = watched();
  await watch.started();
  const [first] = await browser.alarms.getAll();
  expect(first).toMatchObject({ name: ALARM, periodInMinutes: 60 });
  await watch.started();
  expect(await browser.alarms.getAll()).toEqual([first]);
});

test('the log is hashed again once a day, and nobody is told while it is whole', async () => {
  const { db, time, shown, watch } = watched();
  await capture(db, { 'text.txt': 'a' });
  await watch.rang(ALARM);
  expect((await db.heads.toArray())[0]).toMatchObject({ lastVerified: START, damaged: [] });
  time.now = START + DAY - 1;
  await watch.rang(ALARM);
  expect((await db.heads.toArray())[0]!.lastVerified).toBe(START);
  time.now = START + DAY;
  await watch.rang(ALARM);
  expect((await db.heads.toArray())[0]!.lastVerified).toBe(START + DAY);
  expect(shown).toEqual([]);
});

test('damage is told when it is found, and not again every day', async () => {
  const { db, time, shown, watch } = watched();
  const sealed = await capture(db, { 'text.txt': 'a' });
  await watch.rang(ALARM);
  await db.blobs.delete(sealed.entry.parts[0]!.sha256);
  for (const day of [1, 2, 3]) {
    time.now = START + day * DAY;
    await watch.rang(ALARM);
  }
  expect(shown).toEqual(['log:damaged']);
  expect((await db.heads.toArray())[0]).toMatchObject({ lastVerified: START, damaged: [{ seq: 1, what: 'part-missing' }] });
});

test('without a schedule the user is reminded after the chosen days, at most once a day, and no more once it is backed up', async () => {
  const { db, time, shown, opened, watch } = watched({ backupRemindDays: 30 });
  const { chain, seq } = await appendEntry(db, note('one'));
  time.now = Date.UTC(2026, 2, 2, 3, 34, 56, 788) + 30 * DAY;
  await watch.rang(ALARM);
  expect(shown).toEqual([]);
  time.now += 1;
  await watch.rang(ALARM);
  time.now += HOUR;
  await watch.rang(ALARM);
  expect(shown).toEqual(['log:backup']);
  time.now += 23 * HOUR;
  await watch.rang(ALARM);
  expect(shown).toEqual(['log:backup', 'log:backup']);
  await markBackedUp(db, { chain, seq }, time.now);
  time.now += 60 * DAY;
  await watch.rang(ALARM);
  expect(shown).toHaveLength(2);
  expect(opened).toEqual([]);
});

test('by schedule a desk is opened to make the backup, once a day where it does not succeed', async () => {
  const { db, time, shown, opened, watch } = watched({ backup: 'daily' });
  await appendEntry(db, note('one'));
  await watch.rang(ALARM);
  time.now += HOUR;
  await watch.rang(ALARM);
  expect(opened).toEqual([true]);
  time.now += 23 * HOUR;
  await watch.rang(ALARM);
  expect(opened).toEqual([true, true]);
  expect(shown).toEqual([]);
});

test('where no tab can be opened, a notification asks', async () => {
  const { db, shown, opened, watch } = watched({ backup: 'daily' }, async () => {
    throw new Error('No current window');
  });
  await appendEntry(db, note('one'));
  await watch.rang(ALARM);
  expect([shown, opened]).toEqual([['log:backup'], []]);
});

test('a clock that was set back does not silence reminders', async () => {
  const { db, time, opened, watch } = watched({ backup: 'daily' });
  await appendEntry(db, note('one'));
  time.now = START + 900 * DAY;
  await watch.rang(ALARM);
  time.now = START;
  await watch.rang(ALARM);
  expect(opened).toEqual([true, true]);
});

test('pressing one of its notifications opens the desk; others are left alone', async () => {
  const { opened, watch } = watched();
  vi.spyOn(browser.notifications, 'clear').mockImplementation((async () => true) as never);
  await watch.pressed('remind:kmong:order:6826723');
  expect(opened).toEqual([]);
  await watch.pressed('log:backup');
  expect(opened).toEqual([false]);
});

test('another alarm, and a profile that never logged anything, set nothing going', async () => {
  const { db, shown, opened, watch } = watched({ backup: 'daily' });
  await watch.rang(ALARM);
  await appendEntry(db, note('one'));
  await watch.rang('tick');
  expect([shown, opened, (await db.heads.toArray())[0]!.lastAudit, (await head(db))!.seq]).toEqual([[], [], undefined, 1]);
});
