import type { Moment } from '../../time/moment';
import { climb, commonAncestor } from '../dom/climb';
import { foldLabel } from '../dom/fold';
import { textMap } from '../dom/text';
import type { MessagesReading, PageMessage, Sighting } from '../site';
import { CLOCK_ONLY, entriesOf, isDayLine, timesIn, within, type Entry } from './entries';
import { saysMore } from './feed';
import { gigLinks, isGenericLink } from './fields';
import { fileIn, isSize } from './files';
import { orderIdsIn } from './labels';
import { talkInAddress } from './pages';
import { isFurniture } from './region';

type Why = MessagesReading['gaps'][number]['why'];

const MORE = /^(?:이전|지난|과거)(?:메시지|대화|내용)?(?:\d+개)?(?:더)?(?:보기|불러오기)?$|^(?:메시지|대화)?더(?:보기|불러오기)$|^불러오는중/;
const GONE = /^(?:삭제된|숨겨진|가려진|차단된|취소된)메시지(?:입니다)?$|^메시지(?:가|를)(?:삭제|숨김|취소)/;
const STATE = /^(?:안?읽음|전송(?:됨|중)|보냄|1)$/;

/** The part of a page of messages that shows one conversation: the smallest element that holds the field to write in and times beside it, or the one that says it is a log. */
function paneOf(root: Element, entries: readonly Entry[]): Element | null {
  const field = [...root.querySelectorAll('textarea,input,[contenteditable="true"]')].find((element) => /메시지|내용을/.test(`${element.getAttribute('placeholder')} ${element.getAttribute('aria-label')}`));
  if (!field) return root.querySelector('[role="log"]');
  return climb(field, (element) => within(entries, element).some(isTime), root);
}

/** True once a conversation, or the field to write in, stands on the page. */
export function messagesAreThere(root: Element): boolean {
  return root.querySelector('textarea,[role="log"],[contenteditable="true"]') !== null;
}

/** A line that is a time and nothing else, read marks left out. */
function isTime(entry: Entry): boolean {
  return (entry.moment !== null && (entry.label === '' || STATE.test(entry.label))) || CLOCK_ONLY.test(foldLabel(entry.text));
}

/** A conversation: who, when, what, and what is missing. `now` in epoch ms; times that only tell the clock take the day of the line above them that parts the days. */
export function readMessages(root: Element, url: URL, now: number): MessagesReading {
  const entries = entriesOf(textMap(root, { skip: isFurniture, styled: true }), now);
  const pane = paneOf(root, entries);
  const times = pane ? within(entries, pane).filter(isTime) : [];
  const feed = pane && feedOf(pane, times, entries);
  const reading: MessagesReading = { kind: 'messages', partner: null, gigId: null, orderId: null, group: talkInAddress(url), messages: [], gaps: [] };
  if (!pane || !feed) return reading;

  const outside = within(entries, pane).filter((entry) => !feed.contains(entry.node));
  const head = outside.filter((entry) => (entry.node.compareDocumentPosition(feed) & 4) !== 0);
  const gigs = new Set(gigLinks(pane, url).flatMap(({ gigId, link }) => (feed.contains(link) ? [] : [gigId])));
  const ids = new Set(outside.flatMap((entry) => orderIdsIn(entry.text)));
  reading.partner = partnerIn(pane, feed);
  reading.gigId = gigs.size === 1 ? ([...gigs][0] ?? null) : null;
  reading.orderId = ids.size === 1 ? ([...ids][0] ?? null) : null;

  const sides: (boolean | null)[] = [];
  const gap = (why: Why) => reading.gaps.push({ before: reading.messages.length, why });
  if (saysMore(feed, pane, within(entries, feed)[0]?.node ?? feed)) gap('virtual');
  if (head.some((entry) => MORE.test(entry.label))) gap('load-more');
  let day: string | null = null;
  for (const item of itemsOf(feed, entries)) {
    const lines = within(entries, item);
    const [only] = lines;
    if (lines.length === 1 && only && isDay(only)) day = only.text;
    else if (lines.length > 0 && lines.every((line) => MORE.test(line.label))) gap('load-more');
    else if (lines.some((line) => GONE.test(line.label))) gap('collapsed');
    else if (lines.length > 0) {
      if (item.querySelector('[aria-expanded="false"]') || lines.some((line) => /^(?:더보기|전체보기|펼치기|\.\.\.더보기)$/.test(line.label))) gap('collapsed');
      const message = messageOf(lines, day, now, reading.partner?.value ?? null);
      if (message.at === null) gap('date-missing');
      reading.messages.push(message);
      sides.push(isAtEnd(item, lines, feed));
    }
  }
  // One side alone tells nothing: a page may set every message to one edge.
  if (sides.includes(true) && sides.includes(false)) reading.messages.forEach((message, i) => (message.author = sides[i] ? 'me' : 'them'));
  return reading;
}

