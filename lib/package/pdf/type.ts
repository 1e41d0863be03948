import fontkit from '@cantoo/fontkit';
import { PDFDocument, type PDFFont } from '@cantoo/pdf-lib';
import type { PdfFonts } from '../fonts';

/** A stretch of text that one font can draw. */
export interface TextRun {
  text: string;
  font: PDFFont;
}

/** Sets text of Korean, Turkish and English in one document: each character in the first font that has it. */
export class Type {
  readonly #fonts: { font: PDFFont; has: Set<number> }[];
  readonly #widths = new Map<string, number>();
  #hasMissing = false;

  private constructor(fonts: PDFFont[]) {
    this.#fonts = fonts.map((font) => ({ font, has: new Set(font.getCharacterSet()) }));
  }

  /** A new document with both fonts; only the characters that are used go into the file. */
  static async document(fonts: PdfFonts): Promise<{ document: PDFDocument; type: Type }> {
    const document = await PDFDocument.create();
    document.registerFontkit(fontkit);
    const latin = await document.embedFont(fonts.latin, { subset: true });
    const hangul = await document.embedFont(fonts.hangul, { subset: true });
    return { document, type: new Type([latin, hangul]) };
  }

  /** True after a character was set that no font has. */
  get hasMissing(): boolean {
    return this.#hasMissing;
  }

  /** The text as runs; composed (NFC), control characters as spaces. */
  runs(text: string): TextRun[] {
    const runs: TextRun[] = [];
    for (const char of clean(text)) {
      const { font, drawn } = this.#pick(char);
      const last = runs.at(-1);
      if (last?.font === font) last.text += drawn;
      else runs.push({ text: drawn, font });
    }
    return runs;
  }

  /** Width of one line in points. */
  width(text: string, size: number): number {
    let width = 0;
    for (const char of clean(text)) width += this.#widthOf(char);
    return width * size;
  }

  /** Lines of at most `width` points: breaks at spaces, between Hangul and anywhere in what is longer than a line. */
  lines(text: string, size: number, width: number): string[] {
    return text.split('\n').flatMap((paragraph) => this.#wrap(clean(paragraph), width / size));
  }

  #wrap(text: string, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    const put = (piece: string, pieceWidth: number) => {
      if (used + pieceWidth > width && line !== '') {
        lines.push(line.trimEnd());
        line = '';
        used = 0;
        if (piece.trim() === '') return;
      }
      line += piece;
      used += pieceWidth;
    };
    for (const piece of text.match(/\s+|[^\s\u1100-\ud7ff]+|[\u1100-\ud7ff]/g) ?? []) {
      const pieceWidth = this.width(piece, 1);
      if (pieceWidth <= width) put(piece, pieceWidth);
      else for (const char of piece) put(char, this.#widthOf(char));
    }
    return [...lines, line.trimEnd()];
  }

  /** What no font has (Hanja, emoji: fonts for all of them are larger than the extension) is told by its code point, never by an empty box. */
  #pick(char: string): { font: PDFFont; drawn: string } {
    const code = char.codePointAt(0)!;
    const found = this.#fonts.find(({ has }) => has.has(code));
    if (found) return { font: found.font, drawn: char };
    this.#hasMissing = true;
    return { font: this.#fonts[0]!.font, drawn: `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]` };
  }

  #widthOf(char: string): number {
    const known = this.#widths.get(char);
    if (known !== undefined) return known;
    const { font, drawn } = this.#pick(char);
    const width = font.widthOfTextAtSize(drawn, 1);
    this.#widths.set(char, width);
    return width;
  }
}

function clean(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/[\0-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/g, (char) => (char < '\u0020' ? ' ' : ''));
}
