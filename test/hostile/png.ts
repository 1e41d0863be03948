import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(8 + body.length);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), 4 + body.length);
  return out;
}

/** An 8-bit RGB PNG (with `alpha` RGBA) whose pixels `colour` gives as [red, green, blue]. */
export function png(width: number, height: number, colour: (x: number, y: number) => readonly [number, number, number], alpha = false): Uint8Array {
  const depth = alpha ? 4 : 3;
  const rows = Buffer.alloc(height * (1 + width * depth));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(alpha ? [...colour(x, y), 255] : colour(x, y), y * (1 + width * depth) + 1 + x * depth);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, alpha ? 6 : 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]));
}
