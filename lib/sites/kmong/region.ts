import { foldLabel } from '../dom/fold';
import { headingsOver } from '../dom/climb';

const FURNITURE_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'menu', 'menubar', 'menuitem', 'search', 'tablist', 'tab', 'tooltip', 'listbox', 'option', 'alert']);
const ELSEWHERE = /^(?:알림(?:센터|함)?|추천|비슷한|함께본|함께구매|최근본|인기|이런서비스|다른서비스|관련서비스|자주묻는|FAQ|도움말|이용안내|유의사항|(?:서비스)?(?:리뷰|후기|평가)|고객센터|메뉴)/;

/** True for the site's own furniture: navigation, banner, footer, menus, tabs. A header that holds the page's h1 is not a banner. */
export function isFurniture(element: Element): boolean {
  const role = element.getAttribute('role');
  if (role !== null && FURNITURE_ROLES.has(role)) return true;
  const tag = element.tagName;
  if (tag === 'NAV' || tag === 'FOOTER') return tag === 'NAV' || element.closest('article,li,main') === null;
  return tag === 'HEADER' && element.querySelector('h1') === null && element.closest('main,article,section,li') === null;
}

/** True when the node stands in furniture, or in a section about something else: notices, recommendations, reviews, help. */
export function isElsewhere(node: Node): boolean {
  const body = node.ownerDocument?.body;
  if (!body) return false;
  for (let element = node.parentElement; element && element !== body; element = element.parentElement) {
    if (isFurniture(element)) return true;
    const name = element.getAttribute('aria-label');
    if (name !== null && ELSEWHERE.test(foldLabel(name))) return true;
  }
  return headingsOver(node, body).some((heading) => ELSEWHERE.test(foldLabel(heading))) || boxAbout(node) !== null;
}

const OWN = /주문번호|결제금액|구매한서비스|주문정보|발송예정/;

/**
 * The box round the node whose first line, or whose line just before, names something else (`<div>알림</div>`), where no tag says that it is a heading.
 * Never one that holds the order's own fields.
 */
export function boxAbout(node: Node): Element | null {
  const { body } = node.ownerDocument as Document;
  for (let element = node.parentElement; element && element !== body; element = element.parentElement) {
    const parent = element.parentElement;
    const first = parent?.firstElementChild;
    for (const [title, box] of [[element.previousElementSibling, element], [first !== element ? first : null, parent]] as const) {
      if (title && box && box !== body && isTitle(title) && !OWN.test(foldLabel(box.textContent ?? ''))) return box;
    }
  }
  return null;
}

function isTitle(element: Element): boolean {
  if (element.querySelectorAll('*').length > 4 || element.matches('a,button,[role="button"],time')) return false;
  const text = foldLabel(element.textContent ?? '');
  return text.length <= 14 && ELSEWHERE.test(text) && !/작성|보기$/.test(text);
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
