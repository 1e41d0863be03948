import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { ChosenFile } from '../../components/desk/AddFile';
import type { AddingActions, AddingModel } from '../../components/desk/adding-view';
import type { DeskModel } from '../../components/desk/desk-view';
import { type ActivePage, Popup, type PopupActions, type PopupModel } from '../../components/popup/Popup';
import type { ConversationView, ExhibitView } from '../../lib/cases/view';
import type { Locale } from '../../lib/i18n/translate';
import { ADDING, EXHIBITS, HASH, SUMMARIES, deskModel } from './desk-samples';
import { axeFindings } from './draw';
import { drawDesk } from './draw-desk';
import { type DrawnPage, cutOff, drawPage, openAll, smallTargets } from './draw-page';
import { OPEN_NOW, kst, sampleTranslate } from './samples';

const LOCALES: Locale[] = ['ko', 'tr', 'en'];
const LONG_NAME = `${'시안-최종-진짜최종-'.repeat(12)}\u{fffd}.zip`;
const exhibit = (seq: number, over: Partial<ExhibitView>): ExhibitView => ({ ...EXHIBITS[1]!, seq, title: '', url: '', at: kst('2025-10-05T09:00:00'), ...over });

/** One of each kind, as the log's entries are shown. */
const KINDS: ExhibitView[] = [
  exhibit(8, { kind: 'note', words: '여기서 시안 3개로 합의했습니다.\n'.repeat(30), about: 3, says: [] }),
  exhibit(7, { kind: 'note', words: '', says: [{ key: 'exhibits.attested', params: { what: { kind: 'line', line: { key: 'exhibits.attestation.agreed-by-phone' } }, at: '2025-10-02' } }] }),
  exhibit(5, { kind: 'selection', title: '주문', url: 'https://kmong.com/track/6826723', words: 'x'.repeat(900), says: [{ key: 'exhibits.selection.elsewhere' }] }),
  exhibit(4, {
    kind: 'file',
    title: LONG_NAME,
    says: [{ key: 'exhibits.file.other-size', params: { listed: '1.2MB' } }, { key: 'exhibits.file.bytes', params: { n: 4_294_967_296 } }, { key: 'exhibits.file.hash', params: { hash: HASH } }, { key: 'exhibits.file.not-kept' }],
  }),
  exhibit(3, {
    kind: 'conversation',
    title: '메시지',
    url: 'https://kmong.com/inboxes?inbox_group_id=1',
    says: [{ key: 'exhibits.conversation.partner', params: { partner: '모담디자인' } }, { key: 'exhibits.conversation.messages', params: { n: 12 } }, { key: 'exhibits.gap.load-more' }],
  }),
];
const TALK: ConversationView = { caseId: 'kmong:conversation:77', partner: '모담디자인', target: 'kmong:conversation:77', how: 'open', apart: 2, orders: [{ caseId: 'kmong:order:6826723', subject: '6826723', title: LONG_NAME }, { caseId: 'kmong:order:6826724', subject: '6826724', title: null }] };
const ORDER: ActivePage = { tabId: 3, url: 'https://kmong.com/inboxes?inbox_group_id=77', title: '메시지', site: 'kmong', zone: 'Asia/Seoul', tracked: false };

function desk(adding: Partial<AddingModel> = {}, locale: Locale = 'ko', scheme: 'light' | 'dark' = 'light', answers: Partial<AddingActions> = {}) {
  const asked: unknown[][] = [];
  const note = (name: string) => (...args: unknown[]) => {
    asked.push([name, ...args]);
    return Promise.resolve(true);
  };
  const acts = { file: note('file'), cancelFile: note('cancelFile'), note: note('note'), attest: note('attest'), attach: note('attach'), ...answers } as AddingActions;
  const model = deskModel(locale, { exhibits: KINDS, adding: { ...ADDING, ...adding } });
  const drawn: DrawnPage<DeskModel> = drawDesk(model, { scheme, answers: { adding: acts } });
  return { asked, drawn };
}
const popup = (conversation: ConversationView | null, locale: Locale = 'ko', scheme: 'light' | 'dark' = 'light') =>
  drawPage<PopupModel, PopupActions>(
    'popup',
    { t: sampleTranslate(locale, OPEN_NOW), locale, now: OPEN_NOW, page: ORDER, conversation, cases: SUMMARIES, backupDue: false, busy: false, done: null, error: null },
    { view: (model, act) => <Popup model={model} act={act} />, locale, scheme },
  );
