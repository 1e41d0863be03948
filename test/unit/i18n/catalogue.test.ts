import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cardTexts, textsFor } from '../../../lib/i18n/catalogue';

const FOLDER = new URL('../../../lib/i18n/messages/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const read = (name: string): Record<string, string> => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
const parts = [...new Set(files.map((name) => name.split('.')[0]!))];
const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe.each(parts)('%s', (part) => {
  const [ko, tr, en] = ['ko', 'tr', 'en'].map((locale) => read(`${part}.${locale}.json`)) as [Record<string, string>, Record<string, string>, Record<string, string>];

  test('has the same keys in all languages', () => {
    expect(Object.keys(tr).sort()).toEqual(Object.keys(en).sort());
    expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
  });

  test('has the same slots in all languages', () => {
    for (const key of Object.keys(en)) {
      expect([key, slots(tr[key]!)]).toEqual([key, slots(en[key]!)]);
      expect([key, slots(ko[key]!)]).toEqual([key, slots(en[key]!)]);
    }
  });
});

test('no key stands in two parts', () => {
  const keys = files.filter((name) => name.includes('.en.')).flatMap((name) => Object.keys(read(name)));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('the catalogue is all parts; the card’s lacks those of the extension’s pages', () => {
  for (const locale of ['ko', 'tr', 'en'] as const) {
    const all = files.filter((name) => name.includes(`.${locale}.`)).reduce((sum, name) => sum + Object.keys(read(name)).length, 0);
    expect(Object.keys(textsFor(locale))).toHaveLength(all);
    expect(Object.keys(cardTexts(locale)).some((key) => key.startsWith('desk.'))).toBe(false);
    expect(cardTexts(locale)['card.capture']).toBe(read(`card.${locale}.json`)['card.capture']);
  }
});

/** Hangul particles that change with the sound before them must not follow a slot; Turkish suffixes must not be glued to one. */
test.each(parts)('%s: nothing that bends is glued to a slot', (part) => {
  const bent = Object.entries(read(`${part}.ko.json`)).filter(([, text]) => /\}(을|를|은|는|이|가|과|와|으로|로)(?=[\s.,)]|$)/.test(text));
  const glued = Object.entries(read(`${part}.tr.json`)).filter(([, text]) => /\}['’]?\p{L}/u.test(text));
  expect([bent, glued]).toEqual([[], []]);
});
