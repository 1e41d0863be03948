import { sha256 } from '../evidence/hash';
import { Refusal } from './refusal';

/** DER before the 64 bytes of the point: SubjectPublicKeyInfo of an uncompressed P-256 key (RFC 5480). */
const PREFIX = Uint8Array.from([
  0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07,
  0x03, 0x42, 0x00, 0x04,
]);
const SPKI_SIZE = 91;

/** SubjectPublicKeyInfo DER as PEM of 64 columns. */
export function toPem(spki: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...spki));
  return `-----BEGIN PUBLIC KEY-----\n${base64.replace(/.{1,64}/g, '$&\n')}-----END PUBLIC KEY-----\n`;
}

/** The DER of a PEM in the one form that `toPem` writes. Throws Refusal('key-form'). */
export function fromPem(pem: string): Uint8Array<ArrayBuffer> {
  const lines = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)-----END PUBLIC KEY-----\n$/.exec(pem);
  if (!lines) throw new Refusal('key-form');
  let spki: Uint8Array<ArrayBuffer>;
  try {
    spki = Uint8Array.from(atob(lines[1]!.replaceAll('\n', '')), (char) => char.charCodeAt(0));
  } catch {
    throw new Refusal('key-form');
  }
  if (spki.length !== SPKI_SIZE || !PREFIX.every((byte, i) => spki[i] === byte) || toPem(spki) !== pem) throw new Refusal('key-form');
  return spki;
}

/** Fingerprint of a key: SHA-256 of its SubjectPublicKeyInfo DER, lower-case hex. */
export function fingerprintOf(spki: Uint8Array): Promise<string> {
  return sha256(spki);
}

/** True when the DER signature over `data` was made by the key. Throws Refusal('key-form' | 'signature-form'). */
export async function signedBy(spki: Uint8Array<ArrayBuffer>, der: Uint8Array, data: Uint8Array): Promise<boolean> {
  const raw = rawSignature(der);
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  } catch {
    throw new Refusal('key-form', 'not a point of the curve');
  }
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, raw, data as Uint8Array<ArrayBuffer>);
}

/** r and s, 32 bytes each, of a strictly DER-encoded ECDSA-Sig-Value. Throws Refusal('signature-form'). */
export function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> {
  if (der.length < 8 || der.length > 72 || der[0] !== 0x30 || der[1] !== der.length - 2) throw new Refusal('signature-form');
  const raw = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0;
    const bytes = der.subarray(at + 2, at + 2 + length);
    const padded = bytes[0] === 0;
    const minimal = padded ? length > 1 && bytes[1]! >= 0x80 : (bytes[0] ?? 0x80) < 0x80;
    const digits = padded ? bytes.subarray(1) : bytes;
    if (der[at] !== 0x02 || bytes.length !== length || !minimal || digits.length > 32) throw new Refusal('signature-form');
    raw.set(digits, end - digits.length);
    at += 2 + length;
  }
  if (at !== der.length) throw new Refusal('signature-form');
  return raw;
}
