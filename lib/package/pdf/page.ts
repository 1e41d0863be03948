import { clip, concatTransformationMatrix, drawObject, endPath, popGraphicsState, pushGraphicsState, rectangle, rgb, setLineWidth, setStrokingRgbColor, setTextRenderingMode, TextRenderingMode, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { Picture } from './image';
import type { Type } from './type';

/** A4 in points. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
const SIDE = 44;
const TOP = 40;
const BOTTOM = 62;

/** Width of the text column. */
export const COLUMN = WIDTH - 2 * SIDE;

/** A picture that goes over a page's end is repeated by this much, so that a line of text cut in two can be read on one of them. */
const OVERLAP = 14;

/** Height of a line, in sizes of its type. */
const LEADING = 1.45;
const CAPTION_SIZE = 7.5;
const CAPTION_GAP = 2;

const INK = [0.082, 0.094, 0.114] as const;
const SOFT = [0.35, 0.385, 0.443] as const;
const LINE = rgb(0.874, 0.89, 0.91);

/** Colours of states, those of the product on white. */
export const TONES = {
  ink: INK,
  soft: SOFT,
  ok: [0.043, 0.431, 0.333],
  no: [0.659, 0.125, 0.102],
  unsure: [0.247, 0.29, 0.447],
  edge: [0.416, 0.247, 0.627],
  soon: [0.522, 0.314, 0],
} as const;
export type PdfTone = keyof typeof TONES;

/** Inside of the shapes of states: tick, cross, question mark, exclamation mark; the centre at 0, 0. */
const MARKS = {
  ok: 'M-3.6 .3-1.2 2.7 3.6 -2.3',
  no: 'M-3 -3 3 3M3 -3 -3 3',
  unsure: 'M-2.1 -2.1a2.2 2.2 0 1 1 3.2 2c-.8.4-1.1.8-1.1 1.6M0 3.9v.3',
  edge: 'M0 -3.8V.8M0 3.2v.3',
};

/** What stands on every page. */
export interface Stamp {
  /** Lines at the top; the first in full ink. */
  head: string[];
  /** Lines at the foot; the page's number is added. */
  foot: string[];
  /** "Page 2 of 5". */
  page(n: number, count: number): string;
}

export interface TextStyle {
  size?: number;
  tone?: PdfTone;
  /** Drawn a little heavier. */
  strong?: boolean;
  /** Points from the column's left edge. */
  indent?: number;
  /** Points before the text. */
  before?: number;
}

/** Writes down a document from top to bottom, page after page. */
export class Sheets {
  readonly #document: PDFDocument;
  readonly #type: Type;
  readonly #stamp: Stamp;
  #page!: PDFPage;
  #y = 0;
  #top = 0;

  constructor(document: PDFDocument, type: Type, stamp: Stamp) {
    this.#document = document;
    this.#type = type;
    this.#stamp = stamp;
    this.newPage();
  }

  get pageCount(): number {
    return this.#document.getPageCount();
  }

  newPage(): void {
    this.#page = this.#document.addPage([WIDTH, HEIGHT]);
    this.#y = HEIGHT - TOP;
    this.#stamp.head.forEach((line, i) => this.text(line, { size: i === 0 ? 9.5 : 8, tone: i === 0 ? 'ink' : 'soft', strong: i === 0 }));
    this.rule(5);
    this.#y -= 12;
    this.#top = this.#y;
  }

  /** A paragraph. Goes on over pages. */
  text(text: string, style: TextStyle = {}): void {
    this.write(text, style, { page: Number.POSITIVE_INFINITY, room: 0 });
  }

  /** A paragraph that stops where less than `room` points are left on page `page`; false when it was cut there. */
  write(text: string, { size = 10, tone = 'ink', strong = false, indent = 0, before = 0 }: TextStyle, until: { page: number; room: number }): boolean {
    this.#y -= before;
    const height = size * LEADING;
    for (const line of this.#type.lines(text, size, COLUMN - indent)) {
      if (this.pageCount >= until.page && this.#y - height - until.room < BOTTOM) return false;
      if (this.#y - height < BOTTOM) this.newPage();
      this.#y -= height;
      this.#draw(this.#page, line, SIDE + indent, this.#y + size * 0.36, size, TONES[tone], strong);
    }
    return true;
  }

  /** A paragraph with the shape of a state before it. */
  state(tone: 'ok' | 'no' | 'unsure' | 'edge', text: string, style: TextStyle = {}): void {
    const size = style.size ?? 10;
    this.#y -= style.before ?? 0;
    this.keep(size * 3);
    const x = SIDE + (style.indent ?? 0) + 5;
    const y = this.#y - size * 0.75;
    const [r, g, b] = TONES[tone];
    const colour = rgb(r, g, b);
    const shape = { borderColor: colour, borderWidth: 1.2 };
    if (tone === 'no') this.#page.drawRectangle({ x: x - 4.4, y: y - 4.4, width: 8.8, height: 8.8, ...shape });
    else if (tone === 'edge') this.#page.drawSvgPath('M0 -5.4 5.4 0 0 5.4 -5.4 0Z', { x, y, ...shape });
    else this.#page.drawCircle({ x, y, size: 4.8, ...shape, ...(tone === 'unsure' ? { borderDashArray: [2, 1.6] } : {}) });
    this.#page.drawSvgPath(MARKS[tone], { x, y, scale: 0.6, borderColor: colour, borderWidth: 1.1 });
    this.text(text, { ...style, before: 0, indent: (style.indent ?? 0) + 17 });
  }

  /** A thin line across the column, after `gap` points. */
  rule(gap = 8): void {
    this.#y -= gap;
    this.#page.drawLine({ start: { x: SIDE, y: this.#y }, end: { x: WIDTH - SIDE, y: this.#y }, thickness: 0.7, color: LINE });
  }

  /** Starts a new page unless `height` points are left on this one. */
  keep(height: number): void {
    if (this.#y - height < BOTTOM) this.newPage();
  }

  /** A picture as wide as the column (never enlarged), cut over as many pages as it needs. */
  picture(image: Picture, caption: string): void {
    const scale = Math.min(COLUMN / image.width, 0.75);
    const width = image.width * scale;
    const height = image.height * scale;
    const captionHeight = CAPTION_GAP + 1 + CAPTION_SIZE * LEADING * this.#type.lines(caption, CAPTION_SIZE, COLUMN).length;
    const room = () => this.#y - BOTTOM - captionHeight;
    if (height > room() && (height <= this.#top - BOTTOM - captionHeight || room() < 160)) this.newPage();
    for (let from = 0; ; ) {
      const part = Math.min(room(), height - from);
      this.#window(image, width, height, from, part);
      this.#y -= part;
      this.text(caption, { size: CAPTION_SIZE, tone: 'soft', before: CAPTION_GAP });
      this.#y -= 8;
      if (from + part >= height - 0.01) return;
      from += part - OVERLAP;
      this.newPage();
    }
  }

  /** Draws the stretch [from, from + part) of a picture below the present line. */
  #window(image: Picture, width: number, height: number, from: number, part: number): void {
    const name = this.#page.node.newXObject('Picture', image.ref);
    this.#page.pushOperators(
      pushGraphicsState(),
      rectangle(SIDE, this.#y - part, width, part),
      clip(),
      endPath(),
      concatTransformationMatrix(width, 0, 0, height, SIDE, this.#y + from - height),
      drawObject(name),
      popGraphicsState(),
    );
    this.#page.drawRectangle({ x: SIDE, y: this.#y - part, width, height: part, borderColor: LINE, borderWidth: 0.7 });
  }

  /** Writes feet and page numbers; the document is complete then. */
  finish(): void {
    const pages = this.#document.getPages();
    pages.forEach((page, i) => {
      const number = this.#stamp.page(i + 1, pages.length);
      page.drawLine({ start: { x: SIDE, y: 50 }, end: { x: WIDTH - SIDE, y: 50 }, thickness: 0.7, color: LINE });
      this.#stamp.foot.forEach((line, n) => this.#draw(page, line, SIDE, 38 - n * 11, 7.5, SOFT, false));
      this.#draw(page, number, WIDTH - SIDE - this.#type.width(number, 7.5), 38, 7.5, SOFT, false);
    });
  }

  #draw(page: PDFPage, text: string, x: number, y: number, size: number, [r, g, b]: readonly [number, number, number], strong: boolean): void {
    const colour = rgb(r, g, b);
    let at = x;
    if (strong) page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.FillAndOutline), setLineWidth(size * 0.028), setStrokingRgbColor(r, g, b));
    for (const run of this.#type.runs(text)) {
      page.drawText(run.text, { x: at, y, size, font: run.font, color: colour });
      at += this.#type.width(run.text, size);
    }
    if (strong) page.pushOperators(popGraphicsState());
  }
}
