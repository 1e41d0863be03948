import { deflateSync } from 'node:zlib';
import { seeded } from '../random.mjs';

const WIDTH = 480;
const HEIGHT = 320;
/** @type {readonly (readonly [number, number, number])[]} */
const INKS = [[34, 63, 92], [201, 92, 68], [72, 116, 98], [226, 178, 88], [88, 74, 132], [40, 120, 150]];
/** @type {Map<number, Buffer>} */
const kept = new Map();

/** A raster picture for a service: two inks and a few discs drawn by the number. @param {number} id @returns {Buffer} PNG, 480 x 320 */
export function gigPicture(id) {
  const had = kept.get(id);
  if (had) return had;
  const rng = seeded(id * 7919);
  const ground = rng.pick(INKS);
  const ink = INKS[(INKS.indexOf(ground) + rng.between(1, INKS.length - 1)) % INKS.length] ?? ground;
  const discs = Array.from({ length: 5 }, () => ({ x: rng.between(0, WIDTH), y: rng.between(0, HEIGHT), r: rng.between(30, 120), light: rng.next() < 0.4 }));
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const disc = discs.findLast((d) => (x - d.x) ** 2 + (y - d.y) ** 2 < d.r ** 2);
      const base = disc ? (disc.light ? [246, 242, 232] : ink) : ground;
      const shade = 1 - (0.18 * y) / HEIGHT;
      const at = y * (WIDTH * 3 + 1) + 1 + x * 3;
      for (let c = 0; c < 3; c += 1) rows[at + c] = Math.round((base[c] ?? 0) * shade);
    }
  }
  const png = encode(rows);
  kept.set(id, png);
  return png;
}

/** @param {Buffer} rows filtered RGB rows */
function encode(rows) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** CRC-32 as PNG chunks carry it (zlib.crc32 came after Node 20). @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (/** @type {number} */ (TABLE[(crc ^ byte) & 0xff])) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const svg = (/** @type {number} */ w, /** @type {number} */ h, /** @type {string} */ body) => `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="DejaVu Sans, sans-serif">${body}</svg>`;

/** One line of a price list that exists as a picture only. @param {number} i @param {string} name @param {string} price */
const line = (i, name, price) => `<text x="40" y="${150 + i * 56}" font-size="26" fill="#f5efe2">${name}</text><text x="560" y="${150 + i * 56}" font-size="26" fill="#f2c14e" text-anchor="end">${price}</text>`;

export const PICTURES = new Map([
  ['banner.svg', svg(56, 40, '<rect width="56" height="40" rx="8" fill="#ffd400"/><path d="M18 20l7 7 13-14" fill="none" stroke="#212224" stroke-width="4"/>')],
  ['favicon.svg', svg(32, 32, '<rect width="32" height="32" rx="8" fill="#303441"/><circle cx="16" cy="16" r="7" fill="#ffd400"/>')],
  ['paper.svg', svg(40, 40, '<path d="M0 39.5h40M39.5 0v40" stroke="#00000008"/>')],
  ['price-list.svg', svg(600, 420, `<rect width="600" height="420" rx="12" fill="#1f2a37"/><text x="40" y="80" font-size="34" fill="#fff" font-weight="700">FİYAT LİSTESİ</text>${line(0, 'Logo tasarımı', '8.000 TL')}${line(1, 'Kartvizit', '1.500 TL')}${line(2, 'Kurumsal kimlik', '16.000 TL')}${line(3, 'Sosyal medya', '3.000 TL/ay')}`)],
  ['portfolio.svg', svg(600, 220, '<rect width="600" height="220" rx="12" fill="#efe9dc"/><circle cx="120" cy="110" r="64" fill="#c95c44"/><rect x="236" y="46" width="128" height="128" rx="20" fill="#223f5c"/><path d="M480 46l74 128H406z" fill="#487462"/>')],
  ['avatar-a.svg', svg(96, 96, '<rect width="96" height="96" fill="#223f5c"/><circle cx="48" cy="38" r="18" fill="#efe9dc"/><path d="M14 96a34 34 0 0168 0z" fill="#e2b258"/>')],
  ['avatar-b.svg', svg(96, 96, '<rect width="96" height="96" fill="#584a84"/><circle cx="48" cy="38" r="18" fill="#efe9dc"/><path d="M14 96a34 34 0 0168 0z" fill="#c95c44"/>')],
  ['avatar-c.svg', svg(96, 96, '<rect width="96" height="96" fill="#487462"/><circle cx="48" cy="38" r="18" fill="#efe9dc"/><path d="M14 96a34 34 0 0168 0z" fill="#287896"/>')],
]);
