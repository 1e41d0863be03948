/** What a style loads: everything but data and parts of the page itself. */
const LOADS = /url\(\s*(?!["']?\s*(?:data:|#))(?:"[^"]*"|'[^']*'|[^)]*)\s*\)/gi;

/** Style text that loads nothing and can stand in an HTML style element, whatever its strings hold. */
export function harmless(css: string): string {
  return css.replace(/<(?=[a-z!/?])/gi, '\\3c ').replace(LOADS, 'url(data:,)');
}

function rulesOf(sheet: CSSStyleSheet): string | null {
  try {
    return [...sheet.cssRules].map(ruleText).join('\n');
  } catch {
    // The browser refuses the rules of a sheet of another origin: the caller says so and lets computed styles stand in.
    return null;
  }
}

function ruleText(rule: CSSRule): string {
  if (!('styleSheet' in rule)) return rule.cssText;
  const { styleSheet, media, layerName } = rule as CSSImportRule;
  const rules = styleSheet ? (rulesOf(styleSheet) ?? '') : '';
  const inner = typeof layerName === 'string' ? `@layer ${layerName}{${rules}}` : rules;
  return media?.mediaText ? `@media ${media.mediaText}{${inner}}` : inner;
}

/** The styles of a document or shadow root. */
export interface Sheets {
  /** All rules that can be read, in order. */
  css: string;
  /** Some could not be read: another origin keeps them to itself. */
  unreadable: boolean;
  /** Some ask for a picture that would have to be loaded. */
  loads: boolean;
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

/** All rules in force in a document or shadow root. */
export function stylesOf(scope: Document | ShadowRoot): Sheets {
  let css = '';
  let unreadable = false;
  for (const sheet of sheetsIn(scope)) {
    if (sheet?.disabled) continue;
    const rules = sheet && rulesOf(sheet);
    if (rules === null) unreadable = true;
    else css += sheet?.media?.mediaText ? `@media ${sheet.media.mediaText}{${rules}}\n` : `${rules}\n`;
  }
  const loads = LOADS.test(css.replace(/@font-face\s*\{[^}]*\}/gi, ''));
  LOADS.lastIndex = 0;
  // Where nothing runs no element is ever defined: what waits for that would stay hidden.
  return { css: harmless(css).replace(/:defined\b/g, ':is(*)'), unreadable, loads };
}

/** True when the page shows a font that had to be loaded: only fonts that are data can be kept. */
export function missesFonts(doc: Document, css: string): boolean {
  const kept = new Set([...css.matchAll(/@font-face\s*\{[^}]*\}/gi)].filter(([rule]) => /url\(["']?data:[^,)]/i.test(rule)).map(([rule]) => familyOf(/font-family:\s*([^;}]+)/i.exec(rule)?.[1] ?? '')));
  return [...(doc.fonts ?? [])].some(({ status, family }) => status === 'loaded' && !kept.has(familyOf(family)));
}

function familyOf(name: string): string {
  return name.trim().replace(/^["']|["']$/g, '');
}
