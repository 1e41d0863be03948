import { attributeOf, isConnected, nameOf, openRootOf, parentOf, styleOf } from './dom';
import { harmless, type Untold } from './styles';
import type { Turns } from './turns';

const words = (text: string) => text.trim().split(/\s+/);

/** Inherited properties: written where an element differs from its parent. */
const INHERITED = words(`color font-family font-size font-weight font-style font-stretch font-variant-caps font-variant-numeric font-feature-settings font-kerning
  letter-spacing word-spacing line-height text-align text-align-last text-indent text-transform text-shadow text-underline-offset white-space word-break
  overflow-wrap line-break hyphens tab-size visibility list-style-type list-style-position border-collapse border-spacing caption-side empty-cells quotes
  writing-mode color-scheme accent-color`);

/** Other properties by what they are when nothing is said: written where an element says something else. */
const INITIAL = new Map<string, string>(
  Object.entries({
    inline: 'display',
    static: 'position',
    auto: 'top right bottom left z-index width min-width min-height flex-basis align-self justify-self object-view-box aspect-ratio table-layout columns grid-auto-columns grid-auto-rows grid-row-start grid-row-end grid-column-start grid-column-end',
    none: 'float clear max-width max-height transform translate rotate scale filter backdrop-filter box-shadow background-image clip-path mask-image text-decoration-line border-top-style border-right-style border-bottom-style border-left-style outline-style appearance resize counter-increment counter-reset counter-set -webkit-line-clamp grid-template-areas grid-template-columns grid-template-rows',
    '0px': 'margin-top margin-right margin-bottom margin-left padding-top padding-right padding-bottom padding-left border-top-left-radius border-top-right-radius border-bottom-left-radius border-bottom-right-radius',
    normal: 'align-items align-content justify-items justify-content row-gap column-gap mix-blend-mode unicode-bidi',
    visible: 'overflow-x overflow-y content-visibility',
    '0': 'flex-grow order',
    '1': 'flex-shrink opacity',
    row: 'flex-direction grid-auto-flow',
    nowrap: 'flex-wrap',
    'content-box': 'box-sizing',
    'rgba(0, 0, 0, 0)': 'background-color',
    baseline: 'vertical-align',
    clip: 'text-overflow',
    fill: 'object-fit',
    '50% 50%': 'object-position',
    ltr: 'direction',
    horizontal: '-webkit-box-orient',
  }).flatMap(([value, names]) => words(names).map((name): [string, string] => [name, value])),
);

/** Properties that mean something only beside another: asked for where that one speaks. */
const BESIDE = new Map<string, string[]>(
  Object.entries({
    'border-top-style': 'border-top-width border-top-color',
    'border-right-style': 'border-right-width border-right-color',
    'border-bottom-style': 'border-bottom-width border-bottom-color',
    'border-left-style': 'border-left-width border-left-color',
    'outline-style': 'outline-width outline-color outline-offset',
    'background-image': 'background-position background-size background-repeat background-origin background-clip background-attachment',
    'mask-image': 'mask-position mask-size mask-repeat',
    'text-decoration-line': 'text-decoration-style text-decoration-color text-decoration-thickness',
    transform: 'transform-origin',
    rotate: 'transform-origin',
    scale: 'transform-origin',
  }).map(([name, beside]) => [name, words(beside)]),
);

/** What an SVG shape is painted with; its attributes say the rest. */
const PAINT = words('display visibility opacity color fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin font-family font-size font-weight text-anchor stop-color stop-opacity');

/** Elements whose height is theirs and not their content's. */
const SIZED = new Set(words('img canvas video input textarea select button progress meter svg iframe hr'));

/** Lengths as the browser lays them out, in 64ths of a px, never below: a width that lost its last digit would wrap its text. */
function exact(value: string): string {
  return value.endsWith('px') && !value.includes(' ') ? `${Math.ceil(Number.parseFloat(value) * 64 - 0.35) / 64}px` : value;
}

/** The height, as a least one where content decides it, so that other fonts do not make texts overlap. */
function heightOf(element: Element, style: CSSStyleDeclaration): string {
  const height = style.height;
  // Of a table only the rows are told a height: cells count their padding twice.
  if (!height.endsWith('px') || (style.display.startsWith('table') && style.display !== 'table-row')) return '';
  const grows = style.overflowY === 'visible' && /^(static|relative)$/.test(style.position) && /^(block|flex|inline-block|list-item|flow-root)$/.test(style.display) && !SIZED.has(nameOf(element));
  return `${grows ? 'min-height' : 'height'}:${exact(height)};`;
}

