import { crc32 } from './crc32';

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

/**
 * The pixels of a PNG as browsers write screens: 8 bits, grey, RGB or RGBA, not interlaced. Null for any other; also for one that claims
 * more than 100 MB of pixels or whose data do not fill it. Works in a page and in Node.
 */
export async function decodePng(bytes: Uint8Array): Promise<Bitmap | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || START.some((byte, i) => bytes[i] !== byte)) return null;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const channels = CHANNELS[bytes[25]!];
  if (bytes[24] !== 8 || !channels || bytes[28] !== 0 || width * height * channels > LARGEST || width * height === 0) return null;
  const data: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 33; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length || type === 'tRNS') return null;
    if (type === 'IDAT') data.push(bytes.slice(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const stride = width * channels;
  const raw = await unpacked(data, (stride + 1) * height);
  if (!raw) return null;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    if (!unfilter(raw[from]!, raw.subarray(from + 1, from + 1 + stride), rows, y * stride, stride, channels)) return null;
  }
  return { width, height, channels, data: rows };
}

/** A PNG of stretches of rows, one under the other; all as wide and with as many channels as told. Holds one stretch at a time beside the result. */
export async function encodePng(shape: Pick<Bitmap, 'width' | 'height' | 'channels'>, stretches: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, shape.width);
  header.setUint32(4, shape.height);
  header.setUint8(8, 8);
  header.setUint8(9, { 1: 0, 3: 2, 4: 6 }[shape.channels]);
  const parts = [Uint8Array.from(START), chunk('IHDR', new Uint8Array(header.buffer)), chunk('IDAT', await packed(shape, stretches)), chunk('IEND', new Uint8Array())];
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Rows filtered by the one above them, which suits screens, and compressed. */
async function packed({ width, channels }: Pick<Bitmap, 'width' | 'channels'>, stretches: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> {
  const press = new CompressionStream('deflate');
  const result = new Response(press.readable).arrayBuffer();
  const writer = press.writable.getWriter();
  const stride = width * channels;
  let above: Uint8Array = new Uint8Array(stride);
  try {
    for await (const rows of stretches) {
      const out = new Uint8Array((rows.length / stride) * (stride + 1));
      for (let from = 0, to = 0; from < rows.length; from += stride) {
        const row = rows.subarray(from, from + stride);
        out[to++] = 2;
        for (let x = 0; x < stride; x++) out[to++] = row[x]! - above[x]!;
        above = row;
      }
      await writer.write(out);
    }
    await writer.close();
  } catch (error) {
    // The reader's own failure would say the same a second time.
    await Promise.all([writer.abort(error), result.catch(() => undefined)]);
    throw error;
  }
  return new Uint8Array(await result);
}

/** The data of a picture before filters, or null when they are not `size` bytes of one zlib stream. */
async function unpacked(data: Uint8Array<ArrayBuffer>[], size: number): Promise<Uint8Array | null> {
  const reader = new Blob(data).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const out = new Uint8Array(size);
  let at = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return at === size ? out : null;
      if (at + value.length > size) {
        await reader.cancel();
        return null;
      }
      out.set(value, at);
      at += value.length;
    }
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Undoes one row's filter (PNG, 9.2) into `rows` at `at`; false for a filter that there is not. */
function unfilter(filter: number, row: Uint8Array, rows: Uint8Array, at: number, stride: number, step: number): boolean {
  const first = at === 0;
  for (let x = 0; x < stride; x++) {
    const left = x >= step ? rows[at + x - step]! : 0;
    const up = first ? 0 : rows[at + x - stride]!;
    if (filter === 0) rows[at + x] = row[x]!;
    else if (filter === 1) rows[at + x] = row[x]! + left;
    else if (filter === 2) rows[at + x] = row[x]! + up;
    else if (filter === 3) rows[at + x] = row[x]! + ((left + up) >> 1);
    else if (filter === 4) rows[at + x] = row[x]! + paeth(left, up, first || x < step ? 0 : rows[at + x - stride - step]!);
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
