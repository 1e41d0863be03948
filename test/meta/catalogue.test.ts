import { describe, expect, test } from 'vitest';
import { QUESTIONS } from '../../lib/cases/questions';
import kmongPrime from '../../lib/rules/packs/kmong-prime.json';
import r10ProKat from '../../lib/rules/packs/r10-pro-kat.json';
import { SERVICES } from '../../lib/sites/r10/services';
import { LOCALES, PARTS, allTexts, literalKeys, part, slotsOf, templateKeys, union, wordsIn } from './catalogue';

const PACKS = [kmongPrime, r10ProKat];
const MODEL = 'lib/rules/model.ts';
const VIEW = 'lib/cases/view.ts';
const texts = allTexts('en');
const missing = (keys: string[]) => [...new Set(keys)].filter((key) => !Object.hasOwn(texts, key));

describe.each(PARTS)('part %s', (name) => {
  test('has the same keys in every language', () => {
    const keys = Object.keys(part(name, 'en')).sort();
    for (const locale of LOCALES) expect(Object.keys(part(name, locale)).sort(), locale).toEqual(keys);
  });

  test('has the same {slots} in every language', () => {
    const english = part(name, 'en');
    for (const locale of LOCALES) {
      const differing = Object.entries(part(name, locale)).filter(([key, text]) => slotsOf(text).join() !== slotsOf(english[key] ?? '').join());
      expect(differing, locale).toEqual([]);
    }
  });

  test('has no empty text, none with stray spaces and none with a broken slot', () => {
    for (const locale of LOCALES) {
      const odd = Object.entries(part(name, locale)).filter(([, text]) => text.trim() === '' || text !== text.trim() || /[{}]/.test(text.replaceAll(/\{\w+\}/g, '')));
      expect(odd, locale).toEqual([]);
    }
  });
});

