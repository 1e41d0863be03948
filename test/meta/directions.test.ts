import { describe, expect, test } from 'vitest';
import { codeOf, filesUnder, importsOf, reachedFrom, shippedCode } from './source';

/** Rooms and packages that each room may import when the program runs; types may be named from anywhere. By the design's 'Rooms'. */
const MAY_IMPORT: Record<string, { rooms: string[]; packages: string[] }> = {
  'lib/money': { rooms: ['lib/money'], packages: [] },
  'lib/time': { rooms: ['lib/time', 'lib/money'], packages: ['@hyunbinseo/holidays-kr'] },
  'lib/rules': { rooms: ['lib/rules', 'lib/money', 'lib/time'], packages: ['zod'] },
  'lib/sites': { rooms: ['lib/sites', 'lib/money', 'lib/time'], packages: [] },
  'lib/overlay': { rooms: ['lib/overlay', 'lib/sites'], packages: ['wxt'] },
  components: { rooms: ['components', 'lib/i18n'], packages: ['preact'] },
};

const inside = (path: string, room: string) => path.startsWith(`${room}/`);
const CONTENT = filesUnder('entrypoints').filter((path) => path.includes('.content.'));
/** Scripts that a content script asks for when it needs them. */
const PARTS = filesUnder('entrypoints').filter((path) => /^entrypoints\/(?:card|capture|read-\w+)\.ts$/.test(path));

describe('who may import whom', () => {
  test.each(Object.entries(MAY_IMPORT))('%s', (room, { rooms, packages }) => {
    const wrong = shippedCode()
      .filter((path) => inside(path, room))
      .flatMap((path) =>
        importsOf(path)
          .filter(({ typeOnly, to }) => !typeOnly && !rooms.some((allowed) => inside(to, allowed)) && !packages.some((name) => to === name || inside(to, name)))
          .map(({ to }) => `${path} imports ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  test('a site knows no other site; only the registry lists them', () => {
    const sites = ['lib/sites/kmong', 'lib/sites/r10'];
    const wrong = shippedCode()
      .filter((path) => inside(path, 'lib') && path !== 'lib/sites/registry.ts')
      .flatMap((path) => {
        const own = sites.find((site) => inside(path, site));
        return importsOf(path)
          .filter(({ to }) => sites.some((site) => site !== own && inside(to, site)))
          .map(({ to }) => `${path} imports ${to}`);
      });
    expect(wrong).toEqual([]);
  });
});

describe('money, time and rules know nothing of the browser', () => {
  const BROWSER = /\b(?:document|navigator|localStorage|sessionStorage|indexedDB|location|chrome|browser)\s*\.\s*\w|\bwindow\s*\.\s*(?:document|location|addEventListener)\b/;
  test.each(['lib/money', 'lib/time', 'lib/rules'])('%s', (room) => {
    expect(shippedCode().filter((path) => inside(path, room) && BROWSER.test(codeOf(path)))).toEqual([]);
  });
});

describe('what a content script carries', () => {
  test('there are two, one for each site', () => {
    expect(CONTENT).toEqual(['entrypoints/kmong.content.tsx', 'entrypoints/r10.content.tsx']);
  });

  test.each(CONTENT)('%s: reader, drawing and capture come when they are needed', (content) => {
    const early = [...reachedFrom([content], { types: false }).keys()].filter((path) => path === 'preact' || inside(path, 'components') || inside(path, 'lib/money') || inside(path, 'lib/time'));
    expect(early).toEqual([]);
  });

  test.each([...CONTENT, ...PARTS])('%s: no schema library, no database, no evidence code, no rule pack', (content) => {
    const ways = reachedFrom([content], { types: false });
    const heavy = [...ways].filter(([path]) => path === 'dexie' || path === 'zod' || inside(path, 'zod') || inside(path, 'lib/evidence') || inside(path, 'lib/rules') || inside(path, 'lib/i18n/messages'));
    expect(heavy.map(([, way]) => way.join(' > '))).toEqual([]);
  });
});

describe('every file is used', () => {
  test('each file under lib and components is reached from an entrypoint or a command', () => {
    const starts = [...filesUnder('entrypoints'), ...filesUnder('test/tools').filter((path) => path.endsWith('.mjs'))];
    const reached = reachedFrom(starts, { types: true });
    // A font's licence travels beside it and is imported by nothing.
    const licence = /\/(?:OFL|LICENSE)(?:\.txt)?$/;
    expect(['lib', 'components'].flatMap(filesUnder).filter((path) => !reached.has(path) && !licence.test(path))).toEqual([]);
  });
});