/** A value as it is written: rows of a grid may grow, as they may in other fonts. */
function written(property: string, value: string): string {
  return property === 'grid-template-rows' ? value.replace(/(?<![\w.(-])[\d.]+px/g, (row) => `minmax(${row},auto)`) : exact(value);
}

/** Declarations for what differs from `initial`, with what belongs beside it. */
function differing(style: CSSStyleDeclaration, every: boolean): string {
  let css = '';
  for (const [property, initial] of INITIAL) {
    const value = style.getPropertyValue(property);
    if (value === '') continue;
    const speaks = value !== initial;
    if (speaks || every) css += `${property}:${written(property, value)};`;
    if (speaks) for (const beside of BESIDE.get(property) ?? []) css += `${beside}:${style.getPropertyValue(beside)};`;
  }
  return css;
}

/** Everything that is seen of one element by itself, whatever sheets say where it is shown again. */
export function wholeLook(element: Element): string {
  const style = styleOf(element);
  const inherited = INHERITED.map((property) => `${property}:${style.getPropertyValue(property)};`).join('');
  const height = style.height.endsWith('px') ? `height:${exact(style.height)};` : '';
  return harmless(inherited + differing(style, true) + height);
}

/** Controls that the browser draws itself as long as no style gives them a border or a ground; on some of them only a native frame tells. */
const DRAWN_BY_BROWSER = new Set(words('checkbox radio range color file progress meter'));
const FRAMED_BY_BROWSER = new Set(words('input textarea button select'));

/** True for a control that is drawn by the browser: its frame is no style's. */
export function isNative(element: Element): boolean {
  const name = nameOf(element);
  const kind = name === 'input' ? (element as HTMLInputElement).type : name;
  const always = DRAWN_BY_BROWSER.has(kind);
  if (!always && !FRAMED_BY_BROWSER.has(name)) return false;
  const { appearance, borderTopStyle, borderTopWidth } = styleOf(element);
  if (appearance === 'none') return false;
  return always || /^(inset|outset)$/.test(borderTopStyle) || (name === 'select' && borderTopStyle === 'solid' && borderTopWidth === '1px');
}

/** The look of such a control but for what the browser draws. */
export function nativeLook(element: Element): string {
  return wholeLook(element).replace(/(?<=^|;)(?:border(?!-collapse|-spacing)|background)[a-z-]*:[^;]*;/g, '');
}

/** What an element of a drawing is painted with. */
export function paintOf(element: Element): string {
  const style = styleOf(element);
  return harmless(PAINT.map((property) => `${property}:${style.getPropertyValue(property)};`).join(''));
}

/** The backdrop of an element in the browser's top layer, as declarations for a box of its own. */
export function backdropOf(element: Element): string {
  const { backgroundColor, backgroundImage, opacity } = styleOf(element, '::backdrop');
  return harmless(`all:initial;position:fixed;inset:0;z-index:2147483646;background:${backgroundColor} ${backgroundImage};opacity:${opacity};`);
}

/** Where a style may ask for a picture. */
const ASKING = words('background-image border-image-source mask-image list-style-image content');

/** True where a picture that only a style asks for is shown: it cannot be kept without a request. */
export function asksForPicture(element: Element): boolean {
  return [undefined, '::before', '::after'].some((pseudo) => {
    const style = styleOf(element, pseudo);
    return ASKING.some((property) => /url\("?(?!data:|#)/.test(style.getPropertyValue(property)));
  });
}

/** A pseudo-element at the end of a selector. */
const GENERATED = /::(before|after)/g;

/** Values said again, for elements that carry `data-recourse-mend="<mark>"`. */
export interface Mends {
  marks: Map<Element, string>;
  css: string;
}

/** Says again, as they are, the values of rules that the browser does not tell, for each element of a root that such a rule speaks of. */
export async function mendsOf(root: Document | ShadowRoot, untold: readonly Untold[], turns: Turns): Promise<Mends> {
  const marks = new Map<Element, string>();
  const wanted = new Map<Element, Map<string, Set<string>>>();
  let css = '';
  for (const { selector, properties } of untold) {
    const pseudos = new Set([...selector.matchAll(GENERATED)].map(([pseudo]) => pseudo));
    for (const pseudo of pseudos.size > 0 ? pseudos : ['']) {
      if (turns.due()) await turns.next();
      for (const element of found(root, selector.replace(GENERATED, ''))) {
        const ofElement = wanted.get(element) ?? new Map<string, Set<string>>();
        wanted.set(element, ofElement);
        const names = ofElement.get(pseudo) ?? new Set();
        ofElement.set(pseudo, names);
        for (const property of properties) names.add(property);
      }
    }
    if (selector === ':host' && 'host' in root) css += `:host{${valuesOf(root.host, '', properties)}}\n`;
  }
  const names = new Map<string, string>();
  for (const [element, ofElement] of wanted) {
    if (turns.due()) await turns.next();
    const bodies = [...ofElement].map(([pseudo, properties]): [string, string] => [pseudo, valuesOf(element, pseudo, properties)]);
    const key = JSON.stringify(bodies);
    const name = names.get(key) ?? String(names.size);
    if (!names.has(key)) {
      names.set(key, name);
      for (const [pseudo, body] of bodies) css += `[data-recourse-mend="${name}"]${pseudo}{${body}}\n`;
    }
    marks.set(element, name);
  }
  return { marks, css: harmless(css) };
}

function found(root: ParentNode, selector: string): Iterable<Element> {
  try {
    return root.querySelectorAll(selector);
  } catch {
    // A rule for what only another browser knows holds for no element here.
    return [];
  }
}

function valuesOf(element: Element, pseudo: string, properties: Iterable<string>): string {
  const style = styleOf(element, pseudo || undefined);
  return [...properties].map((property) => `${property}:${style.getPropertyValue(property)}!important;`).join('');
}

/** Declarations that give elements, and what sheets draw before and after them, the look they have. One a snapshot. */
export interface Looks {
  /** Rules that hold for an attribute `data-recourse-look="<answer>"`; null for an element that is gone. */
  of(element: Element): string | null;
  /** The rules for these answers, for one document or shadow root. */
  rules(names: ReadonlySet<string>): string;
}

/** Looks by computed values, each written once however many elements share it. Parents are asked for before their children. */
export function makeLooks(): Looks {
  const names = new Map<string, string>();
  const bodies: string[][] = [];
  const inheritedOf = new WeakMap<Element, string[]>();

  function inherited(values: string[], from: string[] | undefined): string {
    return INHERITED.map((property, i) => (values[i] === from?.[i] ? '' : `${property}:${values[i]};`)).join('');
  }
  function generated(element: Element, pseudo: string, own: string[]): string {
    const style = styleOf(element, pseudo);
    if (/^(none|normal|)$/.test(style.content)) return '';
    const values = INHERITED.map((property) => style.getPropertyValue(property));
    const height = style.height.endsWith('px') ? `height:${exact(style.height)};` : '';
    return `content:${style.content};${inherited(values, own)}${differing(style, false)}${height}`;
  }

  return {
    of(element) {
      if (!isConnected(element)) return null;
      const style = styleOf(element);
      const values = INHERITED.map((property) => style.getPropertyValue(property));
      inheritedOf.set(element, values);
      const parent = parentOf(element);
      // What is put into a slot inherits from inside the shadow root: nothing is left out there.
      const from = parent && !openRootOf(parent) && !attributeOf(element, 'slot') ? inheritedOf.get(parent) : undefined;
      const hidden = style.display === 'none';
      const body = hidden ? 'display:none;' : inherited(values, from) + differing(style, false) + heightOf(element, style);
      const parts = [body, ...(hidden ? [] : [generated(element, '::before', values), generated(element, '::after', values)])].map(harmless);
      const key = parts.join('|');
      const name = names.get(key) ?? String(names.size);
      if (!names.has(key)) {
        names.set(key, name);
        bodies.push(parts);
      }
      return name;
    },
    rules(used) {
      let css = '[data-recourse-look]{all:unset}\n';
      for (const name of used) {
        const [own = '', before = '', after = ''] = bodies[Number(name)] ?? [];
        const selector = `[data-recourse-look="${name}"]`;
        css += `${selector}{${own}}${before && `${selector}::before{${before}}`}${after && `${selector}::after{${after}}`}\n`;
      }
      return css;
    },
  };
}
