import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { CheckFile } from '../../components/desk/CheckFile';
import type { CheckState } from '../../components/desk/desk-view';
import { textsFor } from '../../lib/i18n/catalogue';
import type { Locale } from '../../lib/i18n/translate';
import { sourceOf } from '../../lib/package/source';
import { verifyPackage } from '../../lib/package/verify';
import { axeFindings } from './draw';
import { cutOff, drawPage } from './draw-page';
import { sampleTranslate, OPEN_NOW } from './samples';

const LOCALES: Locale[] = ['ko', 'tr', 'en'];
const ascii = (text: string) => new TextEncoder().encode(text);

/** The first local header of an archive by APPNOTE 4.3.7, with what follows it. */
const begun = (name: string, rest = '') => ascii(`PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}${rest}`);

/** What people drop, and the sentence that must answer in their language, written by hand. */
const DROPPED: [name: string, bytes: Uint8Array, says: Record<Locale, string>, lines: boolean][] = [
  ['letter.txt', ascii('Dear seller,'), { ko: 'ZIP 파일이 아닙니다', tr: 'bu bir ZIP dosyası değil', en: 'this is not a ZIP file' }, false],
  ['empty.zip', new Uint8Array(), { ko: 'ZIP 파일이 아닙니다', tr: 'bu bir ZIP dosyası değil', en: 'this is not a ZIP file' }, false],
  ['contract.docx', begun('word/document.xml'), { ko: '이 ZIP 파일은 Recourse 패키지가 아닙니다', tr: 'bu ZIP dosyası bir Recourse paketi değil', en: 'this ZIP file is no Recourse package' }, false],
  ['backup.zip', begun('cases.jsonl', 'manifest.json'), { ko: '패키지가 아니라 기록의 백업입니다', tr: 'bu bir paket değil, günlüğün yedeği', en: 'this is a backup of the log, not a package' }, false],
  ['half.zip', begun('bagit.txt', 'BagIt-Version: 1.0'), { ko: '파일이 잘렸거나', tr: 'dosya kesilmiş', en: 'the file is cut short' }, true],
];

async function checked(name: string, bytes: Uint8Array): Promise<CheckState> {
  const { result, lines } = await verifyPackage(sourceOf(new Blob([bytes as Uint8Array<ArrayBuffer>])));
  return { step: 'done', name, result, lines };
}

const draw = (check: CheckState, locale: Locale) =>
  drawPage<{ check: CheckState }, object>('desk', { check }, { view: (model) => <main><h2>·</h2><CheckFile check={model.check} t={sampleTranslate(locale, OPEN_NOW)} onCheck={() => undefined} /></main>, locale });

afterEach(() => page.viewport(400, 900));

describe.each(DROPPED)('dropping %s', (name, bytes, says, lines) => {
  test.each(LOCALES)('is answered in clear words: %s', async (locale) => {
    await page.viewport(320, 700);
    draw(await checked(name, bytes), locale);
    const answer = document.querySelector('[data-checked]')!;
    expect(answer.getAttribute('data-checked')).toBe('DOES NOT MATCH');
    const notice = answer.querySelector('.notice')!;
    expect(notice.textContent).toContain(textsFor(locale)['desk.verify.differs']);
    expect(notice.textContent).toContain(says[locale]);
    expect(notice.textContent).toContain(name);
    // What the file is says it all; for a broken package the checks are told one by one.
    expect(answer.querySelectorAll('[data-check]').length > 0).toBe(lines);
    expect(cutOff()).toEqual([]);
    expect(await axeFindings()).toEqual([]);
  });
});

test('a package that matches shows no reason, and what was not checked is not shown as good', () => {
  draw({ step: 'done', name: 'good.zip', result: 'MATCHES', lines: [{ id: 'archive', state: 'MATCHES', reason: 'ok', detail: '' }, { id: 'report', state: 'NOT CHECKED', reason: 'not-compared', detail: '' }] }, 'en');
  expect(document.querySelector('[data-reason]')).toBeNull();
  const report = document.querySelector('[data-check="report"]')!;
  expect(report.className).toBe('tone-unsure');
  expect(report.textContent).toContain('nobody compared their words');
});
