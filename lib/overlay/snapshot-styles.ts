/** What stands in for a sheet that another origin keeps to itself. Enough to read the page as it was laid out; more would not pay. */
const STAND_IN =
  'display position float clear color background-color font-size font-weight font-style text-align text-decoration-line white-space visibility opacity width margin-top margin-right margin-bottom margin-left padding-top padding-right padding-bottom padding-left border-top-width border-bottom-width border-top-style border-bottom-style border-top-color border-radius flex-direction justify-content align-items gap grid-template-columns list-style-type'.split(
    ' ',
  );
/** Values that say nothing. */
const SILENT = new Set(['', 'auto', 'none', 'normal', 'static', 'visible', '0px', '1', '400', 'rgba(0, 0, 0, 0)', 'start', 'row', 'repeat', 'inline']);

function isSilent(property: string, value: string): boolean {
  return SILENT.has(value) && !(property === 'display' && value !== 'inline') && !(property === 'text-decoration-line');
}

/** Style text that loads nothing and can stand in an HTML style element, whatever its strings hold. */
export function harmless(css: string): string {
  return css.replace(/<(?=[a-z!/?])/gi, '\\3c ').replace(/url\(\s*(?!["']?\s*(?:data:|#))(?:"[^"]*"|'[^']*'|[^)]*)\s*\)/gi, 'url(data:,)');
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
  const { styleSheet, media } = rule as CSSImportRule;
  const inner = styleSheet ? (rulesOf(styleSheet) ?? '') : '';
  return media?.mediaText ? `@media ${media.mediaText}{${inner}}` : inner;
}

/** All rules in force in a document or shadow root, in order, and whether some could not be read. */
export function stylesOf(scope: Document | ShadowRoot): { css: string; unreadable: boolean } {
  let css = '';
  let unreadable = false;
  for (const sheet of [...(scope.styleSheets ?? []), ...(scope.adoptedStyleSheets ?? [])]) {
    if (sheet.disabled) continue;
    const rules = rulesOf(sheet);
    if (rules === null) unreadable = true;
    else css += sheet.media?.mediaText ? `@media ${sheet.media.mediaText}{${rules}}\n` : `${rules}\n`;
  }
  return { css: harmless(css), unreadable };
}

/** Computed styles of one element as declarations, for pages with a sheet that cannot be read. */
export function standIn(element: Element): string {
  const computed = getComputedStyle(element);
  let css = '';
  for (const property of STAND_IN) {
    const value = computed.getPropertyValue(property);
    if (!isSilent(property, value)) css += `${property}:${value};`;
  }
  return css;
}
