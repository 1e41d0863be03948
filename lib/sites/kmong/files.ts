import type { ListedFile } from '../site';
import { ENDINGS, within, type Entry } from './entries';
import { cardOf, type OrderEvent } from './events';
import { isElsewhere } from './region';

const NAME = `[^\\s/\\\\:*?"<>|]{1,120}${ENDINGS}`;
const SIZE = '(\\d[\\d,.]*\\s?(?:[KMG]i?B|바이트|bytes?|B))';
/** A line that is a file's name, its size and a word for fetching it, nothing else. */
const FILE = new RegExp(`^(${NAME})\\s*\\(?${SIZE}?\\)?\\s*(?:다운로드|받기|내려받기|저장)?$`, 'i');
const BARE_SIZE = new RegExp(`^\\(?${SIZE}\\)?(?:다운로드)?$`, 'i');

/** The file that a line lists, its size read from the line itself or the next. Names that stand in running text list none. */
export function fileIn(entry: Entry, entries: readonly Entry[]): ListedFile | null {
  const [, name, own] = FILE.exec(entry.text.trim()) ?? [];
  if (name === undefined) return null;
  const sizeText = own ?? BARE_SIZE.exec(entries[entry.order + 1]?.text ?? '')?.[1] ?? null;
  const exact = /^([\d,]+)\s?(?:바이트|bytes?|B)$/i.exec(sizeText ?? '')?.[1];
  return { name, size: exact ? Number(exact.replaceAll(',', '')) : null, sizeText };
}

/** True for a line that only belongs to a file listed before it. */
export function isSize(entry: Entry): boolean {
  return BARE_SIZE.test(entry.text);
}

/** Files listed on an order page, each with the place of its delivery in `dated` where it stands in that delivery's own card. */
export function readFiles(entries: readonly Entry[], events: readonly OrderEvent[], dated: readonly OrderEvent[]): (ListedFile & { delivery: number | null })[] {
  const labels = events.map((event) => event.label);
  const cards = dated.map((event) => cardOf(event.label, labels, entries)).map((card) => new Set(card ? within(entries, card) : []));
  return entries.flatMap((entry) => {
    const file = fileIn(entry, entries);
    if (!file || isElsewhere(entry.node)) return [];
    const home = cards.flatMap((card, i) => (card.has(entry) ? [i] : []));
    return [{ ...file, delivery: home.length === 1 ? (home[0] ?? null) : null }];
  });
}