const one = <E extends Element = HTMLElement>(selector: string): E => {
  const found = document.querySelectorAll<E>(selector);
  if (found.length !== 1) throw new Error(`${found.length} elements match ${selector}`);
  return found[0]!;
};

const STATES: [name: string, draw: (locale: Locale, scheme: 'light' | 'dark') => unknown][] = [
  ['every kind of exhibit, conversations without an order', (...how) => desk({ loose: [TALK, { ...TALK, caseId: 'kmong:conversation:78', partner: null }] }, ...how)],
  ['a file being read', (...how) => desk({ file: { step: 'running', name: LONG_NAME, done: 1, total: 3 } }, ...how)],
  ['a file sealed', (...how) => desk({ file: { step: 'done', name: LONG_NAME, seq: 9 } }, ...how)],
  ['a file refused', (...how) => desk({ file: { step: 'failed', name: LONG_NAME, error: 'error.file-changed' } }, ...how)],
  ['popup on a conversation', (...how) => popup(TALK, ...how)],
  ['popup on a conversation that names its order', (...how) => popup({ ...TALK, how: 'on-page', target: 'kmong:order:7000001' }, ...how)],
];

describe.each(STATES)('%s', (_name, draw) => {
  test('axe finds nothing, light and dark; every control is a target of 24 px', async () => {
    await page.viewport(400, 900);
    for (const scheme of ['light', 'dark'] as const) {
      draw('ko', scheme);
      await openAll();
      expect(await axeFindings()).toEqual([]);
    }
    expect(smallTargets()).toEqual([]);
  });

  test.each([320, 1024])('nothing is cut off at %i px, in any language', async (width) => {
    await page.viewport(width, 800);
    for (const locale of LOCALES) {
      draw(locale, 'light');
      await openAll();
      expect(cutOff()).toEqual([]);
    }
  });
});

/** The next choice of a list, by the keyboard: what a script sets is not the user's. */
async function chooseNext(selector: string): Promise<void> {
  one<HTMLSelectElement>(selector).focus();
  await userEvent.keyboard('{ArrowDown}');
}

type Chosen = { size: number; over: Partial<AddingModel> };
const chosen = (first: Chosen) =>
  drawPage<Chosen, { seal(keep: boolean): void; other(): void }>('desk', first, {
    view: ({ size, over }, act) => (
      <ChosenFile file={{ name: '=cmd 시안.zip', size }} model={{ ...ADDING, ...over }} t={sampleTranslate('ko', OPEN_NOW)} locale="ko" busy={false} onSeal={act.seal} onOther={act.other} />
    ),
    locale: 'ko',
  });

describe('a chosen file', () => {
  test('is told by name and size, and sealed with its content unless that is switched off', async () => {
    const { calls } = chosen({ size: 1_200_000, over: {} });
    expect(one('.chosen').textContent).toContain('=cmd 시안.zip');
    expect(one('.chosen').textContent).toMatch(/1\.2\s?MB/);
    await userEvent.click(one('[data-action="seal-file"]'));
    await userEvent.click(one('input[name="keep"]'));
    await userEvent.click(one('[data-action="seal-file"]'));
    expect(calls).toEqual([['seal', true], ['seal', false]]);
  });

  test('above the default its content is kept only when asked', async () => {
    const { calls } = chosen({ size: 50_000_001, over: {} });
    await userEvent.click(one('[data-action="seal-file"]'));
    await userEvent.click(one('input[name="keep"]'));
    await userEvent.click(one('[data-action="seal-file"]'));
    expect(calls).toEqual([['seal', false], ['seal', true]]);
  });

  test.each([{ most: 4 }, { free: 4 }])('beyond %j its content cannot be kept, and that is said', async (over) => {
    const { calls } = chosen({ size: 5, over });
    expect(document.querySelector('input[name="keep"]')).toBeNull();
    expect(one('.note').textContent).toContain('SHA-256');
    await userEvent.click(one('[data-action="seal-file"]'));
    expect(calls).toEqual([['seal', false]]);
  });
});

