import { page, userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import type { DeskActions, DeskModel } from '../../components/desk/desk-view';
import { findCases } from '../../components/desk/find-cases';
import type { ExhibitView } from '../../lib/cases/view';
import type { Locale } from '../../lib/i18n/translate';
import { axeFindings } from './draw';
import { CHECKED, DIFFERING, EXHIBITS, HASH, PICTURE, SUMMARIES, deskModel, summary } from './desk-samples';
import { drawDesk } from './draw-desk';
import { cutOff, openAll, smallTargets } from './draw-page';
import { ENDS, OPEN_NOW, kst, listing, order, twoDeliveries, unknownDate } from './samples';

const BUILT = { step: 'done', name: 'RECOURSE-kmong-order-6826723-20251005T105000Z.zip', size: 96_000, head: HASH, keyFingerprint: HASH, lines: CHECKED, uploads: [{ name: 'summary.pdf', size: 84_000, pages: 3 }], notes: [{ what: 'picture', exhibit: 2, name: 'slice-000.png' }] } satisfies DeskModel['build'];

const STATES: [name: string, over: Partial<DeskModel>][] = [
  ['open', {}],
  ['two deliveries', { view: twoDeliveries() }],
  ['unknown date', { view: unknownDate() }],
  ['listing', { view: { ...listing(), url: 'https://www.r10.net/1089270380' }, selected: 'r10:listing:1089270380' }],
  ['nothing tracked', { cases: [], view: null, selected: null, exhibits: [], log: { head: null, count: 0, keyFingerprint: null, lastVerified: null, damaged: 0 } }],
  ['none chosen', { view: null, selected: null, exhibits: [] }],
  ['no exhibits', { exhibits: [] }],
  ['failed', { error: 'error.no-answer', build: { step: 'failed', error: 'error.package' }, log: { head: HASH, count: 3, keyFingerprint: null, lastVerified: null, damaged: 2 } }],
  ['building', { build: { step: 'running', done: 3, total: 8 }, check: { step: 'running', name: `${'long-name-'.repeat(12)}.zip` } }],
  ['built', { build: BUILT, check: { step: 'done', name: `${'x'.repeat(180)}.zip`, result: 'DOES NOT MATCH', lines: DIFFERING } }],
];
const LOCALES: Locale[] = ['ko', 'tr', 'en'];
/** Another code than HASH. */
const OTHER = '1c'.repeat(32);

const draw = (over: Partial<DeskModel> = {}, locale: Locale = 'ko', more: { scheme?: 'light' | 'dark'; answers?: Partial<DeskActions> } = {}) =>
  drawDesk(deskModel(locale, over), more);
const one = <E extends Element = HTMLElement>(selector: string): E => {
  const found = document.querySelectorAll<E>(selector);
  if (found.length !== 1) throw new Error(`${found.length} elements match ${selector}`);
  return found[0]!;
};
const text = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe.each(STATES)('%s', (_name, over) => {
  test('axe finds nothing, light and dark', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      draw(over, 'ko', { scheme });
      await openAll();
      expect(await axeFindings()).toEqual([]);
    }
  });

  test.each([320, 760, 1024, 1400])('nothing is cut off at %i px, in any language', async (width) => {
    await page.viewport(width, 800);
    for (const locale of LOCALES) {
      draw(over, locale);
      await openAll();
      expect(cutOff()).toEqual([]);
    }
  });

  test('every control is a target of 24 px', async () => {
    await page.viewport(320, 800);
    draw(over, 'tr');
    await openAll();
    expect(smallTargets()).toEqual([]);
  });

  test('no label of the line of dates meets another or leaves the drawing', async () => {
    for (const width of [320, 800, 1024, 1400]) {
      await page.viewport(width, 800);
      for (const locale of LOCALES) {
        draw(over, locale);
        await openAll();
        const boxes = [...document.querySelectorAll('.timeline text')].map((label) => label.getBoundingClientRect());
        const meeting = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom - 2 && b.top + 2 < a.bottom - 2));
        expect(meeting).toEqual([]);
        const edge = document.querySelector('.timeline')?.getBoundingClientRect();
        if (edge) expect(boxes.filter((box) => box.right > edge.right + 1 || box.left < edge.left - 1)).toEqual([]);
      }
    }
  });
});

