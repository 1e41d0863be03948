import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { PDFRawStream } from '@cantoo/pdf-lib';
import { pngShape } from '../pictures/png';

/** A picture in a document; sizes in pixels. */
export interface Picture {
  ref: PDFRef;
  width: number;
  height: number;
}

/**
 * Puts a picture into a document. The data of a plain PNG (grey or RGB, 8 bit, neither interlaced nor transparent: what browsers make of
 * opaque screens) go in as they are, since PDF knows PNG's compression; it costs no time and keeps every pixel. Other PNGs are decoded;
 * JPEG stays JPEG. Throws for anything else.
 */
export async function embedPicture(document: PDFDocument, bytes: Uint8Array): Promise<Picture> {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return document.embedJpg(bytes);
  const png = pngShape(bytes);
  if (!png || png.channels === 4) return document.embedPng(bytes);
  const data = new Uint8Array(await new Blob(png.packed).arrayBuffer());
  const stream = document.context.stream(data, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: png.width,
    Height: png.height,
    BitsPerComponent: 8,
    ColorSpace: png.channels === 3 ? 'DeviceRGB' : 'DeviceGray',
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: png.channels, BitsPerComponent: 8, Columns: png.width },
  });
  return { ref: document.context.register(PDFRawStream.of(stream.dict, data)), width: png.width, height: png.height };
}
