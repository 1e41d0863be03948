import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type LogLine, sealEntry, verifyChain } from '../../../lib/evidence/chain';
import type { Entry } from '../../../lib/evidence/entry';
import { hashEntry, nextLink } from '../../../lib/evidence/hash';

const chainId = '00112233445566778899aabbccddeeff';
const fingerprint = 'c0'.repeat(32);

/** Canonical text of the genesis below, written by hand. */
const genesisText =
  `{"body":{"chain":"${chainId}","keyFingerprint":"${fingerprint}"},"case":"","chain":"${chainId}","completeness":[],"kind":"genesis","parts":[],` +
  `"salt":"${'0a'.repeat(16)}","seq":0,"time":{"boot":"b","iso":"2026-03-02T12:34:56.789+09:00","monotonicMs":5,"utcMs":1772422496789,"zone":"Asia/Seoul"},"v":1}`;
/** And of the note after it. */
const noteText =
  `{"body":{"text":"한글 ğ"},"case":"kmong:order:1","chain":"${chainId}","completeness":[],"kind":"note","parts":[],` +
  `"salt":"${'0b'.repeat(16)}","seq":1,"time":{"boot":"b","iso":"2026-03-02T12:34:56.789+09:00","monotonicMs":5,"utcMs":1772422496789,"zone":"Asia/Seoul"},"v":1}`;

const sha = (...pieces: (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};
const entryHash = (text: string) => sha('recourse/entry/1\n', Buffer.from(text, 'utf8'));
const link = (previous: Buffer, hash: Buffer) => sha(Buffer.from('recourse/link/1\n', 'ascii'), previous, hash);

const hash0 = entryHash(genesisText);
const link0 = link(Buffer.alloc(32), hash0);
const hash1 = entryHash(noteText);
const link1 = link(link0, hash1);

const genesis = JSON.parse(genesisText) as Entry;
const note = JSON.parse(noteText) as Entry;

/** Genesis and four notes, each with a salt of its own. */
function five(): Entry[] {
  return [genesis, note, ...[2, 3, 4].map((seq) => ({ ...note, seq, salt: `${seq}`.repeat(32) }))];
}
const withheld = async (entry: Entry): Promise<LogLine> => ({ seq: entry.seq, entryHash: await hashEntry(entry) });

test('entry hash and link are those computed by hand from the document', async () => {
  expect(await hashEntry(genesis)).toBe(hash0.toString('hex'));
  expect(await nextLink('0'.repeat(64), hash0.toString('hex'))).toBe(link0.toString('hex'));
  expect(await sealEntry(note, link0.toString('hex'))).toEqual({
    chain: chainId,
    seq: 1,
    entry: note,
    entryHash: hash1.toString('hex'),
    link: link1.toString('hex'),
  });
});

test('hashes in upper case or of another length are refused', async () => {
  await expect(nextLink('0'.repeat(64), hash0.toString('hex').toUpperCase())).rejects.toThrow(RangeError);
  await expect(nextLink('0'.repeat(63), hash0.toString('hex'))).rejects.toThrow(RangeError);
});

test('a whole chain verifies and tells head, chain and key', async () => {
  expect(await verifyChain([genesis, note])).toEqual({
    ok: true,
    problems: [],
    chain: chainId,
    count: 2,
    entryHashes: [hash0.toString('hex'), hash1.toString('hex')],
    links: [link0.toString('hex'), link1.toString('hex')],
    head: link1.toString('hex'),
    keyFingerprint: fingerprint,
  });
});

test('any entries but genesis may be withheld and the head stays the same', async () => {
  const all = five();
  const { head } = await verifyChain(all);
  for (let mask = 0; mask < 16; mask++) {
    const lines = await Promise.all(all.map((entry, i) => (i > 0 && mask & (1 << (i - 1)) ? withheld(entry) : entry)));
    expect(await verifyChain(lines)).toMatchObject({ ok: true, head });
  }
});

test('a key-change names the key that signs from then on', async () => {
  const change: Entry = { ...note, seq: 2, kind: 'key-change', case: '', salt: '2'.repeat(32), body: { keyFingerprint: 'd1'.repeat(32) } };
  expect(await verifyChain([genesis, note, change])).toMatchObject({ ok: true, keyFingerprint: 'd1'.repeat(32) });
  const nameless: Entry = { ...change, body: {} };
  expect(await verifyChain([genesis, note, nameless])).toMatchObject({ ok: false, problems: [{ line: 2, problem: 'bad-entry' }] });
});

test.each<[string, (all: Entry[]) => LogLine[], string]>([
  ['dropped', (all) => all.toSpliced(2, 1), 'wrong-seq'],
  ['swapped', (all) => [all[0]!, all[2]!, all[1]!, all[3]!, all[4]!], 'wrong-seq'],
  ['doubled', (all) => all.toSpliced(2, 0, all[2]!), 'wrong-seq'],
  ['without genesis', (all) => all.slice(1), 'wrong-seq'],
  ['with genesis withheld', (all) => [{ seq: 0, entryHash: hash0.toString('hex') }, ...all.slice(1)], 'no-genesis'],
  ['with a genesis of another chain', (all) => [{ ...all[0]!, body: { chain: 'f'.repeat(32), keyFingerprint: fingerprint } }, ...all.slice(1)], 'no-genesis'],
  ['with a second genesis', (all) => all.with(3, { ...genesis, seq: 3, salt: '9'.repeat(32) }), 'second-genesis'],
  ['with an entry of another chain', (all) => all.with(3, { ...all[3]!, chain: 'f'.repeat(32) }), 'other-chain'],
  ['with a salt twice', (all) => all.with(3, { ...all[3]!, salt: all[2]!.salt }), 'repeated-salt'],
  ['with a withheld line that carries more', (all) => all.with(3, { seq: 3, entryHash: 'a'.repeat(64), case: 'x' } as unknown as Entry), 'bad-withheld'],
  ['with a withheld hash in upper case', (all) => all.with(3, { seq: 3, entryHash: 'A'.repeat(64) } as unknown as Entry), 'bad-withheld'],
  ['empty', () => [], 'no-genesis'],
])('a log %s is refused', async (_, spoil, problem) => {
  const check = await verifyChain(spoil(five()));
  expect(check.ok).toBe(false);
  expect(check.problems.map((item) => item.problem)).toContain(problem);
});

test('a truncated or edited log has another head', async () => {
  const { head } = await verifyChain(five());
  expect((await verifyChain(five().slice(0, 4))).head).not.toBe(head);
  expect((await verifyChain(five().with(2, { ...five()[2]!, body: { text: '한글 g' } }))).head).not.toBe(head);
});