describe('the case', () => {
  test('has its line of dates drawn at the size of its place: letters stay letters', async () => {
    for (const width of [320, 1400]) {
      await page.viewport(width, 800);
      draw();
      await openAll();
      const label = one('.timeline text.strong').getBoundingClientRect();
      expect(label.height).toBeGreaterThan(10);
      expect(label.height).toBeLessThan(20);
    }
  });

  test('has dates written at the line where there is room, names alone where there is none', async () => {
    await page.viewport(1400, 800);
    draw();
    await openAll();
    expect(text(one('.timeline text.strong'))).toBe('안전 마감 10월 8일(수) 24:00');
    await page.viewport(320, 800);
    await expect.poll(() => text(one('.timeline text.strong'))).toBe('안전 마감');
  });

  test('stands beside its package and exhibits on a wide screen, above them on a narrow one', async () => {
    const boxes = () => [one('.case-panel'), one('[data-build]')].map((element) => element.getBoundingClientRect());
    await page.viewport(1400, 800);
    draw();
    const [wideCase, widePackage] = boxes();
    expect(widePackage!.left).toBeGreaterThan(wideCase!.right);
    expect(widePackage!.top).toBe(wideCase!.top);
    await page.viewport(700, 800);
    const [narrowCase, narrowPackage] = boxes();
    expect(narrowPackage!.top).toBeGreaterThan(narrowCase!.bottom);
  });

  test('keeps the safe date of the card, in large figures', async () => {
    await page.viewport(1400, 800);
    draw({ view: order() });
    const time = one<HTMLTimeElement>('.case-panel time[data-role="safe-deadline"]');
    expect(time.dateTime).toBe('2025-10-09T00:00:00+09:00');
    expect(Number.parseFloat(getComputedStyle(time).fontSize)).toBeGreaterThanOrEqual(32);
  });

  test('asks for several deliveries line by line and sends them as one answer', async () => {
    const question = { fact: 'deliveries', label: { key: 's.deliveries' }, input: 'moment' as const, many: true, value: '2025-10-02T15:20:00+09:00\n2025-10-12', origin: 'you' as const };
    const { calls } = draw({ view: order({ questions: [question], gaps: [{ key: 's.gap' }] }) });
    await userEvent.click(one('.question [data-action="correct"]'));
    const fields = [...document.querySelectorAll<HTMLInputElement>('.question .field input')];
    expect(fields.map((field) => field.value)).toEqual(['2025-10-02', '15:20', '2025-10-12', '']);
    await userEvent.fill(fields[3]!, '09:05');
    await userEvent.click(one('.question .field .button.plain'));
    expect(calls).toEqual([['say', 'deliveries', '2025-10-02T15:20:00+09:00\n2025-10-12T09:05:00+09:00']]);
  });
});

describe('the list', () => {
  test('shows of each case the safe date or words, and never a later time', () => {
    draw();
    const said = Object.fromEntries([...document.querySelectorAll<HTMLElement>('[data-case]')].map((row) => [row.dataset['case'], text(row.querySelector('.when')!)]));
    expect(said).toEqual({
      'kmong:order:6826723': '10월 8일(수) 24:00안전 마감이 지남',
      'kmong:order:6826724': '10월 8일(수) 24:00',
      'kmong:order:6826725': '10월 8일(수) 24:00마감됨',
      'kmong:order:6826726': '날짜 알 수 없음',
      'kmong:order:6826727': '도착 전',
      'kmong:order:6826728': '신청함',
      'r10:listing:1089270380': 'Pro Kat 기준에 못 미칩니다',
      'kmong:service:123456': '대상인지 알 수 없습니다',
    });
  });

  test('clamps a long title to two lines', async () => {
    await page.viewport(1400, 800);
    draw();
    const title = one('[data-case="kmong:order:6826724"] b');
    expect(title.getBoundingClientRect().height).toBeLessThanOrEqual(2 * Number.parseFloat(getComputedStyle(title).lineHeight) + 1);
    expect(title.scrollHeight).toBeGreaterThan(title.clientHeight);
  });

  test('is narrowed by number and by title, whatever the keyboard makes of İ, I, ı and i', () => {
    const ids = (typed: string) => findCases(SUMMARIES, typed).map((found) => found.caseId);
    expect(ids('#6826725')).toEqual(['kmong:order:6826725']);
    for (const typed of ['ilan', 'İLAN', 'ILAN', ' ılan ']) expect(ids(typed), typed).toEqual(['r10:listing:1089270380']);
    expect(ids('로고 디자인').length).toBeGreaterThan(0);
    expect(ids('')).toEqual(SUMMARIES.map((every) => every.caseId));
    expect(ids('none such')).toEqual([]);
  });

  test('says so when nothing matches what was typed', async () => {
    draw();
    await userEvent.fill(one('input[type="search"]'), '6826725');
    expect([...document.querySelectorAll<HTMLElement>('[data-case]')].map((row) => row.dataset['case'])).toEqual(['kmong:order:6826725']);
    await userEvent.fill(one('input[type="search"]'), 'zzz');
    expect(text(one('.list'))).toBe('찾는 건이 없습니다.');
  });

  test('opens a case by pointer and by keyboard', async () => {
    const { calls } = draw();
    await userEvent.click(one('[data-case="kmong:order:6826724"]'));
    one<HTMLElement>('[data-case="kmong:order:6826728"]').focus();
    await userEvent.keyboard('{Enter}');
    expect(calls).toEqual([['select', 'kmong:order:6826724'], ['select', 'kmong:order:6826728']]);
  });

  test('of a thousand cases is there at once at its head, whole soon after, and left alone by ticks and progress', async () => {
    const cases = Array.from({ length: 1000 }, (_, number) => summary(number, { safeClosesAt: ENDS.inclusive + number * 3_600_000 }));
    const rows = () => document.querySelectorAll('[data-case]').length;
    const { again } = draw({ cases });
    expect(rows()).toBeGreaterThanOrEqual(20);
    expect(rows()).toBeLessThan(200);
    await expect.poll(rows, { timeout: 10_000 }).toBe(1000);
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(one('.cases'), { subtree: true, childList: true, attributes: true, characterData: true });
    for (let done = 0; done < 50; done += 1) again({ now: OPEN_NOW + done * 60_000, build: { step: 'running', done, total: 50 } });
    expect([...changes, ...observer.takeRecords()]).toEqual([]);
  });

  test('shows the chosen case however far down it stands', async () => {
    await page.viewport(1400, 800);
    draw({ cases: Array.from({ length: 1000 }, (_, number) => summary(number)), selected: 'kmong:order:6827523' });
    const [row, list] = [one('[aria-current="true"]'), one('.list')].map((element) => element.getBoundingClientRect());
    expect(row!.top).toBeGreaterThanOrEqual(list!.top - 1);
    expect(row!.bottom).toBeLessThanOrEqual(list!.bottom + 1);
  });
});