/** The element whose children are the messages, or groups of them: the smallest that holds all the times that follow each other. */
function feedOf(pane: Element, times: readonly Entry[], entries: readonly Entry[]): Element | null {
  const log = pane.matches('[role="log"]') ? pane : pane.querySelector('[role="log"]');
  if (log) return log;
  const all = commonAncestor(times.flatMap((time) => time.nodes));
  if (times.length > 1 && all !== pane) return all;
  return climb(times[0]?.node ?? pane, (element) => /^(?:UL|OL)$/.test(element.tagName) && within(entries, element).length > 1, pane) ?? (all === pane ? null : (all?.parentElement ?? null));
}

/** Messages, day lines and controls of a feed, in the order of the eye. A group (a day, a run of one sender's) is taken apart where several of its parts tell a time or a day. */
function itemsOf(feed: Element, entries: readonly Entry[]): Element[] {
  const children = [...feed.children].filter((child) => within(entries, child).length > 0);
  if (getComputedStyle(feed).flexDirection === 'column-reverse') children.reverse();
  return children.flatMap((child) => {
    const parts = [...child.children].filter((part) => within(entries, part).some(isTime));
    const whole = parts.filter((part) => within(entries, part).length > 1 || isDay(within(entries, part)[0] as Entry));
    return parts.length > 1 && whole.length === parts.length ? itemsOf(child, entries) : parts.length === 1 && within(entries, parts[0] as Element).filter(isTime).length > 1 ? itemsOf(child, entries) : [child];
  });
}

/** A line that parts the days: a date without a clock, written as a day. */
function isDay(entry: Entry): boolean {
  return isDayLine(entry) && (/[년월]/.test(entry.text) || /^(?:오늘|어제)$/.test(entry.text.trim()));
}

function messageOf(lines: readonly Entry[], day: string | null, now: number, partner: string | null): PageMessage {
  const times = lines.filter(isTime);
  const [time] = times;
  const at = time && times.length === 1 ? momentOf(time, day, now) : null;
  const first = lines[0];
  const name = first && lines.length > 2 && partner !== null && first.text === partner ? partner : null;
  const files = lines.flatMap((line) => fileIn(line, lines.map((other, order) => ({ ...other, order }))) ?? []);
  const text = lines.filter((line) => (times.length !== 1 || line !== time) && line.text !== name && !STATE.test(line.label) && fileIn(line, []) === null && !(files.length > 0 && isSize(line)));
  return { author: null, name, at, timeText: times.length === 1 && time ? time.text : null, text: text.map((line) => line.text).join('\n'), files };
}

function momentOf(time: Entry, day: string | null, now: number): Moment | null {
  if (time.moment) return time.moment;
  const hits = day === null ? [] : timesIn(`${day} ${time.text}`, now);
  return hits.length === 1 && hits[0]?.moment.precision !== 'day' ? (hits[0]?.moment ?? null) : null;
}

/** True when the styles set the message to the right edge, false when they do not. */
function isAtEnd(item: Element, lines: readonly Entry[], feed: Element): boolean {
  const inner = commonAncestor(lines.flatMap((line) => line.nodes)) ?? item;
  return climb(inner, (element) => {
    const style = getComputedStyle(element);
    const column = style.flexDirection.startsWith('column');
    const turned = style.flexDirection === 'row-reverse';
    const along = style.display.includes('flex') ? (column ? style.alignItems : style.justifyContent) : '';
    return turned || /end|right/.test(`${along} ${style.alignSelf} ${style.float}`) || (style.textAlign === 'right' && getComputedStyle(feed).textAlign !== 'right');
  }, item) !== null;
}

/** Whom the conversation is with: the one profile linked over the feed, else the one heading there. */
function partnerIn(pane: Element, feed: Element): Sighting<string> | null {
  for (const [selector, where] of [['a[href*="/@"]', '/@'], ['h1,h2,h3,h4', 'h']] as const) {
    const names = new Set([...pane.querySelectorAll(selector)].filter((element) => !feed.contains(element)).map((element) => (element.textContent ?? '').trim()));
    const [name] = names;
    if (names.size === 1 && name && name.length <= 30 && !isGenericLink(name)) return { value: name, text: name, where, sure: true };
  }
  return null;
}
