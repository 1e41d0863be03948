/** The exact bytes of every ZIP record of the profile in format.ts. Writer and reader both make them here; the reader compares. */

/** One entry as the central directory tells it. Sizes and offset in bytes. */
export interface ZipEntry {
  name: string;
  size: number;
  crc: number;
  /** Where its local header starts. */
  offset: number;
}

export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
export const END64_SIGNATURE = 0x06064b50;
export const LOCATOR_SIGNATURE = 0x07064b50;

/** Values that mean 'see the Zip64 field'. */
export const FULL16 = 0xffff;
export const FULL32 = 0xffffffff;

export const LOCAL_SIZE = 30;
export const CENTRAL_SIZE = 46;
export const END_SIZE = 22;
export const END64_SIZE = 56;
export const LOCATOR_SIZE = 20;

const MADE_BY = 0x032d;
const VERSION = 20;
const VERSION64 = 45;
const DATE = 0x0021;
const EXTERNAL = 0x81a40000;

/** The local header of an entry, name and Zip64 field included. */
export function localHeader({ name, size, crc }: Omit<ZipEntry, 'offset'>): Uint8Array {
  const large = size >= FULL32;
  const out = new Fields();
  out.u32(LOCAL_SIGNATURE).u16(large ? VERSION64 : VERSION).u16(0).u16(0).u16(0).u16(DATE).u32(crc);
  out.u32(large ? FULL32 : size).u32(large ? FULL32 : size).u16(name.length).u16(large ? 20 : 0).text(name);
  if (large) out.u16(1).u16(16).u64(size).u64(size);
  return out.bytes();
}

/** The central directory's header of an entry. */
export function centralHeader({ name, size, crc, offset }: ZipEntry): Uint8Array {
  const largeSize = size >= FULL32;
  const largeOffset = offset >= FULL32;
  const extra = (largeSize ? 16 : 0) + (largeOffset ? 8 : 0);
  const out = new Fields();
  out.u32(CENTRAL_SIGNATURE).u16(MADE_BY).u16(extra ? VERSION64 : VERSION).u16(0).u16(0).u16(0).u16(DATE).u32(crc);
  out.u32(largeSize ? FULL32 : size).u32(largeSize ? FULL32 : size).u16(name.length).u16(extra ? extra + 4 : 0);
  out.u16(0).u16(0).u16(0).u32(EXTERNAL).u32(largeOffset ? FULL32 : offset).text(name);
  if (extra) out.u16(1).u16(extra);
  if (largeSize) out.u64(size).u64(size);
  if (largeOffset) out.u64(offset);
  return out.bytes();
}

/** The records after the central directory of `size` bytes at `offset`. */
export function endRecords(count: number, size: number, offset: number): Uint8Array {
  const out = new Fields();
  if (count >= FULL16 || size >= FULL32 || offset >= FULL32) {
    out.u32(END64_SIGNATURE).u64(END64_SIZE - 12).u16(VERSION64).u16(VERSION64).u32(0).u32(0).u64(count).u64(count).u64(size).u64(offset);
    out.u32(LOCATOR_SIGNATURE).u32(0).u64(offset + size).u32(1);
  }
  const shortCount = Math.min(count, FULL16);
  out.u32(END_SIGNATURE).u16(0).u16(0).u16(shortCount).u16(shortCount);
  out.u32(Math.min(size, FULL32)).u32(Math.min(offset, FULL32)).u16(0);
  return out.bytes();
}

/** Little-endian fields one after the other. */
class Fields {
  readonly #out: number[] = [];

  u16(value: number): this {
    this.#out.push(value & 0xff, (value >>> 8) & 0xff);
    return this;
  }

  u32(value: number): this {
    return this.u16(value & 0xffff).u16(value >>> 16);
  }

  u64(value: number): this {
    return this.u32(value % 2 ** 32 >>> 0).u32(Math.floor(value / 2 ** 32));
  }

  text(ascii: string): this {
    for (let i = 0; i < ascii.length; i++) this.#out.push(ascii.charCodeAt(i));
    return this;
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#out);
  }
}
