import { isOwn, type OwnName, OWN_NAMES } from './observe';

/** One of our elements in the page: a lifetime, ended by its signal or by `remove`. */
export interface Mount {
  host: HTMLElement;
  root: ShadowRoot;
  remove(): void;
}

/** Important declarations of a shadow tree win over the page's own important ones, so no page style reaches the host. */
const HOST_STYLE = `:host{all:initial!important;display:block!important;position:fixed!important;pointer-events:none!important;
z-index:var(--recourse-z,900)!important;color-scheme:light dark}
:host>*{pointer-events:auto}
:host>[hidden]{display:none!important}
:host(recourse-marks)>div{position:absolute;left:0;top:0;width:max-content}
:host([data-away]){display:none!important}
:host(recourse-marks){inset:0!important;overflow:clip!important}
:host(recourse-card){inset:auto!important;width:auto!important}
:host([data-corner^=bottom]){bottom:16px!important}:host([data-corner^=top]){top:16px!important}
:host([data-corner$=right]){right:16px!important}:host([data-corner$=left]){left:16px!important}
@media print{:host{display:none!important}}`;

const KEPT_IN = ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'paste', 'copy', 'cut', 'focusin', 'focusout'];
const TRUSTED = ['click', 'dblclick', 'auxclick', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'keydown', 'keyup', 'input', 'change', 'submit'];

/** Times in ten seconds that an element is put back at once; a page that keeps removing it then waits a second each time. */
const PATIENCE = 10;

/** Takes out elements of ours that a saved page or an earlier life of the extension left behind. */
export function removeLeftovers(): void {
  for (const left of document.querySelectorAll(OWN_NAMES.join(','))) left.remove();
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** The page's keyboard shortcuts must not hear what is typed in the card, and the page's scripts must not press its buttons. */
function isolate(root: ShadowRoot, signal: AbortSignal): void {
  for (const type of KEPT_IN) root.addEventListener(type, (event) => event.stopPropagation(), { signal });
  const refuse = (event: Event) => {
    if (event.isTrusted) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  for (const type of TRUSTED) root.addEventListener(type, refuse, { capture: true, signal });
}

/** True when the element stands where it should: a child of `<html>`, after `<body>`. */
function inPlace(host: HTMLElement): boolean {
  const body = document.body as HTMLElement | null;
  if (host.parentNode !== document.documentElement) return false;
  return !body || Boolean(host.compareDocumentPosition(body) & Node.DOCUMENT_POSITION_PRECEDING);
}

function keepInPlace(host: HTMLElement, signal: AbortSignal): void {
  let since = 0;
  let times = 0;
  let pending = false;
  const put = () => {
    pending = false;
    if (!signal.aborted && !inPlace(host)) document.documentElement.append(host);
  };
  const observer = new MutationObserver((records) => {
    // A framework that starts over replaces <html> itself.
    if (records.some((record) => record.target === document)) observer.observe(document.documentElement, { childList: true });
    if (pending || inPlace(host)) return;
    pending = true;
    if (performance.now() - since > 10_000) [since, times] = [performance.now(), 0];
    if (++times <= PATIENCE) requestAnimationFrame(put);
    else setTimeout(put, 1000);
  });
  observer.observe(document, { childList: true });
  observer.observe(document.documentElement, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}

/** Puts one element of ours into the page, open shadow root, styles as constructed sheets (which a strict page policy allows), and keeps it there until the signal. */
export function mount(name: OwnName, css: string, signal: AbortSignal): Mount {
  const ended = new AbortController();
  const life = AbortSignal.any([signal, ended.signal]);
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheetOf(HOST_STYLE), sheetOf(css)];
  isolate(root, life);
  life.addEventListener('abort', () => host.remove(), { once: true });
  for (const twin of document.querySelectorAll(name)) twin.remove();
  document.documentElement.append(host);
  keepInPlace(host, life);
  return { host, root, remove: () => ended.abort() };
}

/** Hides all that is ours while a picture of the page is taken; answers the way back. */
export function putAway(): () => void {
  const ours = [...document.documentElement.children].filter(isOwn);
  for (const host of ours) host.setAttribute('data-away', '');
  return () => {
    for (const host of ours) host.removeAttribute('data-away');
  };
}
