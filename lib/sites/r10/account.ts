import { readMoment } from '../../time/moments';
import type { Moment } from '../../time/moment';
import { linesOf, type TextLine } from '../dom/lines';
import { textMap } from '../dom/text';
import type { Gap, Sighting } from '../site';
import { fold, foldText } from './turkish';

/** What the user box says of the account, and which of it could not be read. */
export interface AccountReading {
  tradePoints: Sighting<number> | null;
  memberSince: Sighting<Moment> | null;
  identityVerified: Sighting<boolean> | null;
  gaps: Gap[];
}

type Why = Gap['why'];
type Found<T> = { value: T; text: string; where: string } | Why;

/** Parts that the member writes: what stands there says nothing of the account. */
const WRITTEN = '.name, .bigusername, .rank, .avatar, .usertitle, a[href*="/profil/"], a[href*="/members/"]';
const LABELS = {
  trade: /^(ticaret puani|ticaret sayisi|ticaret|itrader|trade score|trade)\b/,
  since: /^(uyelik tarihi|uyelik|katilim tarihi|katilim|kayit tarihi|kayit|uye olma tarihi|join date|joined)\b/,
};
const ANY_LABEL = /^(ticaret|itrader|trade|uyelik|katilim|kayit|uye olma|mesaj|konu|kimlik|magduriyet|sikayet|yas|sehir|konum|begeni|join|post)/;
/** From here on a profile holds the member's own words, or other people's. */
const OWN_WORDS = /^(hakkinda|hakkimda|biyografi|imza|ilgi alan|son mesaj|son konu|son yorum|ziyaretci|arkadas|yorumlar|referans)/;

function isLabel(text: string): boolean {
  return ANY_LABEL.test(foldText(text));
}

function isValue(text: string): boolean {
  return /^[\d(%]/.test(text);
}

/** Index of the first line of the run of labels and values, one a line, that reaches up to `at`. */
function runStart(lines: TextLine[], at: number): number {
  const fits = (text: string | undefined) => text !== undefined && (isLabel(text) || isValue(text));
  let start = at;
  while (fits(lines[start - 1]?.text)) start -= 1;
  return start;
}

/** A heading cell or term and the value right after it. */
function isPair(label: TextLine, value: TextLine | undefined): boolean {
  const key = label.nodes[0]?.parentElement?.closest('th, dt');
  return key?.nextElementSibling != null && /^(TD|DD)$/.test(key.nextElementSibling.tagName) && value?.nodes.every((node) => key.nextElementSibling?.contains(node)) === true;
}

/** Value beside a label on its line, else the value of the next line where labels and values stand on lines of their own. */
function valuesOf(lines: TextLine[], label: RegExp): { value: string; line: string }[] {
  return lines.flatMap((line, at) => {
    const folded = fold(line.text);
    const name = label.exec(folded.text)?.[0];
    if (name === undefined) return [];
    const rest = line.text.slice(folded.at[name.length] ?? line.text.length).replace(/^[\s:()-]+/, '');
    if (rest !== '') return [{ value: rest, line: line.text }];
    const next = lines[at + 1]?.text ?? '';
    if (isPair(line, lines[at + 1])) return [{ value: next, line: `${line.text} ${next}` }];
    // Values over their labels look like values under them: only the start of the run tells.
    if (isLabel(next) || isValue(lines[runStart(lines, at)]?.text ?? '')) return [{ value: '', line: line.text }];
    return [{ value: next, line: `${line.text} ${next}` }];
  });
}

function only<T>(found: { value: T; text: string; where: string }[], seen: number, same: (a: T, b: T) => boolean): Found<T> {
  const first = found[0];
  if (!first) return seen > 0 ? 'unreadable' : 'not-on-page';
  return found.length < seen || found.some((other) => !same(other.value, first.value)) ? 'ambiguous' : first;
}

/** '356, (%100)', '(12)', '1,161': a whole number with thousands parted by either sign. '1 / 0 / 0' counts good, neutral and bad deals: no sum is given there. */
function countOf(value: string): number | null {
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?![\d.,]*\d)\s*(puan\w*)?[\s,)]*(\(?%\s*\d{1,3}\)?)?\s*$/i.exec(value);
  return match?.[1] ? Number(match[1].replace(/[.,]/g, '')) : null;
}

function readTrade(lines: TextLine[]): Found<number> {
  const seen = valuesOf(lines, LABELS.trade);
  const found = seen.flatMap(({ value, line }) => {
    const count = countOf(value);
    return count === null ? [] : [{ value: count, text: line, where: line }];
  });
  return only(found, seen.length, (a, b) => a === b);
}

function readSince(lines: TextLine[], zone: string, now: number): Found<Moment> {
  const seen = valuesOf(lines, LABELS.since);
  const found = seen.flatMap(({ value, line }) => {
    const moment = readMoment(value, { locale: 'tr', zone, now });
    return moment ? [{ value: moment, text: line, where: line }] : [];
  });
  return only(found, seen.length, (a, b) => a.earliestMs === b.earliestMs);
}

/** Names of pictures and icons stand for text where the site shows a mark instead of words. */
function markNames(box: Element): string[] {
  return [...box.querySelectorAll('[title], img[alt]')]
    .filter((mark) => !mark.closest(WRITTEN))
    .map((mark) => mark.getAttribute('title') ?? mark.getAttribute('alt') ?? '');
}

function readIdentity(texts: string[]): Found<boolean> {
  let seen = 0;
  const found = texts.flatMap((text) => {
    const folded = foldText(text);
    if (!/\bkimli(k|gi)\b/.test(folded) || !/\bona[yn]/.test(folded)) return [];
    seen += 1;
    if (/onaysiz|onaylanmamis|onayli degil|onayi? yok|onayi?\s*:?\s*(hayir|yok|bekl)|onay bekl/.test(folded)) return [{ value: false, text, where: text }];
    if (/onayli\b|onaylanmis|onaylandi|onayi?\s*:?\s*(var|evet|tamam)/.test(folded)) return [{ value: true, text, where: text }];
    return [];
  });
  return only(found, seen, (a, b) => a === b);
}

/**
 * Reads a user box, or a profile with `skip` naming the parts of it that tell nothing. Labels differ and are not documented: synonyms
 * are tried, and what is unsure becomes a gap.
 */
export function readAccount(box: Element | null, zone: string, now: number, skip = WRITTEN): AccountReading {
  const all = box ? linesOf(textMap(box, { skip: (element) => element !== box && element.matches(`${WRITTEN}, ${skip}`) })) : [];
  const end = all.findIndex((line) => OWN_WORDS.test(foldText(line.text)));
  const lines = end < 0 ? all : all.slice(0, end);
  const gaps: Gap[] = [];
  const settle = <T>(field: string, found: Found<T>): Sighting<T> | null => {
    if (typeof found === 'object') return { ...found, sure: true };
    gaps.push({ field, why: found });
    return null;
  };
  return {
    tradePoints: settle('account.tradePoints', readTrade(lines)),
    memberSince: settle('account.memberSince', readSince(lines, zone, now)),
    identityVerified: settle('account.identityVerified', readIdentity([...lines.map((line) => line.text), ...(box && skip === WRITTEN ? markNames(box) : [])])),
    gaps,
  };
}
