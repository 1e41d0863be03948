import { userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import type { BackupActions, BackupModel } from '../../components/desk/backup-view';
import type { DeskModel } from '../../components/desk/desk-view';
import type { Locale } from '../../lib/i18n/translate';
import { axeFindings } from './draw';
import { BACKUP, EXHIBITS, HASH, deskModel } from './desk-samples';
import { drawDesk } from './draw-desk';
import { cutOff, openAll, smallTargets } from './draw-page';
import { kst, sampleTranslate, OPEN_NOW } from './samples';

const LOCALES: Locale[] = ['ko', 'tr', 'en'];
const STATES: [string, Partial<BackupModel>][] = [
  ['kept', {}],
  ['due, never made, with a changed key and another log', { due: true, keeping: { ...BACKUP.keeping, lastBackup: null, keyChangedAt: kst('2025-10-04T09:00:00'), others: [{ chain: 'a'.repeat(32), count: 5, begun: kst('2025-09-01T09:00:00') }, { chain: 'b'.repeat(32), count: 1, begun: null }] } }],
  ['being made', { job: { step: 'running', what: 'make', done: 3, total: 8 } }],
  ['being brought back', { job: { step: 'running', what: 'restore', done: 3, total: 8 } }],
  ['made', { job: { step: 'made', name: `RECOURSE-BACKUP-${'2'.repeat(60)}.zip`, size: 96_000, damaged: 2 } }],
  ['restored', { job: { step: 'restored', outcome: 'restored', count: 12, damaged: 0 } }],
  ['extended', { job: { step: 'restored', outcome: 'extended', count: 12, damaged: 0 } }],
  ['beside', { job: { step: 'restored', outcome: 'beside', count: 12, damaged: 1 } }],
  ['nothing new', { job: { step: 'restored', outcome: 'nothing', count: 12, damaged: 0 } }],
  ['a log removed', { job: { step: 'removed' } }],
  ['refused', { job: { step: 'failed', error: 'error.backup-forked' } }],
];

function draw(backup: Partial<BackupModel> = {}, { over = {}, locale = 'ko', scheme = 'light' }: { over?: Partial<DeskModel>; locale?: Locale; scheme?: 'light' | 'dark' } = {}) {
  const calls: unknown[][] = [];
  const recorded = (name: string) => (...args: unknown[]) => void calls.push([name, ...args]);
  const act = { make: recorded('make'), restore: recorded('restore'), cancel: recorded('cancel'), wish: recorded('wish'), removeOther: recorded('removeOther') } as BackupActions;
  drawDesk(deskModel(locale, { backup: { ...BACKUP, ...backup }, ...over }), { scheme, answers: { backup: act } });
  return calls;
}
const one = <E extends Element = HTMLElement>(selector: string): E => {
  const found = document.querySelectorAll<E>(selector);
  if (found.length !== 1) throw new Error(`${found.length} elements match ${selector}`);
  return found[0]!;
};
const panel = () => one('[data-backup]').textContent ?? '';
const said = (key: string, slots = {}) => sampleTranslate('en', OPEN_NOW)(key, slots);

describe.each(STATES)('a backup %s', (_, state) => {
  test('axe finds nothing, light and dark', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      draw(state, { scheme });
      await openAll();
      expect(await axeFindings()).toEqual([]);
    }
  });

  test.each(LOCALES)('nothing is cut off and every target is large enough: %s', async (locale) => {
    draw(state, { locale });
    await openAll();
    expect([cutOff(), smallTargets()]).toEqual([[], []]);
  });
});

test('the last backup and what none holds are told; a press makes one', async () => {
  const calls = draw({}, { locale: 'en' });
  expect(one('[data-role="last-backup"]').textContent).toContain(said('desk.backup.unsaved', { n: 2 }));
  await userEvent.click(one('[data-action="backup"]'));
  expect(calls).toEqual([['make']]);
});

test('a browser without any log offers to bring one back, and nothing else', () => {
  draw({}, { locale: 'en', over: { log: { head: null, count: 0, keyFingerprint: null, lastVerified: null, damaged: 0 } } });
  expect(document.querySelector('[data-action="backup"]')).toBeNull();
  expect(one('[data-drop="restore"]')).toBeTruthy();
});

