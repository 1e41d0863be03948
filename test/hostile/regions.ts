/** A stretch of an archive's bytes, `to` exclusive. */
export interface Region {
  name: string;
  from: number;
  to: number;
}

/** The whole of a well-made package in stretches, in order: each file's header and data, its directory record, the end record. */
export function regionsOf(zip: Uint8Array): Region[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const name = (at: number, length: number) => new TextDecoder('latin1').decode(zip.subarray(at, at + length));
  const regions: Region[] = [];
  let at = 0;
  while (view.getUint32(at, true) === 0x04034b50) {
    const length = view.getUint16(at + 26, true);
    const start = at + 30 + length;
    const end = start + view.getUint32(at + 18, true);
    const file = name(at + 30, length);
    regions.push({ name: `header: ${file}`, from: at, to: start }, { name: file, from: start, to: end });
    at = end;
  }
  while (view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    regions.push({ name: `directory: ${name(at + 46, length)}`, from: at, to: at + 46 + length });
    at += 46 + length;
  }
  return [...regions, { name: 'end', from: at, to: zip.length }];
}

/** A copy with one bit turned; bits are counted from the lowest of byte 0. */
export function flipped(zip: Uint8Array, bit: number): Uint8Array {
  const bytes = zip.slice();
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  return bytes;
}
