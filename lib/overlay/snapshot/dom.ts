/**
 * What a node is and holds, whatever the names of the fields in it: `form.attributes` is the field of that name where a form has one. Asked of the
 * prototype, which no page can put anything before.
 */
function asked<T extends object, K extends keyof T>(of: { prototype: T }, name: K): (node: T) => T[K] {
  for (let at: object | null = of.prototype; at; at = Object.getPrototypeOf(at) as object | null) {
    const get = Object.getOwnPropertyDescriptor(at, name)?.get;
    if (get) return (node) => get.call(node) as T[K];
  }
  return (node) => node[name];
}

export const titleOf = asked(Document, 'title');
export const bodyOf = asked(Document, 'body');
export const rootOf = asked(Document, 'documentElement');
export const ownerOf = asked(Node, 'ownerDocument');
export const typeOf = asked(Node, 'nodeType');
/** Of a text node only. */
export const textOf = asked(CharacterData, 'data');
export const childrenOf = asked(Node, 'childNodes');
export const firstChildOf = asked(Node, 'firstChild');
export const isConnected = asked(Node, 'isConnected');
export const parentOf = asked(Node, 'parentElement');
export const nameOf = asked(Element, 'localName');
export const namespaceOf = asked(Element, 'namespaceURI');
export const attributesOf = asked(Element, 'attributes');
export const openRootOf = asked(Element, 'shadowRoot');
export const scrollTopOf = asked(Element, 'scrollTop');
export const scrollLeftOf = asked(Element, 'scrollLeft');
export const scrollHeightOf = asked(Element, 'scrollHeight');
export const clientHeightOf = asked(Element, 'clientHeight');

/** An attribute's value, or null. */
export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

export function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

/** True for what has a size that a person sees. */
export function isShown(element: Element): boolean {
  const { width, height } = boxOf(element);
  return width > 2 && height > 2;
}

export function styleOf(element: Element, pseudo?: string): CSSStyleDeclaration {
  return (ownerOf(element)?.defaultView ?? window).getComputedStyle(element, pseudo);
}
