import { foldLabel } from '../dom/fold';
import { isHeading } from '../dom/climb';

const FURNITURE_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'menu', 'menubar', 'menuitem', 'search', 'tablist', 'tab', 'tooltip', 'listbox', 'option', 'alert']);
const ELSEWHERE = /^(?:알림(?:센터|함)?|추천|비슷한|함께(?:많이)?(?:본|구매)|최근본|인기|이런서비스|다른서비스|관련서비스|자주묻는|FAQ|도움말|이용안내|유의사항|(?:서비스)?(?:리뷰|후기|평가)|고객센터|메뉴)/;

/** True for the site's own furniture: navigation, banner, footer, menus, tabs. A header that holds the page's h1 is not a banner. */
export function isFurniture(element: Element): boolean {
  const role = element.getAttribute('role');
  if (role !== null && FURNITURE_ROLES.has(role)) return true;
  const tag = element.tagName;
  if (tag === 'NAV' || tag === 'FOOTER') return tag === 'NAV' || element.closest('article,li,main') === null;
  return tag === 'HEADER' && element.querySelector('h1') === null && element.closest('main,article,section,li') === null;
}

/** What was found out about elements within one reading: every line of a page asks the same of the same ancestors. */
interface Pass {
  elsewhere: Map<Element, boolean>;
  under: Map<Element, boolean>;
  boxes: Map<Element, Element | null>;
  titles: Map<Element, boolean>;
}

let pass: Pass | null = null;

/** Reads with a memory of the page's regions. The page must not change meanwhile; nothing is remembered afterwards. */
export function inOnePass<T>(read: () => T): T {
  pass = { elsewhere: new Map(), under: new Map(), boxes: new Map(), titles: new Map() };
  try {
    return read();
  } finally {
    pass = null;
  }
}

function remembered<T>(memory: Map<Element, T> | undefined, element: Element, answer: () => T): T {
  const known = memory?.get(element);
  if (known !== undefined) return known;
  const fresh = answer();
  memory?.set(element, fresh);
  return fresh;
}

/** True when the node stands in furniture, or in a section about something else: notices, recommendations, reviews, help. */
export function isElsewhere(node: Node): boolean {
  return (node.parentElement !== null && isPartElsewhere(node.parentElement)) || boxAbout(node) !== null;
}

function isPartElsewhere(element: Element): boolean {
  if (element === element.ownerDocument.body) return false;
  return remembered(pass?.elsewhere, element, () => {
    const name = element.getAttribute('aria-label');
    if (isFurniture(element) || (name !== null && ELSEWHERE.test(foldLabel(name))) || isUnderForeignHeading(element)) return true;
    return element.parentElement !== null && isPartElsewhere(element.parentElement);
  });
}

/** Whether the nearest heading before an element, among its siblings, names something else. Answers for all siblings passed on the way are the same. */
function isUnderForeignHeading(element: Element): boolean {
  const passed: Element[] = [];
  let answer = false;
  for (let at: Element | null = element; at; at = at.previousElementSibling) {
    const known = pass?.under.get(at);
    if (known !== undefined) {
      answer = known;
      break;
    }
    passed.push(at);
    const before = at.previousElementSibling;
    if (before && isHeading(before)) {
      answer = ELSEWHERE.test(foldLabel(before.textContent ?? ''));
      break;
    }
  }
  for (const one of passed) pass?.under.set(one, answer);
  return answer;
}

const OWN = /주문번호|결제금액|구매한서비스|주문정보|발송예정/;

/**
 * The box round the node whose first line, or whose line just before, names something else (`<div>알림</div>`), where no tag says that it is a heading.
 * Never one that holds the order's own fields.
 */
export function boxAbout(node: Node): Element | null {
  return node.parentElement && boxRound(node.parentElement);
}

function boxRound(element: Element): Element | null {
  const { body } = element.ownerDocument;
  if (element === body) return null;
  return remembered(pass?.boxes, element, () => {
    const parent = element.parentElement;
    const first = parent?.firstElementChild;
    for (const [title, box] of [[element.previousElementSibling, element], [first !== element ? first : null, parent]] as const) {
      if (title && box && box !== body && isTitle(title) && !OWN.test(foldLabel(box.textContent ?? ''))) return box;
    }
    return parent && boxRound(parent);
  });
}

function isTitle(element: Element): boolean {
  return remembered(pass?.titles, element, () => {
    if (element.childElementCount > 4 || element.matches('a,button,[role="button"],time') || element.querySelectorAll('*').length > 4) return false;
    const text = foldLabel(element.textContent ?? '');
    return text.length <= 14 && ELSEWHERE.test(text) && !/작성|보기$/.test(text);
  });
}

/** The control that the node belongs to, or null. A control that holds much more than the label is a card, not a control. */
export function controlOf(node: Node): Element | null {
  const control = node.parentElement?.closest('button,[role="button"],a,input,option,label,[role="tab"],[role="menuitem"],[role="checkbox"],[role="radio"]') ?? null;
  return control !== null && (control.textContent ?? '').trim().length <= 30 ? control : null;
}

/** True when a control can be used. */
export function isEnabled(control: Element): boolean {
  return !control.hasAttribute('disabled') && control.getAttribute('aria-disabled') !== 'true' && control.closest('fieldset[disabled],[inert]') === null;
}

/** The open dialogs of the page that are shown above it, last one on top. */
export function openDialogs(doc: Document): Element[] {
  return [...doc.querySelectorAll('dialog[open],[role="dialog"],[role="alertdialog"],[aria-modal="true"]')];
}
