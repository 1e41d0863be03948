// @vitest-environment happy-dom
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kmong } from '../../../lib/sites/kmong/kmong';
import { r10 } from '../../../lib/sites/r10/r10';
import type { Site } from '../../../lib/sites/site';
import { compare, inZone, type Expected } from './compare';

/** Pages written from the description of the sites alone, without a look at the readers, each with what a person reads on it. */
const SITES: Site[] = [kmong, r10];

describe.each(SITES)('pages by strangers', (site) => {
  const folder = join(import.meta.dirname, '../../pages', site.id, 'strangers');
  const names = readdirSync(folder).filter((name) => name.endsWith('.html')).map((name) => name.slice(0, -5));

  it.each(names)(`${site.id}: %s`, (name) => {
    const page = new DOMParser().parseFromString(readFileSync(join(folder, `${name}.html`), 'utf8'), 'text/html');
    document.head.innerHTML = page.head.innerHTML;
    document.body.innerHTML = page.body.innerHTML;
    const expected = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8')) as Expected;
    const reading = site.read(document, new URL(expected.url), inZone(expected.now, site.zone));
    expect(compare(reading, expected, site.zone)).toEqual({ wrong: [], missing: [] });
  });
});
