/** Attributes that start something, load something or hold a secret. */
const DROPPED = new Set(
  'src srcset srcdoc action formaction ping background poster nonce integrity http-equiv autofocus data code codebase archive longdesc manifest profile classid usemap is value checked selected open-in imagesrcset autoplay target download shadowrootmode popover'.split(
    ' ',
  ),
);
const SECRET_NAME = /token|csrf|nonce|secret|session/i;
const SECRET_QUERY = /([?&;](?:securitytoken|logouthash|sessionid|s|[^=&]*(?:csrf|token)[^=&]*)=)[^&#;]*/gi;
const NAME = /^[a-z_][\w:.-]*$/i;

/** Text made safe inside markup. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\u00a0]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '\u00a0': '&nbsp;' })[sign] ?? sign);
}

/** One attribute, with its leading space. */
export function attribute(name: string, value: string): string {
  return ` ${name}="${escapeText(value).replace(/"/g, '&quot;')}"`;
}

/** Where a link led, as text that can be followed by hand; '' for what would run or for a part of the page's own drawing. */
function linkOf(element: Element, value: string): string {
  if (value.startsWith('#')) return value;
  if (element.localName !== 'a' && element.localName !== 'area') return '';
  try {
    const url = new URL(value, element.baseURI);
    return /^(https?|mailto|tel):$/.test(url.protocol) ? url.href.replace(SECRET_QUERY, '$1') : '';
  } catch {
    // An address that is none is no link: nothing of it is kept.
    return '';
  }
}

/** Elements whose value is part of what is drawn. */
const DRAWN_VALUE = new Set(['li', 'progress', 'meter']);

/** What a person typed or chose, written where a saved page keeps it. Passwords and hidden fields (they carry session tokens) are left out. */
function fieldState(element: Element): string {
  // By name and not by class: elements of a frame are of other classes.
  if (element.localName === 'input') {
    const { type, checked, value } = element as HTMLInputElement;
    if (type === 'checkbox' || type === 'radio') return checked ? ' checked' : '';
    return /^(password|hidden|file)$/.test(type) ? '' : attribute('value', value);
  }
  if (element.localName === 'option') {
    const { value, selected } = element as HTMLOptionElement;
    return attribute('value', value) + (selected ? ' selected' : '');
  }
  return DRAWN_VALUE.has(element.localName) && element.hasAttribute('value') ? attribute('value', element.getAttribute('value') ?? '') : '';
}

/** The attributes of an element that a saved page may keep: nothing that runs, loads, or is secret. `style` is added by the caller. */
export function keptAttributes(element: Element): string {
  let kept = '';
  for (const { name, value } of element.attributes) {
    const plain = name.toLowerCase();
    if (plain === 'style' || plain.startsWith('on') || DROPPED.has(plain) || SECRET_NAME.test(plain) || !NAME.test(name)) continue;
    if (plain === 'href' || plain === 'xlink:href') {
      const link = linkOf(element, value.trim());
      if (link) kept += attribute(plain, link);
    } else kept += attribute(name, value);
  }
  return kept + fieldState(element);
}
