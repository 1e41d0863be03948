import { formatEnd, formatStart, zoneName } from '../../i18n/dates';
import { stampOf, written, type Made, type PdfInput } from './input';
import { verdictOf } from '../report/case';
import { HIDES, SHOWS } from '../report/proof';
import { stamp } from '../stamp';

const TONES = { met: 'ok', 'not-met': 'no', unknown: 'unsure', borderline: 'edge' } as const;

/** Deadline, verdict, checklist and list of exhibits on as few pages as they need; `short` leaves out the readings and what every exhibit is. */
export async function summaryPdf(input: PdfInput, short: boolean): Promise<Made> {
  const { model, voice } = input;
  const { say, locale, mask } = voice;
  const { view, log, order } = model;
  const title = `${say(`report.subject.${view.kind}`)} ${view.subject}`;
  return written(input, stampOf(model, voice, [`${say('report.pdf.summary')} · ${title}`, ...(view.url === null ? [] : [mask(view.url)])]), async (sheets) => {
    sheets.text(`${title}${view.title ? ` · ${mask(view.title)}` : ''}`, { size: 16, strong: true });
    sheets.text([say(view.programme.name), say(`status.${view.programme.status}`), order.seller === null ? '' : `${say('report.seller')}: ${mask(order.seller)}`].filter(Boolean).join(' · '), { size: 9, tone: 'soft', before: 2 });
    const { tone, key } = verdictOf(view);
    sheets.state(tone, say(key), { size: 12.5, strong: true, before: 10, tone });
    sheets.text(say(view.because), { size: 9.5, indent: 17, tone: 'soft' });
    if (view.kind === 'order') {
      const { window } = view;
      const zone = zoneName(window.zone, locale);
      const end = (ms: number) => formatEnd(ms, window.zone, locale, 0);
      sheets.text(`${say('report.deadline')} · ${zone}`, { size: 9, tone: 'soft', before: 12 });
      sheets.text(window.safe ? end(window.safe.closesAt) : say('card.no-date'), { size: 19, strong: true });
      if (!window.safe && window.why) sheets.text(say(window.why), { size: 9.5 });
      if (window.state === 'past-safe' && window.latest) {
        sheets.text(say('card.past-safe', { until: { kind: 'end', ms: window.latest.closesAt, zone: window.zone }, reading: { kind: 'line', line: { key: `reading.${window.latest.reading}.name` } } }), { size: 9.5 });
      }
      for (const { number, startMs, readings } of window.deliveries) {
        sheets.text(`${say('card.delivery', { n: number })}: ${formatStart(startMs, window.zone, locale, 0)}`, { size: 9.5, before: 4 });
        if (!window.safe || short) continue;
        for (const { id, closesAt } of readings) sheets.text(`${say(`reading.${id}.name`)}: ${closesAt === null ? say('report.not-known') : end(closesAt)}`, { size: 9, tone: 'soft', indent: 17 });
      }
    }
    sheets.text(say('report.checklist'), { size: 12, strong: true, before: 14 });
    for (const finding of view.findings) {
      sheets.state(TONES[finding.result], `${finding.clause.id} · ${say(finding.title)}`, { size: 9.5, before: 4 });
      sheets.text(`${say(`report.result.${finding.result}`)} · ${say(finding.counts ? 'report.counted' : 'report.listed')} · ${say(`status.${finding.clause.status}`)}`, { size: 8, tone: 'soft', indent: 17 });
      for (const line of finding.yours ?? []) sheets.text(`${say('card.own-values')}: ${say(line)}`, { size: 8, indent: 17 });
    }
    sheets.keep(60);
    sheets.text(say('report.exhibits'), { size: 12, strong: true, before: 14 });
    if (model.exhibits.length === 0) sheets.text(say('report.exhibits.none'), { size: 9.5 });
    if (short && model.exhibits.length > 0) sheets.text(model.exhibits.map(({ number }) => say('report.exhibit', { n: number })).join(', '), { size: 9.5 });
    for (const exhibit of short ? [] : model.exhibits) {
      sheets.keep(50);
      sheets.text(`${say('report.exhibit', { n: exhibit.number })}${exhibit.aborted ? ` (${say('kind.aborted')})` : ''} · ${mask(exhibit.title)}`, { size: 9.5, strong: true, before: 5 });
      sheets.text([mask(exhibit.url), stamp(exhibit.time.utcMs, exhibit.time.zone === '' ? model.zone : exhibit.time.zone), exhibit.clauses.join(', '), exhibit.keep === 'copy' ? say('report.copy-only') : '', exhibit.entryHash].filter(Boolean).join('\n'), { size: 8, tone: 'soft' });
    }
    if (model.heldBack.length > 0) sheets.text(say('report.held-back', { seqs: model.heldBack.map(({ seq }) => seq).join(', ') }), { size: 9, before: 6 });
    sheets.keep(90);
    sheets.text(say('report.proof'), { size: 12, strong: true, before: 14 });
    sheets.text(`${say('report.head')}\n${log.head}\n${say('report.key')}\n${log.keyFingerprint}`, { size: 8.5 });
    for (const key of ['report.log', 'report.clock.note', 'report.pdf.masked']) {
      sheets.text(say(key, { count: log.count, withheld: log.withheld, zones: model.zone }), { size: 8.5, tone: 'soft', before: 4 });
    }
    for (const [title, keys] of [['report.shows', SHOWS], ['report.hides', HIDES]] as const) {
      sheets.keep(50);
      sheets.text(say(title), { size: 9.5, strong: true, before: 8 });
      for (const key of keys) sheets.text(`· ${say(key)}`, { size: 8.5, tone: 'soft' });
    }
  });
}
