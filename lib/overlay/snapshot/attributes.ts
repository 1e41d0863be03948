import { attributesOf, nameOf, namespaceOf } from './dom';
import { harmless } from './styles';

/** Attributes that start something, load something or hold a secret. */
const DROPPED = new Set(
  'src srcset srcdoc action formaction ping background poster nonce integrity http-equiv autofocus data code codebase archive longdesc manifest profile classid usemap is value checked selected open-in imagesrcset autoplay target download shadowrootmode popovertarget popovertargetaction command commandfor'.split(
    ' ',
  ),
);
const SECRET_NAME = /token|csrf|nonce|secret|session/i;
const SECRET_QUERY = /([?&;](?:securitytoken|logouthash|sessionid|s|[^=&]*(?:csrf|token)[^=&]*)=)[^&#;]*/gi;
const HTML = 'http://www.w3.org/1999/xhtml';
const NAME = /^[a-z_][\w:.-]*$/i;

/** Text made safe inside markup. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\u00a0]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '\u00a0': '&nbsp;' })[sign] ?? sign);
}

/** One attribute, with its leading space. */
export function attribute(name: string, value: string): string {
  return ` ${name}="${escapeText(value).replace(/"/g, '&quot;')}"`;
}

/** Where a link led, as text that can be followed by hand, or a part of the page's own drawing; '' for what would run or load. */
export function linkOf(element: Element, value: string): string {
  if (value.startsWith('#')) return value;
  const name = nameOf(element);
  if (name === 'image' && /^data:image\//i.test(value)) return value;
  try {
    const url = new URL(value, element.baseURI);
    if (name === 'a' || name === 'area') return /^(https?|mailto|tel):$/.test(url.protocol) ? url.href.replace(SECRET_QUERY, '$1') : '';
    return url.hash && url.href.replace(/#.*$/, '') === element.ownerDocument.URL.replace(/#.*$/, '') ? url.hash : '';
  } catch {
    // An address that is none is no link: nothing of it is kept.
    return '';
  }
}

/** Elements whose value is part of what is drawn. */
const DRAWN_VALUE = new Set(['li', 'progress', 'meter']);

/** What a person typed or chose, written where a saved page keeps it. Passwords and hidden fields (they carry session tokens) are left out. */
export function fieldState(element: Element): string {
  // By name and not by class: elements of a frame are of other classes.
  if (namespaceOf(element) !== HTML) return '';
  const name = nameOf(element);
  if (name === 'input') {
    const { type, checked, value } = element as HTMLInputElement;
    if (type === 'checkbox' || type === 'radio') return checked ? ' checked' : '';
    return /^(password|hidden|file)$/.test(type) ? '' : attribute('value', value);
  }
  if (name === 'option') {
    const { value, selected } = element as HTMLOptionElement;
    return attribute('value', value) + (selected ? ' selected' : '');
  }
  const value = DRAWN_VALUE.has(name) ? attributesOf(element).getNamedItem('value') : null;
  return value ? attribute('value', value.value) : '';
}

/** A box that is neither ticked nor not: no markup can say it, so it is drawn. */
const NEITHER = ';appearance:none;width:13px;height:13px;margin-bottom:0;border-radius:2px;background:linear-gradient(#fff,#fff) center/7px 2px no-repeat #0075ff;';

/** Declarations for a state of a field that no attribute can say; '' for none. */
export function undecided(element: Element): string {
  return nameOf(element) === 'input' && (element as HTMLInputElement).type === 'checkbox' && (element as HTMLInputElement).indeterminate ? NEITHER : '';
}

/** The attributes of an element that a saved page may keep: nothing that runs, loads, or is secret. `style` is added by the caller. */
export function keptAttributes(element: Element): string {
  const drawn = namespaceOf(element) !== HTML;
  let kept = '';
  for (const { name, value } of attributesOf(element)) {
    const plain = name.toLowerCase();
    if (plain === 'style' || plain.startsWith('on') || DROPPED.has(plain) || SECRET_NAME.test(plain) || plain.startsWith('data-recourse-') || !NAME.test(name)) continue;
    if (plain === 'href' || plain === 'xlink:href') {
      const link = linkOf(element, value.trim());
      if (link) kept += attribute(plain, link);
    } else if (plain === 'contenteditable') {
      // What is sealed is not to be written over where it is read.
      kept += attribute(name, 'false');
    } else kept += attribute(name, drawn ? harmless(value) : value);
  }
  return kept + fieldState(element);
}
