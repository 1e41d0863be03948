import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, filesUnder, textOf } from './source';

const listing = (folder: string) => readdirSync(join(ROOT, folder)).sort();

test('the top level holds what the design names and nothing else', () => {
  const ignored = textOf('.gitignore').split('\n');
  const held = listing('.').filter((name) => !name.startsWith('.') && !ignored.includes(name) && !ignored.includes(`${name}/`));
  expect(held).toEqual(['LICENSE', 'README.md', 'components', 'entrypoints', 'lib', 'package-lock.json', 'package.json', 'public', 'test', 'tsconfig.json', 'wxt.config.ts']);
});

test('lib has the rooms that the design names', () => {
  expect(listing('lib')).toEqual(['cases', 'evidence', 'i18n', 'messaging', 'money', 'overlay', 'package', 'rules', 'settings', 'sites', 'time']);
});

test('test has no room beyond those that the design names', () => {
  const rooms = ['bench', 'browser', 'e2e', 'hostile', 'market', 'meta', 'pages', 'tools', 'unit'];
  const extra = readdirSync(join(ROOT, 'test'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !rooms.includes(entry.name))
    .map(({ name }) => name);
  expect(extra).toEqual([]);
});

test('no barrel files and nothing called utils', () => {
  const vague = ['lib', 'components'].flatMap(filesUnder).filter((path) => /(^|\/)(index|utils?|helpers?|misc|common)(\.tsx?$|\/)/.test(path));
  expect(vague).toEqual([]);
});
