import { readMoment } from '../../time/moments';
import type { Moment } from '../../time/moment';
import { linesOf } from '../dom/lines';
import { textMap, visibleText } from '../dom/text';
import type { Gap, ListingReading, OtherReading, PageReading, PriceAnchor, Sighting, Site } from '../site';
import { door } from './door';
import { readAccount } from './account';
import { readCategory } from './listings';
import { offers } from './offer';
import { pageOf } from './pages';
import { draftBody, editorIn, isForeign, openingPost, type OpeningPost, titleField } from './post';
import { listPrices } from './prices';
import { readProfile } from './profile';

const ZONE = 'Europe/Istanbul';
/** Pictures smaller than this are smileys and icons, CSS px. */
const SMALL = 48;

/** Address of the thread that a page belongs to, from its own address or from the links by which the page names it; the category also from the way that leads to it. */
function threadOf(doc: Document, url: URL): { threadId: string | null; category: string | null } {
  const links = [...doc.querySelectorAll('link[rel="canonical"], .breadCrumb a[href], h1 a[href]')];
  let category: string | null = null;
  for (const address of [url.href, ...links.map((link) => link.getAttribute('href') ?? '')]) {
    if (!URL.canParse(address, url.href)) continue;
    const target = new URL(address, url.href);
    const page = target.host === url.host ? pageOf(target) : null;
    if (page?.kind === 'thread') return { threadId: page.threadId, category: page.category };
    if (page?.kind === 'category') category = page.category;
  }
  const own = pageOf(url);
  // The opening post's own number names the listing where the page does not name its thread.
  return { threadId: own.kind === 'post' && own.number === 1 ? own.postId : null, category };
}

function sight(value: string, where: string): Sighting<string> | null {
  const text = value.replace(/\s+/g, ' ').trim();
  return text === '' ? null : { value: text, text, where, sure: true };
}

function titleOf(doc: Document, draft: boolean): Sighting<string> | null {
  const typed = draft ? titleField(doc) : null;
  if (typed) return sight(typed.value, typed.name);
  for (const selector of ['.breadCrumb h2', 'h1', '.breadCrumb h1', '.navbar strong']) {
    const found = [...doc.querySelectorAll(selector)].at(-1);
    const title = found ? sight(visibleText(found), selector) : null;
    if (title) return title;
  }
  return null;
}

/** The author's name, and the number of the profile that it links to. */
function authorOf({ post, userBox, body }: OpeningPost): { author: Sighting<string> | null; authorId: string | null } {
  const links = [...(userBox ?? post).querySelectorAll('a[href*="/profil/"], a[href*="/members/"]')].filter((link) => !body.contains(link));
  const ids = new Set(links.map((link) => /\/(\d+)-[^/]*$/.exec(link.getAttribute('href') ?? '')?.[1]));
  const authorId = ids.size === 1 ? ([...ids][0] ?? null) : null;
  for (const selector of ['.name', 'a.usernames', '.bigusername', 'a[href*="/profil/"]', 'a[href*="/members/"]']) {
    const found = [...(userBox ?? post).querySelectorAll(selector)].find((element) => !body.contains(element));
    const author = found ? sight(visibleText(found).split('\n')[0] ?? '', selector) : null;
    if (author) return { author, authorId };
  }
  return { author: null, authorId };
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

/** The seller's own words in a post: without quotes, signature and advertisements. */
function ownText(body: Element): string {
  return visibleText(body, { skip: (element) => element !== body && isForeign(element) });
}

function hasPictures(body: Element): boolean {
  return [...body.querySelectorAll('img')].some((picture) => {
    const width = Number(picture.getAttribute('width') ?? 0) || picture.naturalWidth;
    const small = (width > 0 && width < SMALL) || /smil|emoji/i.test(`${picture.className} ${picture.getAttribute('src') ?? ''}`);
    for (let up: Element | null = picture; up && up !== body; up = up.parentElement) if (isForeign(up)) return false;
    return !small;
  });
}

/** What is read as a listing: an opening post, or the editor of one. */
interface Source extends OpeningPost {
  draft: 'new' | 'changed' | null;
}

function readListing(doc: Document, url: URL, now: number, source: Source): { content: ListingReading | OtherReading; gaps: Gap[] } {
  const draft = source.draft !== null;
  const title = titleOf(doc, draft);
  const prices = listPrices(source.body, title?.value ?? null).map((anchor) => anchor.listed);
  const pictures = hasPictures(source.body);
  if (!draft && !offers(title?.value ?? null, () => ownText(source.body), prices, pictures)) return { content: { kind: 'other' }, gaps: [] };
  const { gaps, ...account } = readAccount(source.userBox, ZONE, now);
  const opened = draft ? null : openedAt(source, now);
  const pictureOnly = prices.length === 0 && pictures;
  if (prices.length === 0) gaps.unshift({ field: 'listing.prices', why: pictureOnly ? 'unreadable' : 'not-on-page' });
  const thread = threadOf(doc, url);
  return {
    content: {
      kind: 'listing',
      ...thread,
      ...(draft ? { draft: true as const } : {}),
      ...(source.draft === 'new' ? { threadId: null } : {}),
      title,
      ...authorOf(source),
      openedAt: typeof opened === 'string' ? null : opened,
      prices,
      pictureOnly,
      ...account,
    },
    // An editor shows no user box: what it lacks of the account is no failure of reading.
    gaps: source.userBox ? gaps : gaps.filter(({ field }) => !draft || field === 'listing.prices'),
  };
}

/** The post to read, where address and structure allow one; or the thread that is being written. */
function sourceOf(doc: Document, url: URL): Source | null {
  const { kind } = pageOf(url);
  if (kind === 'profile' || kind === 'category') return null;
  const draft = kind === 'unknown' ? draftBody(doc) : null;
  if (draft) return { post: draft.body, body: draft.body, userBox: null, draft: draft.isNew ? 'new' : 'changed' };
  const found = openingPost(doc, url);
  const editor = found && editorIn(found);
  return found && { ...found, body: editor ?? found.body, draft: editor ? 'changed' : null };
}

/** R10.net: threads that offer services, while they are written too; profiles; lists of threads. Reads of a thread the opening post only; makes no request and never touches the page. */
export const r10: Site = {
  id: door.id,
  zone: door.zone,
  owns: door.owns,
  ready(doc, url) {
    if (doc.readyState === 'loading') return false;
    const { kind } = pageOf(url);
    return (kind !== 'thread' && kind !== 'post') || doc.querySelector('.postContent, [id^="post_message_"]') !== null;
  },
  read(doc, url, now): PageReading {
    const page = pageOf(url);
    const about = { site: 'r10' as const, url: url.href, readAt: now };
    if (page.kind === 'profile') return { ...about, ...readProfile(doc, page.userId, ZONE, now) };
    if (page.kind === 'category') return { ...about, content: readCategory(doc, url, page.category, ZONE, now), gaps: [] };
    const source = sourceOf(doc, url);
    return { ...about, ...(source ? readListing(doc, url, now, source) : { content: { kind: 'other' as const }, gaps: [] }) };
  },
  // The opening post alone: every other post has a user box of its own, with the same labels.
  pointing: { locale: 'tr', root: (doc, url) => sourceOf(doc, url)?.post ?? null },
  rows: () => [],
  prices(doc, url): PriceAnchor[] {
    const source = sourceOf(doc, url);
    return source ? listPrices(source.body, titleOf(doc, source.draft !== null)?.value ?? null) : [];
  },
};
