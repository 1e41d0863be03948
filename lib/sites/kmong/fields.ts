import type { Moment } from '../../time/moment';
import { climb, commonAncestor } from '../dom/climb';
import { foldLabel } from '../dom/fold';
import { isShown } from '../dom/visible';
import type { Gap, OrderReading, Sighting } from '../site';
import { isEvent, within, type Entry } from './entries';
import { cardOf, type OrderEvent } from './events';
import { isOrderField, orderIdsIn } from './labels';
import { controlOf, isElsewhere, isEnabled } from './region';
import { valuesOf } from './values';

/** The order's number: the address decides; without it the page must name exactly one. `stranger` is true when the page names only other orders than the address. */
export function readOrderId(entries: readonly Entry[], asked: string | null): { orderId: string | null; stranger: boolean; gaps: Gap[] } {
  const seen = [...new Set(entries.flatMap((entry) => {
    const ids = entry.text.length > 80 ? [] : orderIdsIn(/^주문번호:?$/.test(entry.label) ? `${entry.text} ${entries[entry.order + 1]?.text ?? ''}` : entry.text);
    return ids.length > 0 && !isElsewhere(entry.node) ? ids : [];
  }))];
  if (asked !== null) {
    const stranger = seen.length > 0 && !seen.includes(asked);
    return { orderId: asked, stranger, gaps: stranger ? [{ field: 'order.id', why: 'ambiguous' }] : [] };
  }
  if (seen.length === 1) return { orderId: seen[0] ?? null, stranger: false, gaps: [] };
  return { orderId: null, stranger: false, gaps: [{ field: 'order.id', why: seen.length === 0 ? 'not-on-page' : 'ambiguous' }] };
}

/** Whose side of the order the page shows. Signs of both sides: unknown. */
export function readSide(root: Element, entries: readonly Entry[], url: URL): OrderReading['side'] {
  const controls = controlsOf(root).map((control) => foldLabel(control.textContent || control.getAttribute('value') || ''));
  const fields = entries.map((entry) => entry.text);
  const profiles = [...root.querySelectorAll('a[href*="/@"]')].map((link) => foldLabel(link.parentElement?.textContent ?? ''));
  const seller = /^\/seller\//.test(url.pathname) || controls.some((label) => /^(?:최종)?작업물(?:재)?발송(?:하기)?$|^작업물연장(?:요청)?(?:하기)?$/.test(label)) || fields.some((text) => /(?:^|·\s*)의뢰인(?:님)?\s*(?:[:：]|$|\s[^\s]{1,20}(?:\s*·|$))/.test(text));
  const buyer = controls.some((label) => /^(?:구매확정|수정요청|품질보장신청)(?:하기)?$/.test(label)) || fields.some((text) => /(?:^|·\s*)전문가(?:님)?\s*(?:[:：]|$)/.test(text)) || profiles.some((text) => text.length <= 30 && text.startsWith('전문가'));
  return seller === buyer ? 'unknown' : seller ? 'seller' : 'buyer';
}

/** Controls that can be seen, whatever they are made of. */
export function controlsOf(root: Element): Element[] {
  const known = new Map<Element, boolean>();
  return [...root.querySelectorAll('button,[role="button"],a[href],input[type="button"],input[type="submit"]')].filter((control) => isShown(control, known));
}

