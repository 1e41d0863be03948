// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { foldLabel } from '../../../lib/sites/dom/fold';
import { linesOf } from '../../../lib/sites/dom/lines';
import { textMap, visibleText } from '../../../lib/sites/dom/text';
import { showHtml } from './pages';

describe('labels', () => {
  it('folds spaces, middle dots, slashes and split Hangul', () => {
    expect(foldLabel(' 구매\u00a0확정 ')).toBe('구매확정');
    expect(foldLabel('취소·문제 해결')).toBe(foldLabel('취소/문제해결'));
    expect(foldLabel('작업물 도착'.normalize('NFD'))).toBe('작업물도착');
    expect(foldLabel('İstanbul ıI')).toBe('İstanbulıI');
  });
});

describe('text map', () => {
  const map = (html: string) => {
    showHtml(html);
    return textMap(document.body);
  };

  it('parts blocks, cells and breaks, joins what is inline', () => {
    showHtml('<p>가 <b>나</b>다</p><p>라<br>마</p><table><tr><td>1</td><td>2</td></tr></table>');
    expect(visibleText(document.body)).toBe('가 나다\n라\n마\n1\n2');
  });

  it('leaves out what is not shown, and gives it on request', () => {
    showHtml('<style>.x{display:none}</style><p>가</p><p class="x">나</p><p hidden>다</p><details><summary>라</summary><p>마</p></details><script>바</script>');
    expect(visibleText(document.body)).toBe('가\n라');
    expect(visibleText(document.body, { take: 'hidden' })).toBe('나\n다\n마');
  });

  it('does not join numbers that stand apart in a flex row, and joins those that do not', () => {
    showHtml('<style>.r{display:flex}</style><div class="r"><span>1</span><span>15,000원</span></div><p><b>15</b><i>,000원</i></p>');
    expect(visibleText(document.body)).toBe('1\n15,000원\n15,000원');
  });

  it('leads back to the nodes by ranges over exactly the text', () => {
    const found = map('<p>총 <b>10</b>.000 TL</p><div>x</div>');
    const index = found.text.indexOf('10.000 TL');
    expect(found.rangeAt(index, '10.000 TL'.length)?.toString()).toBe('10.000 TL');
    expect(found.nodeAt(index)?.data).toBe('10');
    expect(found.rangeAt(found.text.length, 3)).toBeNull();
    expect(linesOf(found).map((line) => line.folded)).toEqual(['총10.000TL', 'x']);
  });
});