/** An exhibit's picture, once its place is in the window and it was read. */
const thumbOf = (seq: number) => {
  one(`[data-exhibit="${seq}"]`).scrollIntoView();
  return vi.waitUntil(() => document.querySelector<HTMLButtonElement>(`[data-exhibit="${seq}"] button.thumb`));
};

describe('exhibits', () => {
  test('read their pictures as they come near the window, let them go when they leave the desk, and say where one is gone', async () => {
    await page.viewport(1400, 800);
    const [first] = EXHIBITS as [ExhibitView];
    const exhibits = Array.from({ length: 300 }, (_, i) => ({ ...first, seq: 300 - i, picture: `${300 - i}` }));
    const read: string[] = [];
    const made: string[] = [];
    const picture = async (hash: string) => {
      read.push(hash);
      if (hash === '299') return null;
      made.push(URL.createObjectURL(new Blob([Uint8Array.from(atob(PICTURE.split(',')[1]!), (char) => char.charCodeAt(0))], { type: 'image/png' })));
      return made.at(-1)!;
    };
    const { again } = draw({ exhibits }, 'ko', { answers: { picture } });
    await thumbOf(300);
    await expect.poll(() => text(one('[data-exhibit="299"] .thumb'))).toBe('그림 없음');
    expect(read).not.toContain('1');
    await thumbOf(1);
    expect(new Set(read).size).toBe(read.length);
    again({ exhibits: [] });
    await expect.poll(async () => (await Promise.allSettled(made.map((address) => fetch(address)))).every(({ status }) => status === 'rejected')).toBe(true);
  });

  test('are not drawn again while a package is built', async () => {
    const { again } = draw({ build: { step: 'running', done: 0, total: 8 } });
    await thumbOf(2);
    const seen: MutationRecord[] = [];
    const title = one('[data-exhibit="2"] h3');
    title.textContent = 'touched';
    const watcher = new MutationObserver((records) => seen.push(...records));
    watcher.observe(one('.exhibits'), { subtree: true, childList: true, characterData: true, attributes: true });
    again({ build: { step: 'running', done: 5, total: 8 } });
    await expect.poll(() => one<HTMLProgressElement>('[data-build] progress').value).toBe(5);
    seen.push(...watcher.takeRecords());
    watcher.disconnect();
    expect(seen).toEqual([]);
    expect(title.textContent).toBe('touched');
  });

  test('open larger on a press, close on Escape, and give the focus back', async () => {
    draw();
    const thumb = await thumbOf(2);
    await userEvent.click(thumb);
    const dialog = one<HTMLDialogElement>('dialog.picture');
    expect(dialog.open).toBe(true);
    expect(dialog.querySelector('img')?.src).toBe(PICTURE);
    expect(await axeFindings()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('dialog.picture')).toBe(null);
    expect(document.activeElement).toBe(thumb);
  });

  test('close by the button', async () => {
    draw();
    await userEvent.click(await thumbOf(2));
    await userEvent.click(one('dialog.picture .button'));
    await expect.poll(() => document.querySelector('dialog.picture')).toBe(null);
  });

  test('without a picture say so; the whole hash can be read', () => {
    draw();
    expect(text(one('[data-exhibit="1"] .thumb'))).toBe('그림 없음');
    expect(text(one('[data-exhibit="1"] .hash'))).toContain(HASH);
    expect(text(one('[data-exhibit="2"]'))).toContain('파일 2개, 1.2MB');
  });

  test('are removed in two steps, the first of which says what stays', async () => {
    const { calls } = draw({ exhibits: [EXHIBITS[0]!] });
    await userEvent.click(one('[data-action="remove"]'));
    expect(calls).toEqual([]);
    expect(text(one('.asking'))).toContain('되돌릴 수 없습니다');
    await userEvent.click(one('[data-action="remove-confirm"]'));
    expect(calls).toEqual([['remove', 2, '']]);
  });
});

