import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { derFromRaw, loadKey, sign } from '../../../lib/evidence/key';
import { disk } from './fixtures';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'recourse-key-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** What openssl says of a signature over a message. Throws when it does not verify. */
function openssl(spki: Uint8Array, message: Uint8Array, signature: Uint8Array): string {
  const file = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const args = ['dgst', '-sha256', '-keyform', 'DER', '-verify', file('key.der', spki), '-signature', file('sig.der', signature), file('message', message)];
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

test('openssl verifies what the key signs, and refuses another message', async () => {
  const key = await loadKey(disk()());
  for (let i = 0; i < 12; i++) {
    const message = new TextEncoder().encode(`head ${i}`);
    const signature = await sign(key, message);
    expect(openssl(key.spki, message, signature)).toBe('Verified OK\n');
    expect(() => openssl(key.spki, new TextEncoder().encode('other'), signature)).toThrow();
  }
});

test('DER is minimal: leading zeros go, a set top bit gets one', () => {
  const raw = new Uint8Array(64);
  raw[31] = 0x7f;
  raw.fill(0xff, 32, 64);
  expect(Buffer.from(derFromRaw(raw)).toString('hex')).toBe(`3026${'02017f'}${'022100'}${'ff'.repeat(32)}`);
  const small = new Uint8Array(64);
  small[31] = 0x80;
  small[63] = 1;
  expect(Buffer.from(derFromRaw(small)).toString('hex')).toBe('300702020080020101');
  expect(() => derFromRaw(new Uint8Array(63))).toThrow(RangeError);
});

test('the private half cannot be taken out, not even after it was stored', async () => {
  const open = disk();
  await loadKey(open());
  const { pair } = await loadKey(open());
  expect(pair.privateKey.extractable).toBe(false);
  for (const format of ['pkcs8', 'jwk'] as const) await expect(crypto.subtle.exportKey(format, pair.privateKey)).rejects.toThrow();
});

test('the fingerprint is the SHA-256 of the SPKI, and one profile has one key', async () => {
  const open = disk();
  const keys = await Promise.all([loadKey(open()), loadKey(open()), loadKey(open())]);
  const last = await loadKey(open());
  expect(last.fingerprint).toBe(createHash('sha256').update(last.spki).digest('hex'));
  expect(new Set([...keys, last].map((key) => key.fingerprint)).size).toBe(1);
  expect((await loadKey(disk()())).fingerprint).not.toBe(last.fingerprint);
});
