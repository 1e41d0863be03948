import { foldLabel } from '../dom/fold';
import { isSilent } from '../dom/visible';
import { kindOfLabel, labelOf, orderIdsIn } from './labels';
import { messagesAreThere } from './messages';
import { hintOf, orderInAddress, type PageHint } from './pages';
import { isFurniture, openDialogs } from './region';

/** What a page is, and the element to read it from. */
export interface PageKind {
  kind: Exclude<PageHint, null>;
  root: Element;
  /** Null for pages that their address decides. */
  signs: Signs | null;
}

/** Words of all signs, and characters that may split or compose a word otherwise than as it is looked for: most texts need no closer look. */
const MAY_BE_SIGN = /구매|결제|주문|작업|거래|발송|도착|수정|결과|완성|최종|[\u1100-\u11ff\u00ad\u200b-\u200f\u2060\ufeff]/;

interface Signs {
  ids: Set<string>;
  /** 총 결제금액, 구매한 서비스, 발송 예정일: labels of one order. */
  fields: number;
  /** Different event labels. */
  events: Set<string>;
  listHeading: boolean;
  /** 결제하기: a checkout. */
  checkout: boolean;
  emptyList: boolean;
}

/** Labels decide, the address hints: a checkout, a seller's page or a page of messages is never an order, an order shown in a dialog over its list is one. */
export function kindOf(doc: Document, url: URL): PageKind | null {
  const { body } = doc;
  if (!body) return null;
  const hint = hintOf(url);
  if (hint === 'service' || hint === 'messages' || hint === 'other') return { kind: hint, root: body, signs: null };
  const dialogs = openDialogs(doc).map((root) => ({ root, signs: signsOf(root) }));
  const dialog = dialogs.filter(({ signs }) => isOrder(signs)).at(-1);
  const signs = signsOf(body);
  const isList = (signs.listHeading || signs.emptyList) && signs.ids.size !== 1;
  const as = (kind: PageKind['kind']): PageKind => ({ kind, root: body, signs });
  if (dialog && (hint === 'order-list' || isList)) return { kind: 'order', ...dialog };
  if (hint === 'order') return as(isList && signs.ids.size > 1 && !signs.ids.has(orderInAddress(url) ?? '') ? 'order-list' : 'order');
  if (isOrder(signs) && signs.ids.size === 1 && signs.fields > 0 && !signs.listHeading) return as('order');
  if (hint === 'order-list' || isList) return as('order-list');
  return as(isOrder(signs) ? 'order' : 'other');
}

/** True once the labels that the page's kind needs have appeared. */
export function labelsAreThere(doc: Document, url: URL): boolean {
  const page = kindOf(doc, url);
  if (!page || page.kind === 'service') return page !== null;
  if (page.kind === 'messages') return messagesAreThere(page.root);
  if (page.kind === 'other') return hintOf(url) === 'other';
  const { signs } = page;
  if (!signs) return false;
  if (page.kind === 'order-list') return signs.ids.size > 0 || signs.emptyList;
  return signs.events.size > 0 || signs.fields > 0;
}

function isOrder(signs: Signs): boolean {
  if (signs.checkout) return false;
  return signs.ids.size > 0 && (signs.fields > 0 || signs.events.size > 0) ? true : signs.fields > 1 && signs.events.size > 0;
}

/** One pass over the text nodes; a label split over several nodes is not seen here, others will be. */
function signsOf(root: Element): Signs {
  const signs: Signs = { ids: new Set(), fields: 0, events: new Set(), listHeading: false, checkout: false, emptyList: false };
  let before = '';
  const walk = (element: Element) => {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 1) {
        const inner = child as Element;
        if (!isSilent(inner) && !inner.hasAttribute('hidden') && !isFurniture(inner)) walk(inner);
      } else if (child.nodeType === 3) {
        const data = joined(child as Text);
        if (data.length < 2 || data.length > 300 || data.trim() === '') continue;
        takeSigns(signs, data, before, element);
        before = data;
      }
    }
  };
  walk(root);
  return signs;
}

/** A text node's text with that of the text nodes right before it: frameworks write `#{id}` as two nodes. */
export function joined(node: Text): string {
  const before = node.previousSibling;
  return before?.nodeType === 3 ? joined(before as Text) + node.data : node.data;
}

function takeSigns(signs: Signs, data: string, before: string, element: Element) {
  if (/\d{5}/.test(data)) for (const id of orderIdsIn(/주문\s*번호\s*[:：]?\s*$/.test(before) ? `${before} ${data}` : data)) signs.ids.add(id);
  if (data.length > 60 || !MAY_BE_SIGN.test(data)) return;
  const label = labelOf(data.replace(/[\d.:-]+/g, ' '));
  if (/^구매관리$/.test(label) && element.closest('h1,h2,h3')) signs.listHeading = true;
  if (/내에구매내역이없습니다|^구매내역이없습니다/.test(label)) signs.emptyList = true;
  if (/^(?:결제하기|주문하기|구매하기)$/.test(foldLabel(data))) signs.checkout = true;
  if (/^(?:총결제금액|구매한서비스|주문정보|(?:작업물)?발송예정일)/.test(label)) signs.fields++;
  const kind = kindOfLabel(label);
  if (kind === 'delivery' || kind === 'purchased' || kind === 'confirmed' || kind === 'revision') signs.events.add(label);
}
