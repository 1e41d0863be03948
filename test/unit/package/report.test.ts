import { describe, expect, it } from 'vitest';
import { escapeHtml, html } from '../../../lib/package/report/markup';
import { reportHtml } from '../../../lib/package/report/html';
import { sampleLog, withhold, linksOf, hashOf } from '../../hostile/sample';
import { listingView, LOCALES, modelOf, orderView, voice } from './views';
import type { Entry } from '../../../lib/evidence/entry';

const log = sampleLog();

/** Text of a page without its tags. */
const words = (page: string) => page.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('reportHtml', () => {
  it.each(LOCALES)('is written in %s with every part a stranger needs', async (locale) => {
    const page = reportHtml(await modelOf(log), voice(locale));
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain(`data-role="head">${linksOf(log.lines).at(-1)}<`);
    expect(page).toContain(`data-role="key">${log.key.fingerprint}<`);
    for (const seq of [1, 3, 5]) {
      expect(page).toContain(`id="exhibit-${seq}"`);
      expect(page).toContain(hashOf(log.lines[seq]!));
      for (const part of (log.lines[seq] as Entry).parts) expect(page).toContain(part.sha256);
    }
    expect(page.match(/data-rule="/g)).toHaveLength(7);
    expect(page).not.toMatch(/\{\w+\}/);
  });

  it('heads with the earliest reading, as 24:00 of its day, with its year', async () => {
    const page = reportHtml(await modelOf(log), voice('ko'));
    const headline = /<div class="date" data-role="safe-deadline"><time datetime="([^"]+)">([^<]+)</.exec(page);
    expect(headline?.slice(1)).toEqual(['2025-10-09T00:00:00+09:00', '2025년 10월 8일(수) 24:00']);
  });

  it('tells all four readings of the worked example', async () => {
    const page = reportHtml(await modelOf(log), voice('ko'));
    const ends = [...page.matchAll(/<td class="when"><time datetime="([^"]+)"/g)].map((found) => found[1]);
    expect(ends).toEqual(['2025-10-09T00:00:00+09:00', '2025-10-09T15:20:00+09:00', '2025-10-10T00:00:00+09:00', '2025-10-11T00:00:00+09:00']);
  });

  it('names no end when there is no safe date', async () => {
    const view = orderView();
    const unknown = { ...view.window, state: 'unknown' as const, why: { key: 'background.window.earlier-may-be-unseen' }, safe: null, latest: null, autoConfirmAt: null };
    const page = reportHtml(await modelOf(log, { view: { ...view, verdict: 'cannot-tell', window: unknown } }), voice('ko'));
    expect(page).not.toContain('data-role="safe-deadline"');
    expect(page).not.toMatch(/2025-10-(08|09|10|11)/);
    expect(words(page)).not.toMatch(/24:00/);
    expect(words(page)).toContain('더 이른 작업물 도착이 가려져 있을 수 있습니다');
  });

  it('past the safe date tells the last reading only in its sentence and its row', async () => {
    const view = orderView({ verdict: 'cannot-tell' });
    const page = reportHtml(await modelOf(log, { view: { ...view, window: { ...view.window, state: 'past-safe' } } }), voice('en'));
    expect(words(page)).toContain('It may still be open until Fri 10 Oct 2025 24:00 by another reading: Civil Act: moved past holidays.');
    expect(page).toContain('class="verdict soon"');
  });

  it('shows a listing with its floors in Turkish', async () => {
    const page = reportHtml(await modelOf(log, { view: listingView(), zone: 'Europe/Istanbul' }), voice('tr'));
    expect([...page.matchAll(/data-floor="([^"]*)" data-result="([^"]*)"/g)].map((found) => found.slice(1))).toEqual([['logo', 'below'], ['business-card', 'unknown']]);
    expect(page).toContain('Şık ve özgün logo tasarımı, İĞÜŞÖÇ ığüşöç');
    expect(page).toContain('data-result="borderline"');
  });

  it('masks personal numbers in its own text', async () => {
    const page = reportHtml(await modelOf(log), voice('ko'));
    expect(page).not.toContain('010-1234-5678');
    expect(page).toContain('***-****-****');
  });

  it('escapes what pages and people wrote, and runs nothing', async () => {
    const evil = '<img src=x onerror=alert(1)>"\'</title><script>alert(2)</script>';
    const lines = structuredClone(log.lines);
    (lines[1] as Entry).body['title'] = evil;
    (lines[1] as Entry).body['url'] = 'javascript:alert(3)';
    const page = reportHtml(await modelOf(log, { lines, view: orderView({ title: evil, subject: evil, url: 'javascript:alert(4)' }), order: { seller: evil } }), voice('en'));
    expect(page).not.toMatch(/<script|<img src=x|href="javascript:/i);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain(`content="default-src &#39;none&#39;; img-src`);
  });

  it('says what was withheld and what was left out', async () => {
    const part = (log.lines[1] as Entry).parts[0]!;
    const page = reportHtml(await modelOf(log, { lines: withhold(log.lines, 2, 4), withheldParts: [{ seq: 1, name: part.name, sha256: part.sha256, why: 'private' }] }), voice('en'));
    expect(words(page)).toContain('content is withheld or was removed: 2.');
    expect(words(page)).toContain('Left out: private. Not checked.');
    expect(page).not.toContain(`href="data/items/0001/${part.name}"`);
  });

  it('says when the clock ran backwards', async () => {
    const lines = structuredClone(log.lines);
    (lines[3] as Entry).time.utcMs -= 3_600_000;
    const page = reportHtml(await modelOf(log, { lines }), voice('en'));
    expect(words(page)).toContain('It was set, or ran backwards, before these entries: 3, 4.');
  });

  it('loads nothing from anywhere', async () => {
    const page = reportHtml(await modelOf(log), voice('ko'));
    expect(page).not.toMatch(/(?:src|href)="(?!data\/items\/|#exhibit-|https:\/\/kmong\.com\/)/);
    expect(page).not.toMatch(/url\(|@import/);
  });

  it('never claims what cannot be claimed', async () => {
    for (const locale of LOCALES) expect(reportHtml(await modelOf(log), voice(locale))).not.toMatch(/tamper-proof|court-admissible|legally valid/i);
  });
});

describe('markup', () => {
  it('escapes values and joins lists', () => {
    expect(html`<p title="${'"<&\''}">${['a', html`<b>${'<'}</b>`, null]}</p>`.text).toBe('<p title="&quot;&lt;&amp;&#39;">a<b>&lt;</b></p>');
  });

  it('takes direction overrides and control characters out', () => {
    expect(escapeHtml('a\u202eb\0c\ud800')).toBe('a\ufffdb\ufffdc\ufffd');
  });
});
