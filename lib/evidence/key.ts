import type { KeyRow, RecourseDatabase } from './database';
import { stored } from './errors';
import { sha256 } from './hash';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/**
 * The profile's signing key, made on first use: ECDSA P-256, private half non-extractable. When two contexts make one at once,
 * the first to be stored wins for both. Throws CannotStore or EvidenceError.
 */
export async function loadKey(db: RecourseDatabase): Promise<KeyRow> {
  const known = await stored(() => db.keys.get('signing'));
  if (known) return known;
  const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const made: KeyRow = { id: 'signing', pair, spki, fingerprint: await sha256(spki) };
  return stored(() =>
    db.transaction('rw', db.keys, async () => {
      const earlier = await db.keys.get('signing');
      if (earlier) return earlier;
      await db.keys.add(made);
      return made;
    }),
  );
}

/** Signs bytes (SHA-256 inside) and gives the DER form that `openssl dgst -sha256 -verify` reads. */
export async function sign(key: KeyRow, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.pair.privateKey, bytes);
  return derFromRaw(new Uint8Array(raw));
}

/** Canonical DER (SEQUENCE of two minimal INTEGERs) of a P-256 signature in WebCrypto's form, r and s of 32 bytes each. Throws a RangeError on another length. */
export function derFromRaw(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  if (raw.length !== 64) throw new RangeError('a P-256 signature has 64 bytes');
  const body = [...derInteger(raw.subarray(0, 32)), ...derInteger(raw.subarray(32))];
  return Uint8Array.from([0x30, body.length, ...body]);
}

function derInteger(bigEndian: Uint8Array): number[] {
  let first = 0;
  while (first < bigEndian.length - 1 && bigEndian[first] === 0) first++;
  const digits = [...bigEndian.subarray(first)];
  // A set top bit would read as a negative number.
  if ((digits[0] ?? 0) >= 0x80) digits.unshift(0);
  return [0x02, digits.length, ...digits];
}