/** What the page says of a claim: filed or refused in words, or the control 품질보장 신청하기 that can be used. */
export function readClaim(root: Element, entries: readonly Entry[]): OrderReading['claim'] {
  const said = entries.filter((entry) => entry.label.length <= 40 && /품질보장/.test(entry.label) && !isElsewhere(entry.node) && !/면|경우|하려|수있|가능|안내|하세요|주세요|하기|이내|까지|재신청|[?？]|시[,]?/.test(entry.label.replace('다시', '')));
  const told = readClaimCard(entries);
  if (told) return told;
  const refused = said.find((entry) => /비승인|미승인|반려|거절|거부|불승인|승인되지|승인하지/.test(entry.label));
  if (refused) return { value: 'refused', text: refused.text, where: refused.label, sure: true };
  const filed = said.find((entry) => /접수|신청완료|신청(?:이|을)?(?:완료)?(?:되었|됐|하였|했)|신청됨|심사중|검토중|승인/.test(entry.label) && !/않|대기전|취소|철회/.test(entry.label));
  if (filed) return { value: 'filed', text: filed.text, where: filed.label, sure: true };
  for (const control of controlsOf(root)) {
    const text = (control.textContent || control.getAttribute('value') || control.getAttribute('aria-label') || '').trim();
    if (!/^품질보장신청(?:하기)?$/.test(foldLabel(text)) || !isEnabled(control) || isElsewhere(control.firstChild ?? control)) continue;
    const goesElsewhere = control.tagName === 'A' && !/^(?:#|javascript:)|\d{5,}/.test(control.getAttribute('href') ?? '');
    return { value: 'offered', text, where: foldLabel(text), sure: !goesElsewhere };
  }
  return null;
}

/** An event card 품질보장 신청 (결과): its first words after the time say how it stands; a card with nothing but a time was filed. The latest card in reading order that says more decides, a refusal above all. */
function readClaimCard(entries: readonly Entry[]): OrderReading['claim'] {
  let claim: OrderReading['claim'] = null;
  for (const entry of entries) {
    if (!/^품질보장(?:신청|신청결과|심사|심사결과|결과)$/.test(entry.label) || isElsewhere(entry.node) || controlOf(entry.node)) continue;
    const after = entries.slice(entry.order + 1, entry.order + 5).filter((next) => next.moment === null && next.label !== '');
    const said = after[0]?.label ?? '';
    const sighting = { text: `${entry.text} ${after[0]?.text ?? ''}`.trim(), where: entry.label, sure: true };
    if (/^(?:비승인|미승인|불승인|반려|거절)/.test(said)) return { value: 'refused', ...sighting };
    if (/접수되|접수하|접수됐|신청되|완료되|승인되었|심사중|검토중/.test(said) || (entry.moment ?? entries[entry.order + 1]?.moment)) claim = { value: 'filed', ...sighting };
  }
  return claim;
}

/** The promised date. An extension's new date does not replace the date agreed in advance (whether it does is an open question); alone it is not sure. */
export function readAgreedDue(entries: readonly Entry[], events: readonly OrderEvent[], bought: Moment | null): { agreedDue: Sighting<Moment> | null; gaps: Gap[] } {
  const labels = events.map((event) => event.label);
  const extensions = events.filter((event) => /연장/.test(event.label.label)).map((event) => cardOf(event.label, labels, entries));
  const promises = entries.flatMap((entry) => {
    const rank = /발송예정/.test(entry.label) ? 0 : /(?:도착|납품|완료)예정/.test(entry.label) ? 1 : entry.kind === 'due' ? 2 : null;
    if (rank === null || /확정|환불|지났|자동/.test(entry.label) || isElsewhere(entry.node)) return [];
    const moment = entry.moment ?? (entry.kind === 'due' ? momentBeside(entry, entries) : null);
    // What was promised lies after what has begun: a time that is no later was borrowed.
    if (!moment || (bought && (moment.earliestMs === bought.earliestMs || moment.latestMs <= bought.earliestMs))) return [];
    const extended = /새|변경|연장/.test(entry.label) || extensions.some((card) => card?.contains(entry.node));
    return [{ entry, moment, rank: rank + (extended ? 10 : 0), extended }];
  });
  const best = Math.min(...promises.map((promise) => promise.rank));
  const found = promises.filter((promise) => promise.rank === best);
  const first = found[0];
  if (!first) return { agreedDue: null, gaps: [{ field: 'order.agreedDue', why: 'not-on-page' }] };
  if (found.some((other) => other.moment.earliestMs !== first.moment.earliestMs)) return { agreedDue: null, gaps: [{ field: 'order.agreedDue', why: 'ambiguous' }] };
  return { agreedDue: { value: first.moment, text: first.entry.text, where: first.entry.label, sure: !first.extended }, gaps: [] };
}

/** The time that stands with a key: where the markup says, else right after it. */
function momentBeside(key: Entry, entries: readonly Entry[]): Moment | null {
  const values = valuesOf(key, entries);
  const next = values ? values.find((entry) => entry.moment !== null) : entries[key.order + 1];
  const both = next && commonAncestor([...key.nodes, ...next.nodes]);
  if (!next || next.label !== '' || (!values && both && within(entries, both).some((entry) => isEvent(entry) && entry.order > next.order))) return null;
  return next.moment;
}

/** When the order was paid: the event or field, else (not sure) the date on the line of the order's number. */
export function readPurchase(entries: readonly Entry[], events: readonly OrderEvent[], orderId: string | null): Sighting<Moment> | null {
  const told = events.filter((event) => event.kind === 'purchased' && event.moment !== null).sort((a, b) => (a.moment as Moment).earliestMs - (b.moment as Moment).earliestMs)[0];
  if (told?.moment) return { value: told.moment, text: told.text, where: told.label.label, sure: true };
  for (const entry of entries) {
    if (orderId === null || !orderIdsIn(entry.text).includes(orderId) || isElsewhere(entry.node)) continue;
    const time = entry.moment !== null ? entry : entries[entry.order + 1];
    if (time?.moment && !time.promised && (time === entry || time.label === '')) return { value: time.moment, text: `${entry.text} ${time.text}`, where: entry.text, sure: false };
  }
  return null;
}

/** The service that the order is for. A link counts only where it stands with the order itself: near its number, price or title, not in an event or a recommendation. */
export function readGig(root: Element, entries: readonly Entry[], events: readonly OrderEvent[], url: URL): { gigId: string; link: Element } | null {
  const labels = new Set(events.map((event) => event.label));
  const links = gigLinks(root, url);
  const own = links.filter(({ link, gigId }) => {
    if (isElsewhere(link.firstChild ?? link) || looksRecommended(link, entries)) return false;
    const home = climb(link, (element) => within(entries, element).some((entry) => isOrderField(entry.label) || labels.has(entry)), root);
    if (!home || !within(entries, home).some((entry) => isOrderField(entry.label))) return false;
    if (links.some((other) => other.gigId !== gigId && home.contains(other.link))) return false;
    return home.tagName !== 'BODY' || link.closest('section,aside,ul,ol') === null;
  });
  const first = own[0];
  return first && own.every(({ gigId }) => gigId === first.gigId) ? first : null;
}

/** Links to service pages of Kmong in a subtree. */
export function gigLinks(root: Element, url: URL): { gigId: string; link: Element }[] {
  return [...root.querySelectorAll('a[href*="/gig/"]')].flatMap((link) => {
    const [, host, gigId] = /^(?:(?:https?:)?\/\/([^/:?#]+)(?::\d+)?)?\/gig\/(\d+)(?![\w-])/.exec(link.getAttribute('href') ?? '') ?? [];
    return gigId && (host === undefined || host === url.hostname || /(?:^|\.)kmong\.com$/.test(host)) ? [{ gigId, link }] : [];
  });
}

/** Ratings stand on cards of services for sale, not on what was bought. */
function looksRecommended(link: Element, entries: readonly Entry[]): boolean {
  const card = link.closest('li,article') ?? link.parentElement ?? link;
  const inside = within(entries, card);
  return inside.length <= 12 && inside.some((entry) => /^[★⭐]|★|^\d\.\d\(?\d*\)?$|^(?:리뷰|평가|평점)\d|\d+개의평가/.test(foldLabel(entry.text)));
}

/** The service's title: the text of its link, else the line after the heading 구매한 서비스. */
export function readTitle(gig: Element | null, entries: readonly Entry[]): Sighting<string> | null {
  const linked = (gig?.textContent ?? '').replace(/\s+/g, ' ').trim();
  if (linked.length >= 4 && !isGenericLink(linked)) return { value: linked, text: linked, where: '/gig/', sure: true };
  const heading = entries.find((entry) => /^(?:구매한)?서비스(?:명)?$|^상품명$/.test(entry.label) && !isElsewhere(entry.node));
  const line = heading && entries.slice(heading.order + 1, heading.order + 3).find((entry) => entry.kind === null && entry.moment === null && !isOrderField(entry.label) && entry.label.length >= 4);
  if (line) return { value: line.text, text: line.text, where: heading?.text ?? '', sure: true };
  const [head, ...others] = entries.filter((entry) => isOwnHeading(entry, gig, entries));
  return head && others.every((other) => other.text === head.text) ? { value: head.text, text: head.text, where: 'h', sure: false } : null;
}

/** A heading that names no part of the page and stands, a few lines away, with the order's number or the link to its service. */
function isOwnHeading(entry: Entry, gig: Element | null, entries: readonly Entry[]): boolean {
  if (entry.kind !== null || entry.moment !== null || entry.label.length < 4 || !entry.node.parentElement?.closest('h1,h2,h3,h4,h5') || isElsewhere(entry.node)) return false;
  if (isOrderField(entry.label) || /(?:관리|정보|상세|화면|내역|목록|현황|안내|진행|서비스|품질보장|다른주문)$|^품질보장/.test(entry.label)) return false;
  const home = climb(entry.node, (element) => (gig !== null && element.contains(gig)) || within(entries, element).some((other) => isOrderField(other.label)));
  return home !== null && home.tagName !== 'BODY' && within(entries, home).length <= 20;
}

/** True for a link's text that names no service: 서비스 보기. */
export function isGenericLink(text: string): boolean {
  return /^(?:(?:이|해당)?(?:서비스|상품))?(?:페이지)?(?:로|으로)?(?:다시|또|재)?(?:상세|자세히)?(?:보기|상세|바로가기|이동|주문|구매|이용)(?:하기)?$/.test(foldLabel(text));
}

/** The expert's name: beside 전문가, else the profile link's text. */
export function readSeller(root: Element, entries: readonly Entry[]): Sighting<string> | null {
  for (const entry of entries) {
    const named = /(?:^|·\s*)(?:전문가|판매자)\s*(?:님)?\s*[:：]\s*([^·]{1,30})(?:·|$)/.exec(entry.text)?.[1]?.trim();
    if (named) return { value: named, text: entry.text, where: '전문가', sure: true };
    if (!/^(?:전문가|판매자)(?:명|닉네임)?$/.test(entry.label)) continue;
    const next = (valuesOf(entry, entries) ?? [entries[entry.order + 1]])[0];
    if (next && next.kind === null && next.moment === null && next.text.length <= 30 && !/\d{4}|원$/.test(next.text)) return { value: next.text, text: next.text, where: entry.text, sure: true };
  }
  const links = [...root.querySelectorAll('a[href*="/@"]')].filter((link) => !isElsewhere(link.firstChild ?? link));
  const names = new Set(links.map((link) => (link.textContent ?? '').trim()).filter((name) => name !== '' && name.length <= 30));
  const [name] = names;
  return names.size === 1 && name !== undefined ? { value: name, text: name, where: '/@', sure: false } : null;
}