test('no key stands in two parts', () => {
  const keys = PARTS.flatMap((name) => Object.keys(part(name, 'en')));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

describe('what the code asks for is there', () => {
  test('every key that is written out', () => {
    expect(literalKeys(texts).filter(({ key }) => !Object.hasOwn(texts, key)).map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
  });

  test('every kind of key that is put together', () => {
    const keys = Object.keys(texts);
    expect(templateKeys(texts).filter(({ pattern }) => !keys.some((key) => pattern.test(key))).map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
  });

  test('every text is asked for', () => {
    const written = new Set(literalKeys(texts).map(({ key }) => key));
    const patterns = templateKeys(texts).map(({ pattern }) => pattern);
    expect(Object.keys(texts).filter((key) => !written.has(key) && !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  test('every reason for not knowing', () => {
    const reasons = [...union(MODEL, 'WhyUnknown'), ...wordsIn(['lib/time'], /= '((?:no-)?holiday-table(?:-\w+)?)'/g)];
    expect(missing(reasons.map((why) => `why.${why}`))).toEqual([]);
    expect(missing(union(MODEL, 'WhyUnknown').map((why) => `background.window.${why}`))).toEqual([]);
  });

  test('every word of a result', () => {
    const keys = [
      ...union(MODEL, 'Result').map((word) => `result.${word}`),
      ...union(MODEL, 'Decider').map((word) => `decider.${word}`),
      ...union(MODEL, 'Status').map((word) => `status.${word}`),
      ...union(MODEL, 'Origin').flatMap((word) => [`card.origin.${word}`, `origin.${word}`]),
      ...union(MODEL, 'FloorResult').map((word) => `card.floor.${word}`),
      ...union(MODEL, 'Verdict').map((word) => `background.because.${word}`),
      ...union('lib/time/windows.ts', 'ReadingKind').flatMap((kind) => [`reading.${kind}.name`, `reading.${kind}.why`]),
      ...union(VIEW, 'OrderVerdict').flatMap((word) => [`card.verdict.order.${word}`, `card.verdict.service.${word}`]),
      ...union(VIEW, 'ListingVerdict').map((word) => `card.verdict.listing.${word}`),
    ];
    expect(missing(keys)).toEqual([]);
  });

  test('every fact that can be asked, corrected or found missing, and every choice', () => {
    const gaps = wordsIn(['lib/sites', 'lib/cases'], /\bfield: '([\w.]+)'/g);
    const choices = Object.values(QUESTIONS).flatMap(({ choices: words }) => words ?? []);
    expect(missing([...gaps, ...Object.keys(QUESTIONS)].map((fact) => `fact.${fact}.label`))).toEqual([]);
    expect(missing(choices.map((choice) => `choice.${choice}`))).toEqual([]);
  });

  test('everything that a capture may lack', () => {
    const codes = wordsIn(['lib/overlay'], /\bcodes\.(?:push|add)\([^)]*?'([\w-]+)'/g);
    const others = wordsIn(['lib/overlay'], /\bcodes\.(?:push|add)\([^)]*?: '([\w-]+)'\)/g);
    const elements = wordsIn(['lib/overlay'], /\bmissing\(writing, \w+, '([\w-]+)'\)/g);
    expect(missing([...codes, ...others, ...elements].map((code) => `completeness.${code}`))).toEqual([]);
  });
});

describe.each(PACKS)('pack $id', (pack) => {
  test('says what each clause says, and what the programme is', () => {
    expect(missing([`programme.${pack.id}.name`, `programme.${pack.id}.note`, ...pack.clauses.map(({ id }) => `clause.${id}.says`)])).toEqual([]);
  });

  test('has a title and a sentence for each result of each rule', () => {
    const keys = pack.rules.flatMap(({ id, test: { op, ...rest } }) => {
      const theirsAlone = op === 'theirs' && (rest as { fact: string | null }).fact === null;
      const results = theirsAlone ? ['unknown'] : ['met', 'not-met', 'unknown', ...(op === 'readings' ? ['borderline'] : [])];
      return ['title', ...results].map((word) => `rule.${id}.${word}`);
    });
    expect(missing(keys)).toEqual([]);
  });

  test('names each floor, each threshold with its unit, and each ground', () => {
    expect(missing(pack.thresholds.flatMap(({ id, unit }) => [`threshold.${id}.name`, `unit.${unit}`]))).toEqual([]);
    expect(missing([...pack.floors.map(({ id }) => `floor.${id}.name`), ...pack.grounds.map(({ id }) => `choice.${id}`)])).toEqual([]);
  });
});

test('every service that the listing reader binds has a name', () => {
  expect(missing(Object.keys(SERVICES).map((id) => `floor.${id}.name`))).toEqual([]);
});

describe('nothing is glued to a value whose ending is not known', () => {
  // A closing quote or bracket between the two changes nothing: the particle still goes by the value's last sound.
  const particle = /\{\w+\}[’”'"»」』)\]]?(?:은|는|이|가|을|를|의|와|과|로|으로|에|에서|에게|께|도|만|부터|까지|이나|나|라고|이라고|처럼|보다|마다)(?![\p{L}\p{N}])/u;
  // A closing quote is followed by a space or a sign; an apostrophe before a suffix by a letter.
  const suffix = /\{\w+\}(?:['’”"»)\]]?\p{L})/u;

  test('Korean: no particle', () => {
    expect(Object.entries(allTexts('ko')).filter(([, text]) => particle.test(text))).toEqual([]);
  });

  test('Turkish: no suffix', () => {
    expect(Object.entries(allTexts('tr')).filter(([, text]) => suffix.test(text))).toEqual([]);
  });

  test('the patterns find what they are for, and spare counters', () => {
    for (const text of ['{x}은 없습니다', '‘{x}’을 고릅니다', '{x}까지, 됩니다', '{x}의 가격', '{x}은(는) 없습니다']) expect(particle.test(text)).toBe(true);
    for (const text of ['{n}개', '{n}일 남음', '{x} 이상', '{n}원']) expect(particle.test(text)).toBe(false);
    for (const text of ["{x}'de", '{x}’ten', '{x}de', '{x}”den']) expect(suffix.test(text)).toBe(true);
    for (const text of ['‘{x}’ seçildi', '{n}. teslim', '{n} gün', '{x}: {y}']) expect(suffix.test(text)).toBe(false);
  });
});

test('no text promises what evidence cannot', () => {
  const promises = /tamper.?proof|court.?admissible|legally valid|위변조 ?(?:불가|방지)|법적 효력이 있|mahkemede geçerli|yasal olarak geçerli|değiştirilemez/i;
  for (const locale of LOCALES) expect(Object.entries(allTexts(locale)).filter(([, text]) => promises.test(text)), locale).toEqual([]);
});
