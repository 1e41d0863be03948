import type { CardView, FindingView, ListingView, OrderView, WindowView } from '../../cases/view';
import { formatEnd, formatStart, isoWithOffset, zoneName } from '../../i18n/dates';
import { formatMoney } from '../../i18n/money';
import type { Translate } from '../../i18n/translate';
import { html, Markup, type Child } from './markup';
import type { ReportModel } from './model';
import type { Voice } from '../voice';

/** Shapes as well as colours tell states apart: circle with tick, square with cross, dashed circle with question mark, diamond. */
const ICONS = {
  ok: '<circle cx="10" cy="10" r="8"/><path d="m6.4 10.3 2.4 2.4 4.8-5"/>',
  no: '<rect x="2.6" y="2.6" width="14.8" height="14.8" rx="3"/><path d="m7 7 6 6m0-6-6 6"/>',
  unsure: '<circle cx="10" cy="10" r="8" stroke-dasharray="3 2.6"/><path d="M7.9 7.9a2.2 2.2 0 1 1 3.2 2c-.8.4-1.1.8-1.1 1.6"/><path d="M10 14v.1"/>',
  edge: '<path d="m10 2.2 7.8 7.8-7.8 7.8L2.2 10z"/><path d="M10 6.6v4.2M10 13.4v.1"/>',
};

const TONES = { met: 'ok', 'not-met': 'no', unknown: 'unsure', borderline: 'edge' } as const;
const FLOOR_TONES = { above: 'ok', at: 'ok', below: 'no', 'no-floor': 'ok', unknown: 'unsure' } as const;
const VERDICT_TONES = { covered: 'ok', meets: 'ok', 'not-covered': 'no', 'falls-short': 'no', 'cannot-tell': 'unsure' } as const;

export function icon(tone: keyof typeof ICONS): Markup {
  const shape = new Markup(ICONS[tone]);
  return html`<svg class="icon" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shape}</svg>`;
}

/** A masked address as a link where it is one of the web; else as text. */
export function address(url: string, { mask }: Voice): Markup {
  const shown = mask(url);
  return shown === url && /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer">${url}</a>` : html`${shown}`;
}

/** Shape and message of a verdict; between the safe date and the last reading it has one of its own. */
export function verdictOf(view: CardView): { tone: keyof typeof ICONS; key: string } {
  const past = view.kind === 'order' && view.window.state === 'past-safe' && view.verdict === 'cannot-tell';
  return past ? { tone: 'edge', key: 'card.verdict.past-safe' } : { tone: VERDICT_TONES[view.verdict], key: `card.verdict.${view.kind}.${view.verdict}` };
}

export function verdictBand({ view }: ReportModel, { say }: Voice): Markup {
  const { tone, key } = verdictOf(view);
  const colour = tone === 'edge' ? 'soon' : tone;
  return html`<div class="verdict ${colour}" data-verdict="${view.verdict}">${icon(tone)}<div>${say(key)}<small>${say(view.because)}</small></div></div>`;
}

export function particulars(model: ReportModel, voice: Voice): Markup {
  const { view, order } = model;
  const { say, locale, mask } = voice;
  const row = (key: string, value: Child) => (value === null ? null : html`<dt>${say(key)}</dt><dd>${value}</dd>`);
  const unread = say('report.not-read');
  const name = (text: string | null) => (text === null ? unread : mask(text));
  const isOrder = view.kind === 'order';
  return html`<section><h2>${say('report.case')}</h2><dl>
${row('report.programme', html`${say(view.programme.name)} <span class="tag">${say(`status.${view.programme.status}`)}</span>`)}
${row(`report.subject.${view.kind}`, view.subject)}
${row('report.title', name(view.title))}
${isOrder ? row('report.buyer', name(order.buyer)) : null}
${row('report.seller', name(order.seller))}
${isOrder ? row('report.amount', order.amount ? formatMoney(order.amount.minor, order.amount.currency, locale) : unread) : null}
${row('report.address', view.url === null ? null : address(view.url, voice))}
</dl><p class="note">${say(view.programme.note)}</p>${warnings(view.warnings.map((line) => say(line)))}</section>`;
}

