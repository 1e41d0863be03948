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

/** Number of a post in its thread, from its order or the '#1' in its head; null when the page does not say. */
function numberOf(post: Element, body: Element): number | null {
  const order = post.getAttribute('data-order');
  if (order !== null && /^\d+$/.test(order)) return Number(order);
  for (const link of post.querySelectorAll('a, span, strong, b')) {
    const number = body.contains(link) ? null : /^#(\d+)$/.exec((link.textContent ?? '').trim());
    if (number) return Number(number[1]);
  }
  return null;
}

/**
 * The opening post of the thread on this page; null when the page shows none (a later page of the thread, another post by itself).
 * Order numbers help where they stand; without them the first post with a body is the opening one, unless the address says otherwise.
 */
export function openingPost(doc: Document, url: URL): OpeningPost | null {
  const page = pageOf(url);
  const candidate = (body: Element) => {
    const post = body.closest(POSTS) ?? body.parentElement ?? body;
    return { post, body, number: numberOf(post, body) };
  };
  const bodies = bodiesIn(doc);
  const first = bodies[0] && candidate(bodies[0]);
  const other = () => bodies.find((body) => numberOf(body.closest(POSTS) ?? body, body) === 1);
  const numbered = first && first.number !== 1 ? other() : undefined;
  // A slug that ends in a digit gets '-a', so a number at the end is the page of the thread.
  const later = page.kind === 'post' ? page.number !== 1 : /-(?!1\.)\d+\.html$/.test(url.pathname);
  const alone = first?.number === 1 || (first?.number === null && !later) ? first : undefined;
  const found = numbered ? candidate(numbered) : alone;
  if (!found) return null;
  return { post: found.post, body: found.body, userBox: found.post.querySelector('.postUser, .userLeft, .smallInfo') };
}

/** The editor of a thread that is being written, on a page that shows no post. */
export function draftBody(doc: Document): Element | null {
  if (bodiesIn(doc).length > 0) return null;
  return doc.querySelector('[id^="vB_Editor"] .fr-element[contenteditable="true"], .fr-wrapper .fr-element[contenteditable="true"]');
}
