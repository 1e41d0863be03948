/** `url(`, however it is spelled. */
const URL_OF = String.raw`(?:u|\\0{0,4}[57]5\s?)(?:r|\\0{0,4}[57]2\s?)(?:l|\\0{0,4}[46]c\s?)\(`;
/** What a style loads: everything but data and parts of the page itself. */
const LOADS = new RegExp(String.raw`${URL_OF}\s*(?!["']?\s*(?:data:|#))(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[^)]*)\s*\)`, 'gi');
/** Sets of pictures may name them without `url`. */
const SET = /image-set\((?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*")*\))*\)/gi;
const FONT_FACE = /@font-face\s*\{[^}]*\}/gi;
/** States that no markup can say: where they hold, an attribute says so. */
const STATES = 'hover focus-within focus-visible focus active modal popover-open indeterminate target fullscreen user-invalid user-valid autofill'.split(' ');
const STATE = new RegExp(String.raw`"(?:[^"\\]|\\[^])*"|(?<![\\:]):(${STATES.join('|')})(?![\w(-])|(?<![\\:]):(defined)(?![\w(-])`, 'g');

/** Style text that loads nothing and can stand in an HTML style element, whatever its strings hold. */
export function harmless(css: string): string {
  return css
    .replace(/<(?=[a-z!/?])/gi, '\\3c ')
    .replace(LOADS, 'url(data:,)')
    .replace(SET, (set) => set.replace(/((?:url|type)\("[^"]*"\))|"[^"]*"/gi, (_, said: string | undefined) => said ?? 'url(data:,)'));
}

/** True where a style asks for a picture that would have to be loaded. */
export function loadsPictures(css: string): boolean {
  return css.replace(FONT_FACE, '').search(LOADS) >= 0;
}

/** Rules that hold for a saved page as they did for the page. Where nothing runs no element is ever defined: what waits for that would stay hidden. */
export function savedRules(css: string): string {
  return harmless(css).replace(STATE, (whole, state: string | undefined, defined: string | undefined) => (defined ? ':is(*)' : state ? `:is(:${state},[data-recourse-state~="${state}"])` : whole));
}

/** Elements in a state that only an attribute can say, with the words of it. */
export function statesIn(scope: ParentNode): Map<Element, string> {
  const found = [...scope.querySelectorAll(`:is(${STATES.map((state) => `:${state}`).join()})`)];
  return new Map(found.map((element) => [element, STATES.filter((state) => isIn(element, state)).join(' ')]));
}

function isIn(element: Element, state: string): boolean {
  try {
    return Element.prototype.matches.call(element, `:${state}`);
  } catch {
    // A browser that does not know the state has no element in it.
    return false;
  }
}

/** What a rule says that the browser does not tell: parts of a shorthand that holds a variable and is said over later. */
export interface Untold {
  selector: string;
  properties: string[];
}

/** The styles of a document or shadow root. */
export interface Sheets {
  /** All rules that can be read, in order. */
  css: string;
  /** Some could not be read: another origin keeps them to itself. */
  unreadable: boolean;
  untold: Untold[];
}

interface Told extends Omit<Sheets, 'css'> {
  rules: string;
}

/** `null` for a rule whose elements cannot be found by a selector of its own. */
function untoldOf(rule: CSSRule, within: string): Untold[] | null {
  if (!/: ;/.test(rule.cssText)) return [];
  const { selectorText, style, cssRules } = rule as CSSStyleRule;
  const own = selectorText ? (within ? selectorText.replace(/&/g, `:is(${within})`) : selectorText) : within;
  const lost = style ? [...style].filter((property) => !property.startsWith('--') && style.getPropertyValue(property) === '') : [];
  if (lost.length > 0 && (own === '' || (within !== '' && !selectorText.includes('&')) || /:host\(|:host-|::(?!before|after)/.test(own))) return null;
  const inner = [...(cssRules ?? [])].map((one) => untoldOf(one, own));
  if (inner.includes(null)) return null;
  return [...(lost.length > 0 ? [{ selector: own, properties: lost }] : []), ...(inner as Untold[][]).flat()];
}

function ruleOf(rule: CSSRule, told: Told): void {
  if (!('styleSheet' in rule)) {
    told.rules += `${rule.cssText}\n`;
    const untold = untoldOf(rule, '');
    if (untold) told.untold.push(...untold);
    else told.unreadable = true;
    return;
  }
  const { styleSheet, media, layerName } = rule as CSSImportRule;
  const inner = styleSheet ? toldBy(styleSheet) : { rules: '', unreadable: false, untold: [] };
  const layered = typeof layerName === 'string' ? `@layer ${layerName}{${inner.rules}}` : inner.rules;
  told.rules += `${media?.mediaText ? `@media ${media.mediaText}{${layered}}` : layered}\n`;
  told.unreadable ||= inner.unreadable;
  told.untold.push(...inner.untold);
}

function toldBy(sheet: CSSStyleSheet): Told {
  const told: Told = { rules: '', unreadable: false, untold: [] };
  try {
    for (const rule of sheet.cssRules) ruleOf(rule, told);
  } catch {
    // The browser refuses the rules of a sheet of another origin: the caller says so and lets computed styles stand in.
    told.unreadable = true;
  }
  return told;
}

/** Sheets of the markup and sheets made by scripts. A browser that keeps the latter from extensions refuses them: they count as unreadable. */
function sheetsIn(scope: Document | ShadowRoot): (CSSStyleSheet | null)[] {
  const plain = [...(scope.styleSheets ?? [])];
  try {
    return [...plain, ...(scope.adoptedStyleSheets ?? [])];
  } catch {
    return [...plain, null];
  }
}

/** Reads sheets, each once however many roots have adopted it. */
export function makeSheetReader(): (scope: Document | ShadowRoot) => Sheets {
  const known = new WeakMap<CSSStyleSheet, Told>();
  return (scope) => {
    const sheets: Sheets = { css: '', unreadable: false, untold: [] };
    for (const sheet of sheetsIn(scope)) {
      if (sheet?.disabled) continue;
      const told = sheet ? (known.get(sheet) ?? toldBy(sheet)) : { rules: '', unreadable: true, untold: [] };
      if (sheet) known.set(sheet, told);
      sheets.unreadable ||= told.unreadable;
      sheets.untold.push(...told.untold);
      sheets.css += sheet?.media?.mediaText ? `@media ${sheet.media.mediaText}{${told.rules}}\n` : told.rules;
    }
    return sheets;
  };
}

/** How many rules a document or shadow root has by now, as far as it says: scripts add rules without touching the markup. */
export function countRules(scope: Document | ShadowRoot): number {
  return sheetsIn(scope).reduce((sum, sheet) => sum + (sheet && !sheet.disabled ? 1 + countIn(sheet) : 0), 0);
}

function countIn(sheet: CSSStyleSheet): number {
  try {
    return sheet.cssRules.length;
  } catch {
    return 0;
  }
}

/** True when the page shows a font that had to be loaded: only fonts that are data can be kept. */
export function missesFonts(doc: Document, css: string): boolean {
  const kept = new Set([...css.matchAll(FONT_FACE)].filter(([rule]) => /url\(["']?data:[^,)]/i.test(rule)).map(([rule]) => familyOf(/font-family:\s*([^;}]+)/i.exec(rule)?.[1] ?? '')));
  return [...(doc.fonts ?? [])].some(({ status, family }) => status === 'loaded' && !kept.has(familyOf(family)));
}

function familyOf(name: string): string {
  return name.trim().replace(/^["']|["']$/g, '');
}
