/** HTML that is safe to put into a page: made by `html` alone. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Child = Markup | string | number | null | readonly Child[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML, safe between tags and in quoted attributes. Control characters but tab and LF, and direction overrides, become '\ufffd'. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .replace(/[&<>"']/g, (char) => ENTITIES[char]!);
}

/** A template of HTML; every value is escaped but Markup itself. Null gives nothing, a list its members one after the other. */
export function html(strings: TemplateStringsArray, ...values: Child[]): Markup {
  return new Markup(strings.reduce((out, part, i) => out + written(values[i - 1] ?? null) + part));
}

function written(value: Child): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(written).join('');
  return escapeHtml(String(value));
}
