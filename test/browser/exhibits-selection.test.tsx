import { beforeEach, expect, test } from 'vitest';
import { markedText, sealMarked } from '../../lib/overlay/selection';
import type { Call } from '../../lib/messaging/call';

beforeEach(() => {
  document.title = '주문';
  document.getSelection()?.removeAllRanges();
  document.body.innerHTML = `<header>크몽</header><script>const hidden = 1;</script><main><p id="a">수정은 <b>두 번</b>까지 무료입니다.</p><p id="b">원본 파일을 <i>함께</i> 드립니다.</p></main><footer>끝</footer>`;
});

/** Marks from a place in one text to a place in another, as a drag does. */
function mark(from: [Node, number], to: [Node, number]): void {
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
const textOf = (selector: string, nth = 0) => [...(document.querySelector(selector)?.childNodes ?? [])].filter((node) => node instanceof Text)[nth] as Text;

test('the words themselves with what the page shows before and after them, scripts left out', () => {
  mark([textOf('#a b'), 0], [textOf('#a b'), 3]);
  expect(markedText('')).toEqual({ text: '두 번', before: '크몽\n수정은', after: '까지 무료입니다.\n원본 파일을 함께 드립니다.\n끝', inPage: true });
});

test('at most two hundred characters on either side', () => {
  document.querySelector('header')!.textContent = '가'.repeat(500);
  document.querySelector('footer')!.textContent = '나'.repeat(500);
  mark([textOf('#b i'), 0], [textOf('#b i'), 2]);
  const marked = markedText('');
  expect([marked?.before.length, marked?.after.length]).toEqual([200, 200]);
  expect(marked?.before.endsWith('원본 파일을')).toBe(true);
  expect(marked?.after.startsWith('드립니다.')).toBe(true);
});

test('marked by whole elements, what is marked stands in neither side', () => {
  const main = document.querySelector('main')!;
  mark([main, 1], [main, 2]);
  const marked = markedText('');
  expect(marked?.text.trim()).toBe('원본 파일을 함께 드립니다.');
  expect(marked).toMatchObject({ before: '크몽\n수정은 두 번까지 무료입니다.', after: '끝' });
});

test('where nothing is marked on the page itself, the browser’s word stands alone and is said to', () => {
  expect(markedText('프레임 안의 글')).toEqual({ text: '프레임 안의 글', before: '', after: '', inPage: false });
  expect(markedText(' ')).toBeNull();
});

test('it is sealed with address and title; with nothing marked nothing is asked of the background', async () => {
  const asked: unknown[] = [];
  const call = (async (name: string, data: unknown) => {
    asked.push([name, data]);
    return { ok: true, value: { seq: 3, entryHash: '', completeness: [] } };
  }) as Call;
  mark([textOf('#a b'), 0], [textOf('#a b'), 3]);
  expect(await sealMarked(markedText(''), 'kmong:order:1', call)).toMatchObject({ ok: true, value: { seq: 3 } });
  expect(asked).toMatchObject([['saveSelection', { caseId: 'kmong:order:1', url: location.href, title: '주문', text: '두 번', inPage: true }]]);
  expect(await sealMarked(null, 'kmong:order:1', call)).toEqual({ ok: false, error: 'exhibits.error.no-selection' });
  expect(asked).toHaveLength(1);
});
