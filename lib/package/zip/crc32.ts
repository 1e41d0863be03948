const WAYS = 8;

/** Eight tables (slicing-by-8): table k advances a byte k places further. */
const TABLES = makeTables();

function makeTables(): Int32Array[] {
  const tables = Array.from({ length: WAYS }, () => new Int32Array(256));
  const first = tables[0]!;
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    first[n] = c;
  }
  for (let n = 0; n < 256; n++) {
    for (let k = 1; k < WAYS; k++) {
      const before = tables[k - 1]![n]!;
      tables[k]![n] = (before >>> 8) ^ first[before & 0xff]!;
    }
  }
  return tables;
}

/** CRC-32 of ZIP (APPNOTE 4.4.7), incremental: give the last result as `crc` to go on, 0 to start. An unsigned 32-bit integer. */
export function crc32(bytes: Uint8Array, crc = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as [
    Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array,
  ];
  let c = ~crc;
  let i = 0;
  const whole = bytes.length - (bytes.length % WAYS);
  for (; i < whole; i += WAYS) {
    c ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    c =
      t7[c & 0xff]! ^ t6[(c >>> 8) & 0xff]! ^ t5[(c >>> 16) & 0xff]! ^ t4[c >>> 24]! ^
      t3[bytes[i + 4]!]! ^ t2[bytes[i + 5]!]! ^ t1[bytes[i + 6]!]! ^ t0[bytes[i + 7]!]!;
  }
  for (; i < bytes.length; i++) c = (c >>> 8) ^ t0[(c ^ bytes[i]!) & 0xff]!;
  return ~c >>> 0;
}
