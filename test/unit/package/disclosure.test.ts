import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../../lib/evidence/entry';
import { derivedCopies, maskedName } from '../../../lib/package/derived';
import { PROFILES, profileOf } from '../../../lib/package/profiles';
import { maskPersonal } from '../../../lib/package/redact';
import { reportHtml } from '../../../lib/package/report/html';
import { sourceOf } from '../../../lib/package/source';
import { verifyPackage } from '../../../lib/package/verify';
import { BY_CHOICE, leftOutParts, withheldSeqs, wordsIn, type Keep, type PackageWishes } from '../../../lib/package/wishes';
import { png } from '../../hostile/png';
import { hashOf, inputOf, pack, sampleLog, withhold } from '../../hostile/sample';
import { modelOf, voice } from './views';

const folder = mkdtempSync(join(tmpdir(), 'recourse-disclosure-'));
afterAll(() => rmSync(folder, { recursive: true }));

const log = sampleLog('disclosure', [png(80, 60, (x, y) => [x, y, 7]), png(80, 60, (x, y) => [y, x, 9])]);
const EXHIBITS = [1, 3, 5];
const blob = async (hash: string) => log.blobs.get(hash)!;

function wishes(keep: Record<number, Keep>, more: Partial<PackageWishes> = {}): PackageWishes {
  return { profile: profileOf('mb-10'), keep, words: [], stitch: true, ...more };
}

/** A package made by the choices, as the desk makes it. */
async function made(choice: PackageWishes) {
  const lines = withhold(log.lines, ...withheldSeqs(choice));
  const withheldParts = leftOutParts(lines, choice);
  const derived = await derivedCopies(lines, choice, { blob, mask: (text) => maskPersonal(text, choice.words) });
  const model = await modelOf(log, { lines, withheldParts, derived, heldBack: withheldSeqs(choice), copyOnly: [...new Set(withheldParts.map(({ seq }) => seq))] });
  const html = reportHtml(model, voice('en'));
  const { zip, built } = await pack(inputOf(log, { lines, withheldParts, derived, report: { html } }));
  return { zip, built, derived, html };
}

const python = (path: string) => JSON.parse(execFileSync('python3', ['-B', new URL('../../../public/verify_package.py', import.meta.url).pathname, path, '--json']).toString());

describe('any choice of exhibits', () => {
  it('verifies by both verifiers, and holds no file that was left out', async () => {
    const choice = fc.record(Object.fromEntries(EXHIBITS.map((seq) => [seq, fc.constantFrom<Keep>('sealed', 'copy', 'withheld')])));
    let n = 0;
    await fc.assert(
      fc.asyncProperty(choice, async (keep) => {
        const { zip, built } = await made(wishes(keep));
        expect((await verifyPackage(sourceOf(zip))).result).toBe('MATCHES');
        const path = join(folder, `${n++}.zip`);
        writeFileSync(path, zip);
        expect(python(path).result).toBe('MATCHES');
        const names = built.files.map(({ name }) => name);
        for (const seq of EXHIBITS) {
          const items = names.filter((name) => name.startsWith(`data/items/000${seq}/`));
          const parts = (log.lines[seq] as Entry).parts.length;
          expect(items.length).toBe({ sealed: parts + 1, copy: 1, withheld: 0 }[keep[seq]!]);
        }
        const anyCopy = EXHIBITS.some((seq) => keep[seq] === 'copy');
        expect(names.includes('data/withheld.json')).toBe(anyCopy);
      }),
      { numRuns: 12, examples: [[{ 1: 'withheld', 3: 'withheld', 5: 'withheld' }], [{ 1: 'copy', 3: 'sealed', 5: 'withheld' }]] },
    );
  }, 60_000);

  it('gives away nothing of a withheld exhibit: not its salt, words, addresses, nor the hashes of its files', async () => {
    const { zip, html } = await made(wishes({ 1: 'withheld' }));
    const bytes = Buffer.from(zip);
    const entry = log.lines[1] as Entry;
    const told = [entry.salt, ...entry.parts.map(({ sha256 }) => sha256), '작업물이 도착하였습니다', '연락처 010-1234-5678', '"orderId":"6826723"', '주문 #6826723'];
    for (const text of told) expect(bytes.includes(Buffer.from(text)), text).toBe(false);
    expect(bytes.includes(Buffer.from(`{"entryHash":"${hashOf(entry)}","seq":1}`))).toBe(true);
    expect(html).toContain('Held back by the owner’s choice, exhibits: 1.');
    expect(html).not.toContain('content is withheld or was removed');
  });

  it('gives of a masked copy the masked text alone: neither picture nor page nor the number', async () => {
    const { zip, built, html } = await made(wishes({ 1: 'copy' }));
    expect(built.files.map(({ name }) => name).filter((name) => name.includes('/0001/'))).toEqual(['data/derived/0001/text-masked.txt', 'data/items/0001/meta.json']);
    expect(Buffer.from(zip).includes(Buffer.from('010-1234-5678'))).toBe(false);
    expect(Buffer.from(zip).includes(Buffer.from('연락처 ***-****-****'))).toBe(true);
    expect(html).toContain('data-keep="copy"');
    expect(html).toContain('That masked copies agree with the originals that are left out.');
    expect(html).not.toMatch(/<img/);
  });
});

