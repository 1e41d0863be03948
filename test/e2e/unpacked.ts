import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A package laid out in a folder of its own, by unzip. */
export function unpacked(zip: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'recourse-package-'));
  execFileSync('unzip', ['-q', zip, '-d', folder]);
  return folder;
}

/** The lines of its log. */
export function linesIn(folder: string): Record<string, any>[] {
  return readFileSync(join(folder, 'data/log.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, any>);
}

/** The folder of an entry's files. */
export function itemOf(folder: string, seq: number): string {
  return join(folder, 'data/items', String(seq).padStart(4, '0'));
}

/** The sample conversation is in it: who wrote, and each message where the sealed text has it. */
export function expectTalk(folder: string): void {
  const items = readdirSync(join(folder, 'data/items')).map((item) => join(folder, 'data/items', item));
  const [item] = items.filter((one) => readdirSync(one).includes('messages.json'));
  assert.ok(item, 'no conversation in the package');
  const talk = JSON.parse(readFileSync(join(item, 'messages.json'), 'utf8')) as { messages: { author: string; text: string; at: { start: number; end: number } | null }[]; gig: string };
  const text = readFileSync(join(item, 'text.txt'), 'utf8');
  const folded = (words: string) => words.replace(/\s+/g, ' ');
  assert.equal(talk.gig, '501001');
  assert.deepEqual(talk.messages.map(({ author }) => author), ['me', 'them', 'me', 'them', 'them']);
  for (const { text: words, at } of talk.messages) assert.equal(at && folded(text.slice(at.start, at.end)), folded(words));
}

/** Programs that are not ours read every PDF for the upload, and find the key's fingerprint in each and the order's number in the summary. */
export function expectPdfs(folder: string, order: string): void {
  const { keyFingerprint } = JSON.parse(readFileSync(join(folder, 'sig/signed.json'), 'utf8')) as { keyFingerprint: string };
  const names = readdirSync(join(folder, 'upload'));
  assert.ok(names.includes('summary.pdf') && names.length > 1, 'a summary and an exhibit');
  for (const name of names) {
    const pdf = join(folder, 'upload', name);
    assert.match(execFileSync('pdfinfo', [pdf]).toString(), /Pages: +[1-9]/);
    const text = execFileSync('pdftotext', [pdf, '-']).toString().replace(/\s/g, '');
    assert.ok(text.includes(keyFingerprint), `${name} tells no fingerprint`);
    if (name === 'summary.pdf') assert.ok(text.includes(order), `${name} tells no order`);
  }
}

/** One exhibit was held back and of another only a masked copy was let out, without pictures; both are told. */
export function expectHeldBack(folder: string, { held, copy }: { held: number; copy: number }): void {
  assert.deepEqual(Object.keys(linesIn(folder)[held] ?? {}).sort(), ['entryHash', 'seq']);
  assert.equal(existsSync(itemOf(folder, held)), false);
  assert.deepEqual(readdirSync(itemOf(folder, copy)), ['meta.json']);
  const left = JSON.parse(readFileSync(join(folder, 'data/withheld.json'), 'utf8')) as { seq: number; why: string }[];
  assert.deepEqual(new Set(left.map(({ seq, why }) => `${seq} ${why}`)), new Set([`${copy} owner-choice`]));
  assert.ok(existsSync(join(folder, 'data/derived', String(copy).padStart(4, '0'), 'text-masked.txt')));
  assert.ok(readFileSync(join(folder, 'report.html'), 'utf8').includes('data-role="held-back"'));
  assert.deepEqual(readdirSync(folder, { recursive: true }).filter((file) => String(file).endsWith('.png')), []);
}