function warnings(texts: string[]): Markup | null {
  return texts.length === 0 ? null : html`<ul class="plain note">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

/** The claim window: headline, drawing, every reading of every delivery. Without a headline no end is told at all. */
export function deadlines({ window }: OrderView, voice: Voice): Markup {
  const { say, locale } = voice;
  const zone = zoneName(window.zone, locale);
  const head = html`<h2>${say('report.deadline')}</h2>`;
  if (!window.safe) {
    const seen = window.deliveries.map(({ number, startMs }) => html`<li>${say('card.delivery', { n: number })}: ${formatStart(startMs, window.zone, locale, 0)} (${zone})</li>`);
    return html`<section>${head}<p class="state unsure">${icon('unsure')}<span>${say('card.no-date')}</span></p>
<p class="note">${window.why ? say(window.why) : say('why.not-on-page')}</p>${seen.length > 0 ? html`<ul class="plain note">${seen}</ul>` : null}</section>`;
  }
  const end = (ms: number) => html`<time datetime="${isoWithOffset(ms, window.zone)}">${formatEnd(ms, window.zone, locale, 0)}</time>`;
  return html`<section>${head}<div class="label">${say('card.safe')} · ${zone}</div>
<div class="date" data-role="safe-deadline">${end(window.safe.closesAt)}</div>
${pinned(window, voice)}${pastSafe(window, say)}
${bar(window)}
<div class="wide"><table><caption class="label">${say('report.readings')}</caption><thead><tr><th>${say('report.delivery')}</th><th>${say('report.reading')}</th><th>${say('report.ends')}</th></tr></thead><tbody>
${window.deliveries.map((delivery) =>
    delivery.readings.map((reading, i) => {
      const first = delivery.number === window.safe?.number && reading.id === window.safe.reading;
      return html`<tr class="${first ? 'first' : ''}"><td>${i === 0 ? html`${say('card.delivery', { n: delivery.number })}<small>${formatStart(delivery.startMs, window.zone, locale, 0)} · ${say(`origin.${delivery.origin}`)}</small>` : null}</td>
<td>${say(`reading.${reading.id}.name`)}<small>${say(`reading.${reading.id}.why`)}</small></td>
<td class="when">${reading.closesAt === null ? html`${say('report.not-known')}<small>${reading.why ? say(`why.${reading.why}`) : null}</small>` : end(reading.closesAt)}</td></tr>`;
    }),
  )}
</tbody></table></div><p class="note">${say('report.readings.note', { zone })}</p></section>`;
}

function pinned({ pinned: pin, zone }: WindowView, { say, locale, mask }: Voice): Markup | null {
  if (!pin) return null;
  return html`<p class="note">${say('card.your-choice')}: ${formatEnd(pin.closesAt, zone, locale, 0)} · ${say('card.delivery', { n: pin.number })} · ${say('card.pin.reason', { reason: mask(pin.reason) })}</p>`;
}

function pastSafe({ state, latest, zone }: WindowView, say: Translate): Markup | null {
  if (state === 'closed') return html`<p class="note">${say('card.closed')}</p>`;
  if (state !== 'past-safe') return null;
  if (!latest) return html`<p class="note">${say('card.past-safe.no-end')}</p>`;
  const line = say('card.past-safe', { until: { kind: 'end', ms: latest.closesAt, zone }, reading: { kind: 'line', line: { key: `reading.${latest.reading}.name` } } });
  return html`<p class="note">${line}${latest.complete ? null : html` ${say('card.past-safe.incomplete')}`}</p>`;
}

/** Deliveries as dots, the safe end as a tall stroke, the other ends as short ones, drawn to scale. The table below tells it in words. */
function bar({ deliveries, safe }: WindowView): Markup | null {
  const ends = deliveries.flatMap(({ readings }) => readings.flatMap(({ closesAt }) => closesAt ?? []));
  const start = Math.min(...deliveries.map(({ startMs }) => startMs));
  const last = Math.max(...ends);
  if (!safe || ends.length === 0 || last <= start) return null;
  const x = (ms: number) => (12 + ((ms - start) / (last - start)) * 816).toFixed(1);
  return html`<svg class="bar ok" viewBox="0 0 840 40" aria-hidden="true" fill="none" stroke="currentColor" stroke-linecap="round">
<path d="M${x(start)} 20H${x(safe.closesAt)}" stroke-width="5"/><path d="M${x(safe.closesAt)} 20H${x(last)}" stroke-width="5" stroke-dasharray="1 9"/>
${[...new Set(ends)].map((ms) => html`<path d="M${x(ms)} 13v14" stroke-width="2"/>`)}<path d="M${x(safe.closesAt)} 4v32" stroke-width="4"/>
${deliveries.map(({ startMs }) => html`<circle cx="${x(startMs)}" cy="20" r="7" fill="currentColor" stroke="none"/>`)}</svg>`;
}

export function checklist({ view }: ReportModel, voice: Voice): Markup {
  const { say } = voice;
  const rows = (counts: boolean) => view.findings.filter((finding) => finding.counts === counts).map((finding) => findingRow(finding, voice));
  const group = (key: string, list: Markup[]) => (list.length === 0 ? null : html`<tr><td colspan="3" class="label">${say(key)}</td></tr>${list}`);
  return html`<section><h2>${say('report.checklist')}</h2><div class="wide"><table><tbody>${group('report.counted', rows(true))}${group('report.listed', rows(false))}</tbody></table></div>
<p class="note">${say(view.kind === 'listing' ? 'report.listing.note' : 'report.covered.note')}</p></section>`;
}

function findingRow({ rule, clause, result, decider, title, detail, yours = [] }: FindingView, { say }: Voice): Markup {
  const date = clause.date ?? say('report.rule-date.unknown', { read: clause.readOn ?? '–' });
  return html`<tr data-rule="${rule}" data-result="${result}"><td><span class="tag">${clause.id}</span></td>
<td><div class="state ${TONES[result]}">${icon(TONES[result])}<span>${say(title)}</span></div><small>${say(detail)}</small>${yours.map((line) => html`<small class="edge" data-own="true">${say('card.own-values')}: ${say(line)}</small>`)}<small>${say(clause.says)}</small>
<small>${clause.source} · ${say(`status.${clause.status}`)} · ${date}</small></td>
<td><b class="${TONES[result]}">${say(`report.result.${result}`)}</b><small>${say(`decider.${decider}`)}</small></td></tr>`;
}

export function floors({ floors: list }: ListingView, { say, locale }: Voice): Markup {
  const rows = list.map(({ floor, result, label, price, floorMinor, yours }) => html`<tr data-floor="${floor ?? ''}" data-result="${result}">
<td>${floor === null ? say('card.price.unnamed') : say(`floor.${floor}.name`)}<small>${label}</small></td><td>${price.text}</td>
<td>${floorMinor === null ? say('report.not-known') : formatMoney(floorMinor, price.low?.currency ?? price.high?.currency ?? 'TRY', locale)}${yours ? html`<small class="edge" data-own="true">${say(yours)}</small>` : null}</td>
<td><span class="state ${FLOOR_TONES[result]}">${icon(FLOOR_TONES[result])}<span>${say(`card.floor.${result}`)}</span></span></td></tr>`);
  return html`<section><h2>${say('card.prices')}</h2>${
    rows.length === 0
      ? html`<p>${say('card.prices.none')}</p>`
      : html`<div class="wide"><table><thead><tr><th>${say('report.service')}</th><th>${say('report.price')}</th><th>${say('report.floor')}</th><th>${say('report.result')}</th></tr></thead><tbody>${rows}</tbody></table></div>`
  }</section>`;
}
