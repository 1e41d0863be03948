import { crc32 } from '../zip/crc32';

/** A picture's rows as they come out of a PNG: 8 bits a channel, `channels` 1 (grey), 3 (RGB) or 4 (RGB and alpha). */
export interface Bitmap {
  width: number;
  height: number;
  channels: 1 | 3 | 4;
  /** Row after row, `width * channels` bytes each. */
  data: Uint8Array;
}

const START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHANNELS: Record<number, Bitmap['channels']> = { 0: 1, 2: 3, 6: 4 };

/** Largest picture that is taken apart: 100 million bytes of pixels. */
const LARGEST = 100_000_000;

/** What a PNG says of itself, its compressed data unread. */
export interface PngShape extends Pick<Bitmap, 'width' | 'height' | 'channels'> {
  /** The compressed rows, in order. */
  packed: Uint8Array<ArrayBuffer>[];
}

/** The shape of a PNG as browsers write screens: 8 bits, grey, RGB or RGBA, not interlaced. Null for any other. */
export function pngShape(bytes: Uint8Array): PngShape | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || START.some((byte, i) => bytes[i] !== byte)) return null;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const channels = CHANNELS[bytes[25]!];
  if (bytes[24] !== 8 || !channels || bytes[28] !== 0 || width * channels > LARGEST || width * height === 0) return null;
  const packed: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 33; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length || type === 'tRNS') return null;
    if (type === 'IDAT') packed.push(bytes.slice(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return { width, height, channels, packed };
}

/**
 * The rows of a PNG from top to bottom, as many at a time as come out of it; a block is the reader's own. Ends early where the data end early or
 * are no rows: the reader counts them. Holds some rows, however high the picture is. Works in a page and in Node.
 */
export async function* pngRows({ width, height, channels, packed }: PngShape): AsyncGenerator<Uint8Array> {
  const stride = width * channels;
  let above: Uint8Array = new Uint8Array(stride);
  let rest: Uint8Array = new Uint8Array(0);
  let left = height;
  let last: Uint8Array | null = null;
  for await (const piece of unpacked(packed)) {
    const raw = joined(rest, piece);
    const rows = Math.min(left, Math.floor(raw.length / (stride + 1)));
    rest = raw.subarray(rows * (stride + 1));
    // More than the rows that it claims: it is not the picture that it says it is.
    if (rows === left && rest.length > 0) return;
    if (rows === 0) continue;
    const block = new Uint8Array(rows * stride);
    for (let y = 0; y < rows; y++) {
      const from = y * (stride + 1);
      const row = block.subarray(y * stride, (y + 1) * stride);
      if (!unfilter(raw[from]!, raw.subarray(from + 1, from + 1 + stride), row, above, channels)) return;
      above = row;
    }
    // The reader may paint over the block; the row above the next one must stay as it was.
    above = above.slice();
    left -= rows;
    if (left > 0) yield block;
    else last = block;
  }
  if (last) yield last;
}

/**
 * The pixels of a PNG that `pngShape` can read. Null for any other; also for one that claims more than 100 MB of pixels or whose data do not
 * fill it.
 */
export async function decodePng(bytes: Uint8Array): Promise<Bitmap | null> {
  const shape = pngShape(bytes);
  if (!shape) return null;
  const { width, height, channels } = shape;
  const size = width * height * channels;
  if (size > LARGEST) return null;
  const data = new Uint8Array(size);
  let at = 0;
  for await (const block of pngRows(shape)) {
    data.set(block, at);
    at += block.length;
  }
  return at === size ? { width, height, channels, data } : null;
}

/** A PNG of stretches of rows, one under the other; all as wide and with as many channels as told. Holds one stretch at a time beside the result. */
export async function encodePng(shape: Pick<Bitmap, 'width' | 'height' | 'channels'>, stretches: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const writer = writePng(shape);
  try {
    for await (const rows of stretches) await writer.write(rows);
  } catch (error) {
    await writer.stop(error);
    throw error;
  }
  return writer.done();
}

/** A PNG under way. `write` takes whole rows; `done` gives the file; one of `done` and `stop` ends it. */
export interface PngWriter {
  write(rows: Uint8Array): Promise<void>;
  done(): Promise<Uint8Array<ArrayBuffer>>;
  stop(why: unknown): Promise<void>;
}

/** Begins a PNG: header, pixels and end, and nothing else that could tell of where it came from. Rows are filtered by the one above them, which suits screens. */
export function writePng({ width, height, channels }: Pick<Bitmap, 'width' | 'height' | 'channels'>): PngWriter {
  const press = new CompressionStream('deflate');
  const result = new Response(press.readable).arrayBuffer();
  // Whoever ends it hears of a failure; until then nobody may be listening.
  result.catch(() => undefined);
  const writer = press.writable.getWriter();
  const stride = width * channels;
  let above: Uint8Array = new Uint8Array(stride);
  return {
    async write(rows) {
      const out = new Uint8Array((rows.length / stride) * (stride + 1));
      for (let from = 0, to = 0; from < rows.length; from += stride) {
        const row = rows.subarray(from, from + stride);
        out[to++] = 2;
        for (let x = 0; x < stride; x++) out[to++] = row[x]! - above[x]!;
        above = row;
      }
      await writer.write(out);
    },
    async done() {
      await writer.close();
      const header = new DataView(new ArrayBuffer(13));
      header.setUint32(0, width);
      header.setUint32(4, height);
      header.setUint8(8, 8);
      header.setUint8(9, { 1: 0, 3: 2, 4: 6 }[channels]);
      const parts = [Uint8Array.from(START), chunk('IHDR', new Uint8Array(header.buffer)), chunk('IDAT', new Uint8Array(await result)), chunk('IEND', new Uint8Array())];
      return new Uint8Array(await new Blob(parts).arrayBuffer());
    },
    async stop(why) {
      await writer.abort(why);
    },
  };
}

/** The data of a picture before filters, in pieces; ends where they are no zlib stream any more. */
async function* unpacked(data: Uint8Array<ArrayBuffer>[]): AsyncGenerator<Uint8Array> {
  const reader = new Blob(data).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** Undoes one row's filter (PNG, 9.2) into `out`, by the row above it; false for a filter that there is not. */
function unfilter(filter: number, row: Uint8Array, out: Uint8Array, above: Uint8Array, step: number): boolean {
  for (let x = 0; x < row.length; x++) {
    const left = x >= step ? out[x - step]! : 0;
    const up = above[x]!;
    if (filter === 0) out[x] = row[x]!;
    else if (filter === 1) out[x] = row[x]! + left;
    else if (filter === 2) out[x] = row[x]! + up;
    else if (filter === 3) out[x] = row[x]! + ((left + up) >> 1);
    else if (filter === 4) out[x] = row[x]! + paeth(left, up, x < step ? 0 : above[x - step]!);
    else return false;
  }
  return true;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(12 + data.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) out[4 + i] = type.charCodeAt(i);
  out.set(data, 8);
  view.setUint32(8 + data.length, crc32(out.subarray(4, 8 + data.length)));
  return out;
}
