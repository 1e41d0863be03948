import { readMoment } from '../../time/moments';
import type { Moment } from '../../time/moment';
import { linesOf } from '../dom/lines';
import { textMap, visibleText } from '../dom/text';
import type { Gap, ListingReading, PageReading, PriceAnchor, Sighting, Site } from '../site';
import { readAccount } from './account';
import { pageOf } from './pages';
import { draftBody, isForeign, openingPost, type OpeningPost } from './post';
import { listPrices } from './prices';

const ZONE = 'Europe/Istanbul';
/** Pictures smaller than this are smileys and icons, CSS px. */
const SMALL = 48;

/** Address of the thread that a page belongs to, from its own address or from the links by which the page names it. */
function threadOf(doc: Document, url: URL): { threadId: string | null; category: string | null } {
  const links = [...doc.querySelectorAll('link[rel="canonical"], .breadCrumb a[href], h1 a[href]')];
  for (const address of [url.href, ...links.map((link) => link.getAttribute('href') ?? '')]) {
    if (!URL.canParse(address, url.href)) continue;
    const target = new URL(address, url.href);
    const page = target.host === url.host ? pageOf(target) : null;
    if (page?.kind === 'thread') return { threadId: page.threadId, category: page.category };
  }
  const own = pageOf(url);
  // The opening post's own number names the listing where the page does not name its thread.
  return { threadId: own.kind === 'post' && own.number === 1 ? own.postId : null, category: null };
}

function sight(value: string, where: string): Sighting<string> | null {
  const text = value.replace(/\s+/g, ' ').trim();
  return text === '' ? null : { value: text, text, where, sure: true };
}

function titleOf(doc: Document): Sighting<string> | null {
  const typed = doc.querySelector<HTMLInputElement>('input[name="subject"], input[name="title"]')?.value;
  if (typed && draftBody(doc)) return sight(typed, 'subject');
  for (const selector of ['.breadCrumb h2', 'h1', '.breadCrumb h1']) {
    const found = [...doc.querySelectorAll(selector)].at(-1);
    const title = found ? sight(visibleText(found), selector) : null;
    if (title) return title;
  }
  return null;
}

function authorOf({ post, userBox, body }: OpeningPost): Sighting<string> | null {
  for (const selector of ['.name', 'a.usernames', 'a[href*="/profil/"]', 'a[href*="/members/"]']) {
    const found = [...(userBox ?? post).querySelectorAll(selector)].find((element) => !body.contains(element));
    const name = found ? sight(visibleText(found).split('\n')[0] ?? '', selector) : null;
    if (name) return name;
  }
  return null;
}

/** The date in the post's head: a line with a day and a time, outside body and user box. Two different ones cannot be told apart. */
function openedAt({ post, userBox, body }: OpeningPost, now: number): Sighting<Moment> | Gap['why'] {
  const map = textMap(post, { skip: (element) => element === body || element === userBox || element.matches('.postContent, .userSignature') });
  const found = linesOf(map).flatMap((line) => {
    const moment = line.text.length <= 60 ? readMoment(line.text.replace(/#\d+\s*$/, '').trim(), { locale: 'tr', zone: ZONE, now }) : null;
    return moment && moment.precision !== 'day' ? [{ value: moment, text: line.text, where: line.text, sure: true }] : [];
  });
  const first = found[0];
  if (!first) return 'not-on-page';
  return found.some((other) => other.value.earliestMs !== first.value.earliestMs) ? 'ambiguous' : first;
}

function hasPictures(body: Element): boolean {
  return [...body.querySelectorAll('img')].some((picture) => {
    const width = Number(picture.getAttribute('width') ?? 0) || picture.naturalWidth;
    const small = (width > 0 && width < SMALL) || /smil|emoji/i.test(`${picture.className} ${picture.getAttribute('src') ?? ''}`);
    for (let up: Element | null = picture; up && up !== body; up = up.parentElement) if (isForeign(up)) return false;
    return !small;
  });
}

function readListing(doc: Document, url: URL, now: number, opening: OpeningPost): { content: ListingReading; gaps: Gap[] } {
  const title = titleOf(doc);
  const prices = listPrices(opening.body, title?.value ?? null).map((anchor) => anchor.listed);
  const { gaps, ...account } = readAccount(opening.userBox, ZONE, now);
  const opened = openedAt(opening, now);
  const pictureOnly = prices.length === 0 && hasPictures(opening.body);
  if (prices.length === 0) gaps.unshift({ field: 'listing.prices', why: pictureOnly ? 'unreadable' : 'not-on-page' });
  return {
    content: {
      kind: 'listing',
      ...threadOf(doc, url),
      title,
      author: authorOf(opening),
      openedAt: typeof opened === 'string' ? null : opened,
      prices,
      pictureOnly,
      ...account,
    },
    gaps,
  };
}

/** The post to read, where address and structure allow one; or the thread that is being written. */
function opening(doc: Document, url: URL): OpeningPost | null {
  const { kind } = pageOf(url);
  if (kind === 'profile' || kind === 'category') return null;
  const draft = kind === 'unknown' ? draftBody(doc) : null;
  return draft ? { post: draft, body: draft, userBox: null } : openingPost(doc, url);
}

/** R10.net: threads that offer services. Reads the opening post only; makes no request and never touches the page. */
export const r10: Site = {
  id: 'r10',
  zone: ZONE,
  owns: (url) => url.protocol === 'https:' && url.host === 'www.r10.net',
  ready(doc, url) {
    if (doc.readyState === 'loading') return false;
    const { kind } = pageOf(url);
    return (kind !== 'thread' && kind !== 'post') || doc.querySelector('.postContent, [id^="post_message_"]') !== null;
  },
  read(doc, url, now): PageReading {
    const found = opening(doc, url);
    const reading = found ? readListing(doc, url, now, found) : { content: { kind: 'other' as const }, gaps: [] };
    return { site: 'r10', url: url.href, readAt: now, ...reading };
  },
  rows: () => [],
  prices(doc, url): PriceAnchor[] {
    const found = opening(doc, url);
    return found ? listPrices(found.body, titleOf(doc)?.value ?? null) : [];
  },
};
