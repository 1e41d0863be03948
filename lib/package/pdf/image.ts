import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { PDFRawStream } from '@cantoo/pdf-lib';

/** A picture in a document; sizes in pixels. */
export interface Picture {
  ref: PDFRef;
  width: number;
  height: number;
}

/** What a PNG's header and data chunks say. */
interface Png {
  width: number;
  height: number;
  bits: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  colour: number;
  interlaced: boolean;
  transparent: boolean;
  data: Uint8Array;
}

/**
 * Puts a picture into a document. The data of a plain PNG (grey or RGB, 8 bit, neither interlaced nor transparent: what browsers make of
 * opaque screens) go in as they are, since PDF knows PNG's compression; it costs no time and keeps every pixel. Other PNGs are decoded;
 * JPEG stays JPEG. Throws for anything else.
 */
export async function embedPicture(document: PDFDocument, bytes: Uint8Array): Promise<Picture> {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return document.embedJpg(bytes);
  const png = readPng(bytes);
  if (!png || png.bits !== 8 || (png.colour !== 0 && png.colour !== 2) || png.interlaced || png.transparent) return document.embedPng(bytes);
  const channels = png.colour === 2 ? 3 : 1;
  const stream = document.context.stream(png.data, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: png.width,
    Height: png.height,
    BitsPerComponent: 8,
    ColorSpace: channels === 3 ? 'DeviceRGB' : 'DeviceGray',
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: channels, BitsPerComponent: 8, Columns: png.width },
  });
  return { ref: document.context.register(PDFRawStream.of(stream.dict, png.data)), width: png.width, height: png.height };
}

function readPng(bytes: Uint8Array): Png | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return null;
  const png: Png = { width: view.getUint32(16), height: view.getUint32(20), bits: bytes[24]!, colour: bytes[25]!, interlaced: bytes[28] !== 0, transparent: false, data: bytes.subarray(0, 0) };
  const data: Uint8Array[] = [];
  for (let at = 33; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return null;
    if (type === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length));
    if (type === 'tRNS') png.transparent = true;
    at += 12 + length;
  }
  png.data = new Uint8Array(data.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of data) {
    png.data.set(piece, at);
    at += piece.length;
  }
  return png;
}