describe('the package', () => {
  test('cannot be built without an exhibit, and says why', () => {
    draw({ exhibits: [] });
    expect(one<HTMLButtonElement>('[data-action="build"]').disabled).toBe(true);
    expect(text(one('[data-build]'))).toContain('증거를 하나 이상 봉인하면');
  });

  test('counts what was not checked beside what matches', () => {
    draw({ build: BUILT });
    expect([...document.querySelectorAll('[data-build] .verified summary .tag')].map(text)).toEqual(['일치 2', '확인하지 않음 1']);
    expect(one<HTMLDetailsElement>('.verified').open).toBe(false);
  });

  test('that does not match is open at once', () => {
    draw({ build: { ...BUILT, lines: DIFFERING } });
    expect(one<HTMLDetailsElement>('.verified').open).toBe(true);
  });

  test('being built can be cancelled and not started again', async () => {
    const { calls } = draw({ build: { step: 'running', done: 1, total: 3 } });
    expect(one<HTMLButtonElement>('[data-action="build"]').disabled).toBe(true);
    await userEvent.click(one('[data-action="cancel"]'));
    expect(calls).toEqual([['cancel']]);
  });
});

describe('the log', () => {
  test.each([
    ['copied', () => Promise.resolve(), '복사했습니다'],
    ['refused', () => Promise.reject(new DOMException('', 'NotAllowedError')), '복사하지 못했습니다. 코드를 직접 선택해 복사하세요.'],
  ])('says whether its head code was %s', async (_name, copyHead, words) => {
    draw({}, 'ko', { answers: { copyHead } });
    await userEvent.click(one('[data-action="copy-head"]'));
    await expect.poll(() => text(one('[data-action="picture-head"] + [role="status"]'))).toBe(words);
  });

  test.each([
    ['saved', () => Promise.resolve(), '그림을 다운로드 폴더에 저장했습니다'],
    ['stopped', () => Promise.reject(new Error('full')), '그림을 저장하지 못했습니다. 코드를 복사해 두세요.'],
  ])('says whether the picture of its head code was %s', async (_name, pictureHead, words) => {
    draw({}, 'ko', { answers: { pictureHead } });
    await userEvent.click(one('[data-action="picture-head"]'));
    await expect.poll(() => text(one('[data-action="picture-head"] + [role="status"]'))).toBe(words);
  });

  test.each(LOCALES)('its letter to oneself, in %s, holds the code, the key and the number of entries, and no address', (locale) => {
    draw({ log: { head: HASH, count: 3, keyFingerprint: OTHER, lastVerified: null, damaged: 0 } }, locale);
    const { protocol, pathname, searchParams } = new URL(one<HTMLAnchorElement>('[data-action="mail-head"]').href);
    expect([protocol, pathname]).toEqual(['mailto:', '']);
    for (const part of [HASH, OTHER, '3']) expect(searchParams.get('body')).toContain(part);
    expect(searchParams.get('subject')).toContain('Recourse');
  });

  test('is dated in the machine’s own zone', () => {
    draw({ log: { head: HASH, count: 3, keyFingerprint: HASH, lastVerified: kst('2025-10-05T09:00:00'), damaged: 0 } });
    expect(text(one('section[aria-labelledby="log"]'))).toContain('마지막 검증 10월 4일(토) 21:00');
  });
});
