import { html, type Markup } from './markup';
import type { ReportModel } from './model';
import { stamp } from '../stamp';
import type { Voice } from '../voice';

/** What a package shows, and what it does not. */
export const SHOWS = ['report.shows.files', 'report.shows.log', 'report.shows.key'] as const;
export const HIDES = ['report.hides.site', 'report.hides.person', 'report.hides.clock', 'report.hides.complete', 'report.hides.rebuilt'] as const;

/** Head code, key, what the package shows and what it does not, and what is known of the clock. */
export function proof(model: ReportModel, voice: Voice): Markup {
  const { log } = model;
  const { say } = voice;
  const items = (...keys: string[]) => html`<ul class="plain">${keys.map((key) => html`<li>${say(key)}</li>`)}</ul>`;
  return html`<section><h2>${say('report.proof')}</h2>
<div class="label">${say('report.head')}</div><div class="code"><code data-role="head">${log.head}</code></div>
<div class="label" style="margin-top:14px">${say('report.key')}</div><div class="code"><code data-role="key">${log.keyFingerprint}</code></div>
<p class="note">${say('report.log', { count: log.count, withheld: log.withheld })}</p>
<div class="two" style="margin-top:22px"><div><h3>${say('report.shows')}</h3>${items(...SHOWS)}</div>
<div><h3>${say('report.hides')}</h3>${items(...HIDES, ...(model.exhibits.some(({ keep }) => keep === 'copy') ? ['report.hides.copies'] : []))}</div></div>
${clock(model, voice)}
<h3 style="margin-top:22px">${say('report.check')}</h3><p class="note">${say('report.check.note')}</p></section>`;
}

/** What the machine's clock said at each entry, held against its own steady clock and against times that pages told: no more than that. */
function clock({ clock: readings, clockJumps, latestOnPage, exhibits, zone }: ReportModel, { say }: Voice): Markup {
  const zones = [...new Set(readings.map(({ time }) => time.zone))].join(', ') || '–';
  const last = exhibits.filter(({ aborted }) => !aborted).at(-1);
  const compared =
    latestOnPage === null || !last
      ? say('report.clock.no-page')
      : say(latestOnPage > last.time.utcMs ? 'report.clock.page-later' : 'report.clock.page-earlier', { page: stamp(latestOnPage, zone), clock: stamp(last.time.utcMs, zone) });
  return html`<h3 style="margin-top:22px">${say('report.clock')}</h3><p class="note">${say('report.clock.note', { zones })} ${
    clockJumps.length === 0 ? say('report.clock.steady') : say('report.clock.jumped', { seqs: clockJumps.join(', ') })
  }</p><p class="note" data-role="clock-page">${compared}</p>
<div class="wide" style="margin-top:12px"><table><caption class="label">${say('report.clock.readings')}</caption><thead><tr><th>${say('report.clock.entry')}</th><th>${say('report.clock.said')}</th><th>${say('report.clock.boot')}</th><th>${say('report.clock.since')}</th></tr></thead><tbody>
${readings.map(({ seq, time }) => html`<tr><td>${seq}</td><td class="when">${stamp(time.utcMs, time.zone === '' ? zone : time.zone)}</td><td><code>${time.boot.slice(0, 8)}</code></td><td>${seconds(time.monotonicMs)}</td></tr>`)}</tbody></table></div>`;
}

/** Milliseconds as seconds with a point: the same in every language. */
function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}