describe('adding evidence', () => {
  test('a note on an exhibit carries the exhibit’s hash; an empty one is refused; what could not be sealed stays in the field', async () => {
    const said: unknown[][] = [];
    desk({}, 'ko', 'light', {
      note: async (...args) => {
        said.push(args);
        return false;
      },
    });
    await userEvent.click(one('[data-exhibit="4"] [data-action="note"]'));
    await userEvent.click(one('[data-exhibit="4"] [data-action="note-save"]'));
    expect(said).toEqual([]);
    await expect.poll(() => one('[data-exhibit="4"] [role="alert"]').textContent).not.toBe('');
    await userEvent.fill(one('[data-exhibit="4"] textarea'), '이 파일입니다');
    await userEvent.click(one('[data-exhibit="4"] [data-action="note-save"]'));
    await expect.poll(() => said).toEqual([[HASH, '이 파일입니다']]);
    expect(one<HTMLTextAreaElement>('[data-exhibit="4"] textarea').value).toBe('이 파일입니다');
  });

  test('a statement needs a date; with one it is told in the site’s zone', async () => {
    const { asked } = desk();
    await openAll();
    await userEvent.click(one('[data-action="attest"]'));
    expect(asked).toEqual([]);
    await chooseNext('select[name="attestation"]');
    await userEvent.fill(one('input[name="attested-date"]'), '2025-10-02');
    await userEvent.fill(one('input[name="attested-time"]'), '10:30');
    await userEvent.click(one('[data-action="attest"]'));
    expect(asked).toEqual([['attest', 'revision-asked', '2025-10-02T10:30:00+09:00', '']]);
  });

  test('a conversation without an order is put with the open one by a press', async () => {
    const { asked } = desk({ loose: [TALK] });
    await userEvent.click(one('[data-conversation="kmong:conversation:77"] [data-action="attach"]'));
    expect(asked).toEqual([['attach', 'kmong:conversation:77']]);
  });

  test('each kind is shown with its own words; a note names the exhibit it speaks of and takes no note itself', () => {
    desk();
    const words = (seq: number) => one(`[data-exhibit="${seq}"]`).textContent;
    expect(words(3)).toContain('모담디자인');
    expect(words(4)).toContain('4,294,967,296');
    expect(words(4)).toContain('1.2MB');
    expect(words(7)).toContain('2025-10-02');
    expect(words(8)).toContain('증거 3');
    expect(document.querySelector('[data-exhibit="8"] [data-action="note"]')).toBeNull();
    for (const { seq } of KINDS) expect(document.querySelector(`[data-exhibit="${seq}"] [data-action="remove"]`)).not.toBeNull();
  });
});

describe('the popup on a conversation', () => {
  test('offers the orders and none of them, and tells the choice', async () => {
    const { calls, again } = popup(TALK);
    // The popup puts the focus on its capture first.
    await expect.poll(() => document.activeElement?.getAttribute('data-action')).toBe('capture');
    await chooseNext('select[name="order"]');
    again({ conversation: { ...TALK, how: 'chosen', target: 'kmong:order:6826723' } });
    expect(one<HTMLSelectElement>('select[name="order"]').value).toBe('kmong:order:6826723');
    await chooseNext('select[name="order"]');
    again({ conversation: { ...TALK, how: 'chosen', target: 'kmong:order:6826724' } });
    await chooseNext('select[name="order"]');
    expect(calls).toEqual([['place', 'kmong:order:6826723'], ['place', 'kmong:order:6826724'], ['place', null]]);
  });

  test('asks nothing where the page names the order, nor on another page', () => {
    popup({ ...TALK, how: 'on-page', target: 'kmong:order:7000001' });
    expect(document.querySelector('select')).toBeNull();
    expect(one('[data-conversation]').textContent).toContain('7000001');
    popup(null);
    expect(document.querySelector('[data-conversation]')).toBeNull();
  });
});
