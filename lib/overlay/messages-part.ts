import type { MessagesReading, PageMessage } from '../sites/site';

/** A line of the page's text, folded, with its place in it. */
interface TextLine {
  folded: string;
  start: number;
  end: number;
}

type Place = { start: number; end: number } | null;

/** Compared with blanks as one: a page's own lines and its text differ in them. */
function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let at = 0;
  for (const raw of text.split('\n')) {
    const left = raw.length - raw.trimStart().length;
    const folded = fold(raw);
    if (folded !== '') lines.push({ folded, start: at + left, end: at + raw.trimEnd().length });
    at += raw.length + 1;
  }
  return lines;
}

/** The lines that a message shows: its text, or the names of its files. */
function shownBy({ text, files }: PageMessage): string[] {
  const lines = text.split('\n').map(fold).filter((line) => line !== '');
  return lines.length > 0 ? lines : files.map(({ name }) => fold(name));
}

/** Where each message stands when they are looked for one after the other; one that is not found holds the others up in nothing. */
function walk(messages: readonly string[][], lines: readonly TextLine[]): Place[] {
  let from = 0;
  return messages.map((shown) => {
    const [first] = shown;
    for (let i = from; first !== undefined && i + shown.length <= lines.length; i += 1) {
      if (!shown.every((line, k) => lines[i + k]?.folded === line)) continue;
      from = i + shown.length;
      return { start: (lines[i] as TextLine).start, end: (lines[from - 1] as TextLine).end };
    }
    return null;
  });
}

/** Looked for from the front and from the back; a place on which the two differ is no place. */
function placed(messages: readonly string[][], lines: readonly TextLine[]): Place[] {
  const forward = walk(messages, lines);
  const turned = messages.map((shown) => [...shown].reverse()).reverse();
  const backward = walk(turned, [...lines].reverse().map(({ folded, start, end }) => ({ folded, start: end, end: start })))
    .reverse()
    .map((place) => place && { start: place.end, end: place.start });
  return forward.map((place, i) => (place !== null && place.start === backward[i]?.start && place.end === backward[i]?.end ? place : null));
}

/** Messages in the order of the page's text, or in the other where the page turns its feed round by style: the one in which more are found. */
function places(messages: readonly PageMessage[], text: string): Place[] {
  const [shown, lines] = [messages.map(shownBy), linesOf(text)];
  const found = (list: Place[]) => list.filter((place) => place !== null).length;
  const [along, against] = [placed(shown, lines), placed([...shown].reverse(), lines).reverse()];
  return found(against) > found(along) ? against : along;
}

/**
 * The typed part `messages.json` of a captured conversation: `{ v, partner, order, gig, messages, gaps }`, messages in the order of the eye, `n` from 1. Times are epoch ms, null
 * where no date can be given; `at` tells where the message stands in text.txt (UTF-16 units, end exclusive), null where that cannot be said beyond doubt.
 * A gap's `before` is the `n` of the message that it stands before, less one; the count of messages for the end.
 */
export function messagesPart({ partner, orderId, gigId, messages, gaps }: MessagesReading, text: string): string {
  const at = places(messages, text);
  const part = {
    v: 1,
    partner: partner?.sure ? partner.value : null,
    order: orderId,
    gig: gigId,
    messages: messages.map((message, i) => ({
      n: i + 1,
      author: message.author,
      name: message.name,
      atMs: message.at?.epochMs ?? null,
      earliestMs: message.at?.earliestMs ?? null,
      latestMs: message.at?.latestMs ?? null,
      precision: message.at?.precision ?? null,
      timeText: message.timeText,
      text: message.text,
      files: message.files,
      at: at[i] ?? null,
    })),
    gaps,
  };
  return `${JSON.stringify(part, null, 2)}\n`;
}
