/** What the picture of a head code says, in the user's language; code and fingerprint are lower-case hex. */
export interface HeadPicture {
  title: string;
  head: { label: string; code: string };
  key: { label: string; code: string } | null;
  /** Lines of small print: entries, time, what the code is for. */
  notes: string[];
}

const WIDTH = 1200;
const EDGE = 64;
const CODE_LINE = 60;
const NOTE_LINE = 38;
const SANS = '"Noto Sans", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", system-ui, sans-serif';
const MONO = 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace';

/** The code in groups of eight, four groups a line: to be read aloud and typed in. */
function groups(code: string): string[] {
  const parts = code.match(/.{1,8}/g) ?? [];
  return Array.from({ length: Math.ceil(parts.length / 4) }, (_, line) => parts.slice(line * 4, line * 4 + 4).join(' '));
}

/** Breaks a text at spaces so that each line fits the width; a word that is longer stands alone. */
function wrapped(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A PNG of the head code that can be printed or sent where only pictures go. Black on white, 1200 px wide. */
export async function headPicture({ title, head, key, notes }: HeadPicture): Promise<Blob> {
  const measure = new OffscreenCanvas(1, 1).getContext('2d');
  if (measure === null) throw new Error('no canvas to draw on');
  measure.font = `26px ${SANS}`;
  const small = notes.flatMap((note) => wrapped(note, (line) => measure.measureText(line).width <= WIDTH - 2 * EDGE));
  const blocks = [head, ...(key ? [key] : [])].map(({ label, code }) => ({ label, lines: groups(code) }));
  const height = 2 * EDGE + 70 + blocks.reduce((sum, { lines }) => sum + 50 + lines.length * CODE_LINE + 20, 0) + small.length * NOTE_LINE;
  const canvas = new OffscreenCanvas(WIDTH, height);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas to draw on');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, WIDTH, height);
  pen.textBaseline = 'top';
  let y = EDGE;
  const write = (text: string, font: string, colour: string, line: number) => {
    pen.font = font;
    pen.fillStyle = colour;
    pen.fillText(text, EDGE, y);
    y += line;
  };
  write(title, `bold 40px ${SANS}`, '#111', 70);
  for (const { label, lines } of blocks) {
    write(label, `26px ${SANS}`, '#555', 50);
    for (const line of lines) write(line, `44px ${MONO}`, '#111', CODE_LINE);
    y += 20;
  }
  for (const line of small) write(line, `26px ${SANS}`, '#555', NOTE_LINE);
  return canvas.convertToBlob({ type: 'image/png' });
}
