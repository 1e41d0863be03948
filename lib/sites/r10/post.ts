import { pageOf } from './pages';
import { foldText } from './turkish';

/** The thread's opening post, part by part. */
export interface OpeningPost {
  post: Element;
  body: Element;
  userBox: Element | null;
}

/** Bodies of posts, best known first. The signature shares a class with the body. */
const BODIES = ['.postContent.userMessageSize:not(.userSignature)', '.postContent:not(.userSignature)', '[id^="post_message_"]'];
/** Links to members' profiles. */
const MEMBER = 'a[href*="/profil/"], a[href*="/members/"]';
const POSTS = 'li.post, .post, [id^="edit"], [data-order]';

/** Advertisers' parts by their names. */
const SPONSORS = '[id^="sponsorReklam"], [class*="sponsor" i], [class*="reklam" i], [id*="reklam" i], ins, .adsbygoogle';
/** Not the seller's own words in this post. */
const FOREIGN = `${SPONSORS}, .userSignature, [class*="signature" i], [class*="imza" i], blockquote, [class*="quote" i], [class*="alinti" i], [contenteditable="true"]`;
/** Class names that begin with r and are words. */
const WORDS = /^(row|resim|renk|red|right|rounded|responsive|rtl|rtejustify|readmore|rank)([-_\d].*)?$/;

/** Late advertisements bear random class names that begin with r: with a digit or a capital in them no person made them. */
function isRandom(name: string): boolean {
  return /^r(?=.*[\dA-Z])[a-zA-Z\d]{5,}$/.test(name) && !WORDS.test(name);
}

/** True for parts of a post's body that are not the seller's offer: quotes, signature, advertisements. */
export function isForeign(element: Element): boolean {
  if (element.matches(FOREIGN) || [...element.classList].some(isRandom)) return true;
  // The engine's old quotes have no class: a box whose first words are 'Alıntı:' before a table.
  const first = element.tagName === 'DIV' && element.querySelector(':scope > table') ? element.firstElementChild : null;
  return first !== null && /^(alinti|quote)\b/.test(foldText(first.textContent ?? ''));
}

/** True when the node stands in a part whose class might be an advertisement's: its prices are shown and decide nothing. */
export function isDoubtful(node: Node, body: Element): boolean {
  for (let up = node.parentElement; up && up !== body; up = up.parentElement) {
    if ([...up.classList].some((name) => /^r[a-z]{4,}$/.test(name) && !WORDS.test(name))) return true;
  }
  return false;
}

function bodiesIn(doc: Document): Element[] {
  for (const selector of BODIES) {
    const found = [...doc.querySelectorAll(selector)];
    // A thread has thousands of posts: only those before the first of a member are asked whether a sponsor put them there.
    const start = found.findIndex((body) => !body.closest(SPONSORS));
    if (start >= 0) return found.slice(start);
  }
  return [];
}

/** Where no known class tells the post: the smallest element round its body that also holds a member's link and the post's number, and no other body; without a number the one with the link. */
function postRound(body: Element, bodies: readonly Element[]): Element {
  const [next] = bodies[0] === body ? bodies.slice(1) : bodies;
  let post: Element | null = null;
  for (let up = body.parentElement; up && up.tagName !== 'BODY' && !(next && up.contains(next)); up = up.parentElement) {
    if (![...up.querySelectorAll(MEMBER)].some((link) => !body.contains(link))) continue;
    post ??= up;
    if (numberOf(up, body) !== null) return up;
  }
  return post ?? body.parentElement ?? body;
}

/** Number of a post in its thread, from its order or the '#1' in its head; null when the page does not say. */
function numberOf(post: Element, body: Element): number | null {
  const order = post.getAttribute('data-order');
  if (order !== null && /^\d+$/.test(order)) return Number(order);
  for (const link of post.querySelectorAll('a, span, strong, b, td')) {
    const number = body.contains(link) ? null : /^#(\d+)$/.exec((link.textContent ?? '').trim());
    if (number) return Number(number[1]);
  }
  return null;
}

/**
 * The opening post of the thread on this page; null when the page shows none (a later page of the thread, another post by itself).
 * Order numbers help where they stand; without them the first post with a body is the opening one where the address is a thread's first page.
 */
export function openingPost(doc: Document, url: URL): OpeningPost | null {
  const page = pageOf(url);
  const bodies = bodiesIn(doc);
  const candidate = (body: Element) => {
    const post = body.closest(POSTS) ?? postRound(body, bodies);
    return { post, body, number: numberOf(post, body) };
  };
  const first = bodies[0] && candidate(bodies[0]);
  const other = () => bodies.find((body) => numberOf(body.closest(POSTS) ?? body, body) === 1);
  const numbered = first && first.number !== 1 ? other() : undefined;
  // A slug that ends in a digit gets '-a', so a number at the end is the page of the thread.
  const later = page.kind === 'post' ? page.number !== 1 : page.kind !== 'thread' || /-(?!1\.)\d+\.html$/.test(url.pathname);
  const alone = first?.number === 1 || (first?.number === null && !later) ? first : undefined;
  const found = numbered ? candidate(numbered) : alone;
  if (!found) return null;
  return { post: found.post, body: found.body, userBox: found.post.querySelector('.postUser, .userLeft, .smallInfo') ?? authorBox(found.post, found.body) };
}

/** Where no known class tells the user box: the largest part of the post that holds the author's profile link and not the body. */
function authorBox(post: Element, body: Element): Element | null {
  const links = [...post.querySelectorAll(MEMBER)];
  let box = links.find((link) => !body.contains(link) && link.closest(FOREIGN) === null) ?? null;
  while (box?.parentElement && box.parentElement !== post && !box.parentElement.contains(body)) box = box.parentElement;
  return box;
}

/** True inside an advertiser's part. */
export function isSponsored(element: Element): boolean {
  return element.closest(SPONSORS) !== null;
}

const EDITOR = '.fr-element[contenteditable="true"], [id^="vB_Editor"] [contenteditable="true"]';
/** Titles that the engine gives to answers. */
const ANSWER = /^\s*(cevap|ynt|yanıt|re)\s*:/i;

/** The field that holds the title of what is being written. */
export function titleField(doc: Document): HTMLInputElement | null {
  return doc.querySelector<HTMLInputElement>('input[name="subject"], input[name="title"]');
}

/**
 * The editor of an opening post that is being written, on a page that is no thread: of a new thread, or of a post that bears a title of its own. A reply's
 * editor is none: its form says so by what it does ('postreply', 'newreply'), or its title by 'Cevap:'.
 */
export function draftBody(doc: Document): { body: Element; isNew: boolean } | null {
  const body = doc.querySelector(EDITOR);
  const form = body?.closest('form');
  const does = `${form?.getAttribute('action') ?? ''} ${form?.querySelector('input[name="do"]')?.getAttribute('value') ?? ''}`;
  if (!body || /reply|message|pm/i.test(does)) return null;
  const field = titleField(doc);
  const isNew = /newthread|postthread/i.test(does) || (field?.name === 'subject' && !/edit|update/i.test(does));
  return isNew || (field && field.value.trim() !== '' && !ANSWER.test(field.value)) ? { body, isNew } : null;
}

/** The editor that stands in the place of a post's text while it is being changed on the thread's own page. */
export function editorIn({ post }: OpeningPost): Element | null {
  return post.querySelector(EDITOR);
}
