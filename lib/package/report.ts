import { formatEnd, formatStart, zoneName } from '../i18n/dates';
import { escapeHtml, html, type Child, type Markup } from './markup';
import { address, checklist, deadlines, floors, masked, particulars, verdictBand } from './report-case';
import type { ReportExhibit, ReportModel, ReportPart } from './report-model';
import { REPORT_STYLE } from './report-style';
import { byteCount, stamp } from './stamp';
import type { Voice } from './voice';

/** Nothing is fetched, run or sent: pictures lie beside the page or in it, the style is in it. */
const POLICY = "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * `report.html` of a package: one page that a stranger can read offline, beside the package's other files. Pure. Everything that comes
 * from a page or a person is escaped, and masked by maskPersonal. Throws a RangeError for a message that the catalogues lack.
 */
export function reportHtml(model: ReportModel, voice: Voice): string {
  const { say, locale } = voice;
  const { view } = model;
  const name = `${say(`report.subject.${view.kind}`)} ${view.subject}${view.title ? ` · ${masked(view.title)}` : ''}`;
  const body = html`<header><div class="kicker"><span>${say('report.name')}</span><span>${say('report.made', { when: stamp(model.madeAt, model.zone) })}</span></div><h1>${name}</h1></header>
${verdictBand(model, voice)}
${view.kind === 'order' ? deadlines(view, voice) : null}
${particulars(model, voice)}
${view.kind === 'listing' ? floors(view, voice) : null}
${checklist(model, voice)}
${timeline(model, voice)}
${exhibits(model, voice)}
${proof(model, voice)}
<footer>${say('report.footer', { tool: model.tool })}</footer>`;
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><title>${escapeHtml(`${say('report.name')} · ${view.subject}`)}</title><style>${REPORT_STYLE}</style></head>
<body>${body.text}</body></html>
`;
}

/** Every dated thing, oldest first: what the page told, and what the log holds. */
function timeline(model: ReportModel, { say, sayCode, locale }: Voice): Markup {
  const { view, zone } = model;
  const rows: { ms: number; when: string; what: Child }[] = [];
  const page = (ms: number | null, what: string, at: string) => {
    if (ms !== null && view.kind === 'order') rows.push({ ms, when: `${formatStart(ms, at, locale, 0)} (${zoneName(at, locale)})`, what });
  };
  if (view.kind === 'order') {
    const { window } = view;
    page(window.purchasedAt, say('card.timeline.purchase'), window.zone);
    page(window.agreedDue, say('card.timeline.due'), window.zone);
    for (const { number, startMs } of window.deliveries) page(startMs, say('card.timeline.delivery-n', { n: number }), window.zone);
    for (const [ms, key] of [[window.safe?.closesAt ?? null, 'card.timeline.safe'], [window.autoConfirmAt, 'card.timeline.confirm'], [window.filesExpireAt, 'card.timeline.expire']] as const) {
      if (ms !== null) rows.push({ ms, when: `${formatEnd(ms, window.zone, locale, 0)} (${zoneName(window.zone, locale)})`, what: say(key) });
    }
    page(view.filed?.at ?? null, say('kind.filed'), window.zone);
  }
  for (const { seq, kind, time, text } of model.events) {
    rows.push({ ms: time.utcMs, when: stamp(time.utcMs, zone), what: html`${sayCode('kind', kind)} <span class="tag">${seq}</span><small>${masked(text)}</small>` });
  }
  for (const { number, aborted, title, time } of model.exhibits) {
    const what = html`<a href="#exhibit-${number}">${say('report.exhibit', { n: number })}</a> · ${say(aborted ? 'kind.aborted' : 'kind.capture')}<small>${masked(title)}</small>`;
    rows.push({ ms: time.utcMs, when: stamp(time.utcMs, zone), what });
  }
  rows.sort((a, b) => a.ms - b.ms);
  return html`<section><h2>${say('report.timeline')}</h2><div class="wide"><table><tbody>${rows.map(({ when, what }) => html`<tr><td class="when">${when}</td><td>${what}</td></tr>`)}</tbody></table></div>
<p class="note">${say('report.timeline.note')}</p></section>`;
}

function exhibits({ exhibits: list, zone, log }: ReportModel, voice: Voice): Markup {
  const { say } = voice;
  const left = log.withheld === 0 ? null : html`<p class="note">${say('report.withheld', { n: log.withheld })}</p>`;
  return html`<section><h2>${say('report.exhibits')}</h2>${list.length === 0 ? html`<p>${say('report.exhibits.none')}</p>` : null}${left}
${list.map((exhibit) => exhibitCard(exhibit, zone, voice))}</section>`;
}

function exhibitCard(exhibit: ReportExhibit, zone: string, { say, sayCode }: Voice): Markup {
  const { number, url, title, time, entryHash, clauses, completeness, parts } = exhibit;
  const row = (key: string, value: Child) => html`<dt>${say(key)}</dt><dd>${value}</dd>`;
  const pictures = parts.filter((part) => part.picture && part.path !== null);
  return html`<article class="exhibit" id="exhibit-${number}"><h3><span class="number">${say('report.exhibit', { n: number })}</span>${masked(title) || url}</h3><dl>
${row('report.address', url === '' ? say('report.not-known') : address(url))}
${row('report.sealed', stamp(time.utcMs, time.zone === '' ? zone : time.zone))}
${row('report.clauses', clauses.length === 0 ? say('report.clauses.none') : clauses.map((id) => html`<span class="tag">${id}</span> `))}
${row('report.completeness', completeness.length === 0 ? say('report.completeness.whole') : html`<ul class="plain">${completeness.map((code) => html`<li>${sayCode('completeness', code)}</li>`)}</ul>`)}
${row('report.entry-hash', html`<code>${entryHash}</code>`)}</dl>
${pictures.length === 0 ? null : html`<div class="pictures">${pictures.map((part, i) => picture(part, say('report.picture', { n: number, i: i + 1 })))}</div>`}
<div class="wide"><table><thead><tr><th>${say('report.file')}</th><th>${say('report.bytes')}</th><th>SHA-256</th></tr></thead><tbody>${parts.map((part) => partRow(part, say))}</tbody></table></div></article>`;
}

function picture({ path }: ReportPart, alt: string): Markup {
  return html`<figure><a href="${path}"><img src="${path}" alt="${alt}"></a><figcaption>${alt}</figcaption></figure>`;
}

function partRow({ name, size, sha256, path, withheld }: ReportPart, say: Voice['say']): Markup {
  const file = path === null ? html`${name}<small>${say('report.part-withheld', { why: masked(withheld ?? '') })}</small>` : html`<a href="${path}">${name}</a>`;
  return html`<tr><td>${file}</td><td>${byteCount(size)}</td><td><code>${sha256}</code></td></tr>`;
}

function proof({ log, clockJumps, exhibits: list }: ReportModel, { say }: Voice): Markup {
  const zones = [...new Set(list.map(({ time }) => time.zone))].join(', ') || '–';
  const items = (...keys: string[]) => html`<ul class="plain">${keys.map((key) => html`<li>${say(key)}</li>`)}</ul>`;
  return html`<section><h2>${say('report.proof')}</h2>
<div class="label">${say('report.head')}</div><div class="code"><code data-role="head">${log.head}</code></div>
<div class="label" style="margin-top:14px">${say('report.key')}</div><div class="code"><code data-role="key">${log.keyFingerprint}</code></div>
<p class="note">${say('report.log', { count: log.count, withheld: log.withheld })}</p>
<div class="two" style="margin-top:22px"><div><h3>${say('report.shows')}</h3>${items('report.shows.files', 'report.shows.log', 'report.shows.key')}</div>
<div><h3>${say('report.hides')}</h3>${items('report.hides.site', 'report.hides.person', 'report.hides.clock', 'report.hides.complete', 'report.hides.rebuilt')}</div></div>
<h3 style="margin-top:22px">${say('report.clock')}</h3><p class="note">${say('report.clock.note', { zones })} ${
    clockJumps.length === 0 ? say('report.clock.steady') : say('report.clock.jumped', { seqs: clockJumps.join(', ') })
  }</p>
<h3 style="margin-top:22px">${say('report.check')}</h3><p class="note">${say('report.check.note')}</p></section>`;
}