describe('derivedCopies', () => {
  it('masks the owner’s words in every text and names the sealed file it was made from', async () => {
    const copies = await derivedCopies(log.lines, wishes({}, { stitch: false }), { blob, mask: (text) => maskPersonal(text, ['시안']) });
    expect(copies.map(({ seq, name, how }) => [seq, name, how])).toEqual([[1, 'text-masked.txt', 'masked'], [3, 'text-masked.txt', 'masked'], [5, 'text-masked.txt', 'masked']]);
    expect(copies.map(({ from }) => from)).toEqual(EXHIBITS.map((seq) => (log.lines[seq] as Entry).parts.find(({ name }) => name === 'text.txt')!.sha256));
    expect(await (copies[2]!.bytes as Blob).text()).toBe('** 3개, 수정 2회로 합의');
  });

  it('stops when it is cancelled', async () => {
    const control = new AbortController();
    const slow = async (hash: string) => (control.abort(), blob(hash));
    await expect(derivedCopies(log.lines, wishes({}), { blob: slow, mask: String, signal: control.signal })).rejects.toThrow(/abort/i);
  });

  it.each([['text.txt', 'text-masked.txt'], ['messages.json', 'messages-masked.json'], ['note', 'note-masked']])('%s', (name, masked) => {
    expect(maskedName(name)).toBe(masked);
  });
});

describe('wishes', () => {
  it('names each left-out file with the owner’s choice as the reason', () => {
    const parts = (log.lines[3] as Entry).parts;
    expect(leftOutParts(log.lines, wishes({ 3: 'copy', 4: 'sealed' }))).toEqual(parts.map(({ name, sha256 }) => ({ seq: 3, name, sha256, why: BY_CHOICE })));
  });

  it('takes words by lines and commas, and none that would blot whole texts', () => {
    expect(wordsIn(' 홍길동 ,\n Ahmet   Yılmaz\n\n김\n홍길동,a')).toEqual(['홍길동', 'Ahmet Yılmaz']);
  });
});

describe('upload profiles', () => {
  it('takes 10 MB for the Kmong form and says that its limit is not known', () => {
    expect(profileOf('kmong-claim')).toEqual({ id: 'kmong-claim', maxBytes: 10_000_000, maxPages: null, maxFiles: null, formats: ['pdf'], known: false });
  });

  it('has 4, 10 and 20 million bytes, and those of the user', () => {
    expect(PROFILES.filter(({ known }) => known).map(({ maxBytes }) => maxBytes)).toEqual([4_000_000, 10_000_000, 20_000_000]);
    expect(profileOf('own', { megabytes: 2, maxPages: 7, maxFiles: null })).toMatchObject({ maxBytes: 2_000_000, maxPages: 7, maxFiles: null, known: true });
  });
});