test('a file that a script puts in is left alone, and none can be chosen while one is brought back', async () => {
  const calls = draw();
  const file = new File(['x'], 'backup.zip', { type: 'application/zip' });
  await userEvent.upload(one('[data-drop="restore"]'), file);
  expect(calls).toEqual([]);
  draw({ job: { step: 'running', what: 'restore', done: 0, total: 1 } });
  expect(one<HTMLInputElement>('[data-drop="restore"]').disabled).toBe(true);
});

test('schedule and reminder can be chosen', async () => {
  const calls = draw();
  await openAll();
  for (const wish of ['backup', 'remind']) {
    one(`[data-wish="${wish}"]`).focus();
    await userEvent.keyboard('{ArrowDown}');
  }
  expect(calls).toEqual([
    ['wish', { backup: 'daily' }],
    ['wish', { backupRemindDays: 90 }],
  ]);
});

test('a changed key is told for good, not only once', () => {
  draw({ keeping: { ...BACKUP.keeping, keyChangedAt: kst('2025-10-04T09:00:00') } }, { locale: 'en' });
  expect(panel()).toContain('Signed with another key since');
});

test('an exhibit of another log is marked, cannot be removed, and does not count for a package', () => {
  draw({}, { locale: 'en', over: { exhibits: [{ ...EXHIBITS[0]!, entryHash: HASH, otherLog: 'a'.repeat(32) }] } });
  const exhibit = one('[data-log="other"]');
  expect(exhibit.textContent).toContain(said('desk.other-log'));
  expect(exhibit.querySelector('[data-action="remove"]')).toBeNull();
  expect(one<HTMLButtonElement>('[data-action="build"]').disabled).toBe(true);
});

describe('a log that stands beside the own one', () => {
  const others = [{ chain: 'a'.repeat(32), count: 5, begun: null }, { chain: 'b'.repeat(32), count: 7, begun: kst('2025-09-01T09:00:00') }];
  const ask = () => userEvent.click(one(`[data-other-log="${'b'.repeat(32)}"] [data-action="remove-log"]`));

  test('is removed after a dialog has said what goes and what stays', async () => {
    const calls = draw({ keeping: { ...BACKUP.keeping, others } }, { locale: 'en' });
    await ask();
    const dialog = one<HTMLDialogElement>('dialog');
    expect(dialog.open).toBe(true);
    for (const key of ['cover.log.goes.entries', 'cover.log.goes.undo', 'cover.log.stays.own', 'cover.log.stays.cases', 'cover.log.stays.file']) expect(dialog.textContent).toContain(said(key));
    expect(dialog.textContent).toContain(said('desk.log.count', { n: 7 }));
    expect(calls).toEqual([]);
    await userEvent.click(one('[data-action="remove-log-confirm"]'));
    expect(calls).toEqual([['removeOther', 'b'.repeat(32)]]);
    await expect.poll(() => document.querySelector('dialog')).toBeNull();
  });

  test('stays where the dialog is cancelled, which its first key does', async () => {
    const calls = draw({ keeping: { ...BACKUP.keeping, others } }, { locale: 'en' });
    for (const key of ['{Enter}', '{Escape}']) {
      await ask();
      await expect.poll(() => document.activeElement?.getAttribute('data-action')).toBe('remove-log-cancel');
      await userEvent.keyboard(key);
      await expect.poll(() => document.querySelector('dialog')).toBeNull();
      expect(document.activeElement?.getAttribute('aria-label')).toContain('bbbbbbbb');
    }
    expect(calls).toEqual([]);
  });

  test.each(LOCALES)('its dialog: axe, nothing cut off, targets: %s', async (locale) => {
    for (const scheme of ['light', 'dark'] as const) {
      draw({ keeping: { ...BACKUP.keeping, others } }, { locale, scheme });
      await ask();
      expect([await axeFindings(), cutOff(), smallTargets()]).toEqual([[], [], []]);
    }
  });
});

test('two logs may both have an exhibit of one number, and each shows its own picture', async () => {
  const [mine] = EXHIBITS;
  draw({}, { over: { exhibits: [mine!, { ...mine!, title: 'theirs', otherLog: 'a'.repeat(32) }] } });
  one('[data-log="other"]').scrollIntoView();
  await userEvent.click(await vi.waitUntil(() => document.querySelector('[data-log="other"] button.thumb')));
  expect(one('dialog').textContent).toContain('theirs');
});
