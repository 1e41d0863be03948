import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Pointing } from '../../lib/overlay/deps';
import type { Locale } from '../../lib/i18n/translate';
import { Places } from '../../components/options/Places';
import { render } from 'preact';
import { axeFindings, drawCard, type Call } from './draw';
import { OPEN_NOW, kst, sampleTranslate, unknownDate } from './samples';

beforeEach(() => document.body.replaceChildren());

const at = kst('2025-10-02T15:20:00');
const VALUE = { date: '2025-10-02', epochMs: at, earliestMs: at, latestMs: at + 60_000, precision: 'minute' as const };
const SPOT = { value: VALUE, line: '완성품 넘김 25.10.02 15:20', boxes: [{ left: 40, top: 60, width: 120, height: 18 }] };
const CHOOSE: Pointing = { step: 'choose', fact: 'deliveries', spot: SPOT, nth: 2, of: 3 };
const CONFIRM: Pointing = { step: 'confirm', fact: 'deliveries', spot: SPOT, words: '완성품 넘김', values: [VALUE, { ...VALUE, earliestMs: at + 86_400_000 }], byHand: true };

/** The card while a value is shown; `done` is what the user asked for, in order. */
function drawPointing(state: Pointing, locale: Locale = 'ko') {
  const done: Call[] = [];
  const note = (name: string) => (...args: unknown[]) => void done.push([name, ...args]);
  const act = { over: note('over'), walk: note('walk'), take: note('take'), use: note('use'), stop: note('stop') };
  return { ...drawCard(unknownDate(), OPEN_NOW, locale, { pointing: { state, act } }), done };
}

const text = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('the way in', () => {
  test('stands beside a value that is missing and in its entry, where there is a page to show it on', async () => {
    const view = { ...unknownDate(), gaps: [{ key: 's.gap', fact: 'deliveries' }] };
    view.questions = view.questions.map((question) => ({ ...question, pointable: true as const }));
    const asked: string[] = [];
    const { all, one, again } = drawCard(view, OPEN_NOW, 'ko', { onPoint: (fact) => asked.push(fact) });
    await userEvent.click(one('.gaps [data-action="point"]'));
    await userEvent.click(one('.question [data-action="correct"]'));
    await userEvent.click(one('.question [data-action="point"]'));
    expect(asked).toEqual(['deliveries', 'deliveries']);
    again({ onPoint: undefined });
    expect(all('[data-action="point"]')).toEqual([]);
  });

  test('a value that was shown can be forgotten, and is no answer to take back', async () => {
    const view = unknownDate();
    view.questions = [{ fact: 'order.agreedDue', label: { key: 's.due' }, input: 'moment', value: '2025-10-03', origin: 'you', pointable: true, shown: '약속한 날' }];
    const asked: string[] = [];
    const { one, root } = drawCard({ ...view, gaps: [{ key: 's.gap' }] }, OPEN_NOW, 'ko', { onForget: (fact) => asked.push(fact) });
    expect(text(one('.question .given'))).toContain('‘약속한 날’');
    await userEvent.click(one('.question [data-action="correct"]'));
    await userEvent.click([...root.querySelectorAll<HTMLElement>('.answer > button')].find((button) => text(button).includes('약속한 날')) as HTMLElement);
    expect(asked).toEqual(['order.agreedDue']);
    expect(text(one('.question .answer .field'))).not.toContain('내 답 취소');
  });
});

describe('while a value is chosen', () => {
  test('the card is a bar with the keyboard in it; the value is outlined and said', () => {
    const { one, all, root } = drawPointing(CHOOSE);
    expect(all('.card')).toEqual([]);
    expect(root.activeElement).toBe(one('.point-bar'));
    expect(text(one('.point-marks b'))).toBe('10월 2일(목) 15:20');
    expect(text(one('[data-role="point-value"]'))).toBe('2/3 · 이렇게 읽습니다: 10월 2일(목) 15:20 (‘완성품 넘김 25.10.02 15:20’)');
    expect(one('[data-role="point-value"]').getAttribute('aria-live')).toBe('polite');
    expect(one('.point-marks i').getBoundingClientRect()).toMatchObject({ left: 37, top: 58, width: 126, height: 22 });
  });

  test('Tab and arrows walk, Enter takes, Esc stops', async () => {
    const { done } = drawPointing(CHOOSE);
    await userEvent.keyboard('{Tab}{Shift>}{Tab}{/Shift}{ArrowDown}{ArrowUp}{Enter}{Escape}');
    expect(done).toEqual([['walk', 1], ['walk', -1], ['walk', 1], ['walk', -1], ['take'], ['stop']]);
  });

  test('a press on the layer takes what lies beneath, and reaches nobody else', async () => {
    const { one, done } = drawPointing(CHOOSE);
    const heard: string[] = [];
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) document.addEventListener(type, () => heard.push(type), { once: true });
    await userEvent.click(one('.point-layer'), { position: { x: 100, y: 700 } });
    expect(done.slice(-2)).toEqual([['over', 100, 700], ['take']]);
    expect(heard).toEqual([]);
  });

  test('events that a script makes do nothing', () => {
    const { one, done } = drawPointing(CHOOSE);
    one('.point-layer').dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: 5, clientY: 5 }));
    one('.point-layer').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    one('.point-bar').dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'Enter' }));
    one('[data-action="point-take"]').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(done).toEqual([]);
  });
});

describe('when it was taken', () => {
  test('says the value, the words beside it and all else that is read so, and asks', async () => {
    const { one, done, root } = drawPointing(CONFIRM);
    expect(text(one('[data-role="point-value"]'))).toBe('작업물 도착: 10월 2일(목) 15:20');
    expect(text(one('.point-bar'))).toContain('‘완성품 넘김’ 옆에서 읽었습니다');
    expect(text(one('.point-bar'))).toContain('10월 2일(목) 15:20, 10월 3일(금) 15:20');
    expect(root.activeElement).toBe(one('[data-action="point-next"]'));
    await userEvent.click(one('[data-action="point-next"]'));
    await userEvent.click(one('[data-action="point-here"]'));
    await userEvent.click(one('[data-action="point-stop"]'));
    expect(done).toEqual([['use', 'next'], ['use', 'here'], ['stop']]);
  });

  test('without words to find it by, only this page can use it', () => {
    const { all } = drawPointing({ ...CONFIRM, words: null, values: [] });
    expect([all('[data-action="point-next"]').length, all('[data-action="point-here"]').length]).toEqual([0, 1]);
  });
});

describe.each(['ko', 'tr', 'en'] as const)('%s', (locale) => {
  test.each([['choosing', CHOOSE], ['confirming', CONFIRM]])('%s breaks no accessibility rule, and every target is 24 px', async (_, state) => {
    const { root } = drawPointing(state, locale);
    expect(await axeFindings()).toEqual([]);
    const small = [...root.querySelectorAll('button')].map((button) => button.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24);
    expect(small).toEqual([]);
  });
});

test('the options list what was shown, and forget it', async () => {
  const forgotten: string[] = [];
  const place = { id: 'a', site: 'kmong', fact: 'deliveries', form: 'moment', label: '완성품넘김', words: '완성품 넘김', relation: 'next', heading: null, at } as const;
  render(<Places places={[place]} t={sampleTranslate('ko', OPEN_NOW)} locale="ko" now={OPEN_NOW} onForget={(id) => forgotten.push(id)} />, document.body);
  expect(text(document.body)).toContain('Kmong · 작업물 도착: ‘완성품 넘김’ 옆');
  await userEvent.click(document.querySelector('[data-action="forget-place"]') as HTMLElement);
  expect(forgotten).toEqual(['a']);
});
