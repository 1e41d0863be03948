import { formatEnd, formatStart, zoneName } from '../../i18n/dates';
import { escapeHtml, html, type Child, type Markup } from './markup';
import { address, checklist, deadlines, floors, particulars, verdictBand } from './case';
import { proof } from './proof';
import type { ReportCopy, ReportExhibit, ReportModel, ReportPart } from './model';
import { REPORT_STYLE } from './style';
import { byteCount, stamp } from '../stamp';
import type { Voice } from '../voice';

/** Nothing is fetched, run or sent: pictures lie beside the page or in it, the style is in it. */
const POLICY = "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * `report.html` of a package: one page that a stranger can read offline, beside the package's other files. Pure. Everything that comes
 * from a page or a person is escaped, and masked by maskPersonal. Throws a RangeError for a message that the catalogues lack.
 */
export function reportHtml(model: ReportModel, voice: Voice): string {
  const { say, locale, mask } = voice;
  const { view } = model;
  const name = `${say(`report.subject.${view.kind}`)} ${view.subject}${view.title ? ` · ${mask(view.title)}` : ''}`;
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
function timeline(model: ReportModel, { say, sayCode, locale, mask }: Voice): Markup {
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
    rows.push({ ms: time.utcMs, when: stamp(time.utcMs, zone), what: html`${sayCode('kind', kind)} <span class="tag">${seq}</span><small>${mask(text)}</small>` });
  }
  for (const { number, kind, title, time } of model.exhibits) {
    const what = html`<a href="#exhibit-${number}">${say('report.exhibit', { n: number })}</a> · ${sayCode('kind', kind)}<small>${mask(title)}</small>`;
    rows.push({ ms: time.utcMs, when: stamp(time.utcMs, zone), what });
  }
  rows.sort((a, b) => a.ms - b.ms);
  return html`<section><h2>${say('report.timeline')}</h2><div class="wide"><table><tbody>${rows.map(({ when, what }) => html`<tr><td class="when">${when}</td><td>${what}</td></tr>`)}</tbody></table></div>
<p class="note">${say('report.timeline.note')}</p></section>`;
}

function exhibits(model: ReportModel, voice: Voice): Markup {
  const { exhibits: list, log, heldBack } = model;
  const { say } = voice;
  const others = log.withheld - heldBack.length;
  const left = others === 0 ? null : html`<p class="note">${say('report.withheld', { n: others })}</p>`;
  const held = heldBack.length === 0 ? null : html`<p class="note" data-role="held-back">${say('report.held-back', { seqs: heldBack.map(({ seq }) => seq).join(', ') })}</p>
<ul class="plain">${heldBack.map(({ seq, entryHash }) => html`<li>${seq} <code>${entryHash}</code></li>`)}</ul>`;
  return html`<section><h2>${say('report.exhibits')}</h2>${list.length === 0 ? html`<p>${say('report.exhibits.none')}</p>` : null}${held}${left}
${list.map((exhibit) => exhibitCard(exhibit, model, voice))}</section>`;
}

type CoveredCopy = ReportCopy & { boxes: number };

function exhibitCard(exhibit: ReportExhibit, { zone, view }: ReportModel, voice: Voice): Markup {
  const { number, url, title, time, entryHash, clauses, completeness, parts, keep, copies, unseen } = exhibit;
  const { say, sayCode, mask } = voice;
  const row = (key: string, value: Child) => html`<dt>${say(key)}</dt><dd>${value}</dd>`;
  const pictures = parts.filter((part) => part.picture && part.path !== null);
  const covered = copies.filter((copy): copy is CoveredCopy => copy.boxes !== null);
  const speaksTo = (id: string) => {
    const cited = view.findings.find(({ clause }) => clause.id === id);
    return html`<li><span class="tag">${id}</span> ${cited ? say(cited.clause.says) : null}</li>`;
  };
  return html`<article class="exhibit" id="exhibit-${number}" data-keep="${keep}"><h3><span class="number">${say('report.exhibit', { n: number })}</span>${mask(title) || mask(url)}</h3>
${keep === 'copy' ? html`<p class="note">${say('report.copy-only')}</p>` : null}${unseen > 0 ? html`<p class="note" data-role="unseen">${say('report.unseen', { n: unseen })}</p>` : null}<dl>
${row('report.address', url === '' ? say('report.not-known') : address(url, voice))}
${row('report.sealed', stamp(time.utcMs, time.zone === '' ? zone : time.zone))}
${row('report.clauses', clauses.length === 0 ? say('report.clauses.none') : html`<ul class="plain">${clauses.map(speaksTo)}</ul>`)}
${row('report.completeness', completeness.length === 0 ? say('report.completeness.whole') : html`<ul class="plain">${completeness.map((code) => html`<li>${sayCode('completeness', code)}</li>`)}</ul>`)}
${row('report.entry-hash', html`<code>${entryHash}</code>`)}</dl>
${pictures.length === 0 ? null : html`<div class="pictures">${pictures.map((part, i) => picture(part.path, say('report.picture', { n: number, i: i + 1 })))}</div>`}
${covered.length === 0 ? null : html`<div class="pictures" data-role="covered">${covered.map((copy, i) => picture(copy.path, `${say('report.picture', { n: number, i: i + 1 })}. ${coveredWords(copy.boxes, voice)}`))}</div>`}
<div class="wide"><table><thead><tr><th>${say('report.file')}</th><th>${say('report.bytes')}</th><th>SHA-256</th></tr></thead><tbody>${parts.map((part) => partRow(part, voice))}</tbody></table></div>
${copies.length === 0 ? null : html`<p class="label">${say('report.copies')}</p><ul class="plain">${copies.map((copy) => copyRow(copy, voice))}</ul>`}</article>`;
}

/** What a copy of pictures is: never to be taken for the sealed one. */
export function coveredWords(boxes: number, { say }: Pick<Voice, 'say'>): string {
  return boxes === 0 ? say('report.covered.none') : say('report.covered', { n: boxes });
}

function picture(path: string | null, alt: string): Markup {
  return html`<figure><a href="${path}"><img src="${path}" alt="${alt}"></a><figcaption>${alt}</figcaption></figure>`;
}

function partRow({ name, size, sha256, path, withheld }: ReportPart, { say, sayCode, mask }: Voice): Markup {
  const file = path === null ? html`${name}<small>${say('report.part-withheld', { why: mask(sayCode('left-out', withheld ?? '')) })}</small>` : html`<a href="${path}">${name}</a>`;
  return html`<tr><td>${file}</td><td>${byteCount(size)}</td><td><code>${sha256}</code></td></tr>`;
}

function copyRow({ name, path, how, boxes }: ReportCopy, voice: Voice): Markup {
  return html`<li><a href="${path}">${name}</a> · ${voice.sayCode('copy', how)}${boxes === null ? null : html` <small>${coveredWords(boxes, voice)}</small>`}</li>`;
}
