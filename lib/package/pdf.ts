import { formatEnd, formatStart, zoneName } from '../i18n/dates';
import type { PdfFonts } from './fonts';
import { embedPicture } from './pdf-image';
import { Sheets, type Stamp } from './pdf-page';
import { Type } from './pdf-type';
import { maskPersonal } from './redact';
import { verdictOf } from './report-case';
import type { ReportExhibit, ReportModel, ReportPart } from './report-model';
import { stamp } from './stamp';
import type { Voice } from './voice';

export interface PdfInput {
  model: ReportModel;
  voice: Voice;
  fonts: PdfFonts;
  /** The bytes of a sealed part. */
  blob(sha256: string): Promise<Blob | Uint8Array>;
  /** Largest size of one file in bytes. */
  limit?: number;
  /** A smaller copy (JPEG) of a picture that alone is over the limit. Without it such a picture throws. */
  shrink?: (picture: Uint8Array) => Promise<Uint8Array>;
  signal?: AbortSignal;
}

export interface UploadPdf {
  /** Relative to `upload/`. */
  name: string;
  bytes: Blob;
}

/** A picture that is over the limit by itself, and nothing was given to make it smaller. */
export class PictureTooLarge extends Error {
  readonly part: string;

  constructor(part: string) {
    super(`${part} is over the limit of a file`);
    this.name = 'PictureTooLarge';
    this.part = part;
  }
}

/** Ten million bytes: the least that upload forms which take 10 MB can mean. */
const LIMIT = 10_000_000;

/** A longer text is cut: the package holds all of it. */
const TEXT_PAGES = 24;

const TONES = { met: 'ok', 'not-met': 'no', unknown: 'unsure', borderline: 'edge' } as const;

/**
 * The PDFs for upload forms: `summary.pdf`, and for each sealed capture `exhibit-NN.pdf` (`exhibit-NN-2.pdf` and so on where one would be
 * over the limit). Every page is stamped with exhibit number, address, local time with zone, hash and key fingerprint. Texts are masked by
 * maskPersonal; pictures are as they were sealed. One document is held at a time. Throws PictureTooLarge; what `blob` throws; an
 * AbortError.
 */
export async function uploadPdfs(input: PdfInput): Promise<UploadPdf[]> {
  const files: UploadPdf[] = [{ name: 'summary.pdf', bytes: pdfBlob(await summaryPdf(input)) }];
  for (const exhibit of input.model.exhibits) {
    if (exhibit.aborted) continue;
    const pictures = exhibit.parts.filter((part) => part.picture && part.path !== null);
    const documents = await exhibitPdfs(input, exhibit, pictures);
    const name = `exhibit-${String(exhibit.number).padStart(2, '0')}`;
    documents.forEach((bytes, i) => files.push({ name: i === 0 ? `${name}.pdf` : `${name}-${i + 1}.pdf`, bytes: pdfBlob(bytes) }));
  }
  return files;
}

function pdfBlob(bytes: Uint8Array): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' });
}

/** Deadline, verdict, checklist and list of exhibits on as few pages as they need. */
async function summaryPdf({ model, voice, fonts, signal }: PdfInput): Promise<Uint8Array> {
  const { say, locale } = voice;
  const { view, log, order } = model;
  const title = `${say(`report.subject.${view.kind}`)} ${view.subject}`;
  return written(fonts, model, stampOf(model, voice, [`${say('report.pdf.summary')} · ${title}`, ...(view.url === null ? [] : [view.url])]), signal, async (sheets) => {
    sheets.text(`${title}${view.title ? ` · ${maskPersonal(view.title)}` : ''}`, { size: 16, strong: true });
    sheets.text([say(view.programme.name), say(`status.${view.programme.status}`), order.seller === null ? '' : `${say('report.seller')}: ${maskPersonal(order.seller)}`].filter(Boolean).join(' · '), { size: 9, tone: 'soft', before: 2 });
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
        if (!window.safe) continue;
        for (const { id, closesAt } of readings) sheets.text(`${say(`reading.${id}.name`)}: ${closesAt === null ? say('report.not-known') : end(closesAt)}`, { size: 9, tone: 'soft', indent: 17 });
      }
    }
    sheets.text(say('report.checklist'), { size: 12, strong: true, before: 14 });
    for (const finding of view.findings) {
      sheets.state(TONES[finding.result], `${finding.clause.id} · ${say(finding.title)}`, { size: 9.5, before: 4 });
      sheets.text(`${say(`report.result.${finding.result}`)} · ${say(finding.counts ? 'report.counted' : 'report.listed')} · ${say(`status.${finding.clause.status}`)}`, { size: 8, tone: 'soft', indent: 17 });
      for (const line of finding.yours ?? []) sheets.text(`${say('card.own-values')}: ${say(line)}`, { size: 8, indent: 17 });
    }
    sheets.text(say('report.exhibits'), { size: 12, strong: true, before: 14 });
    if (model.exhibits.length === 0) sheets.text(say('report.exhibits.none'), { size: 9.5 });
    for (const exhibit of model.exhibits) {
      sheets.keep(50);
      sheets.text(`${say('report.exhibit', { n: exhibit.number })}${exhibit.aborted ? ` (${say('kind.aborted')})` : ''} · ${maskPersonal(exhibit.title)}`, { size: 9.5, strong: true, before: 5 });
      sheets.text([exhibit.url, localTime(exhibit, model), exhibit.clauses.join(', '), exhibit.entryHash].filter(Boolean).join('\n'), { size: 8, tone: 'soft' });
    }
    sheets.text(say('report.proof'), { size: 12, strong: true, before: 14 });
    sheets.text(`${say('report.head')}\n${log.head}\n${say('report.key')}\n${log.keyFingerprint}`, { size: 8.5 });
    for (const key of ['report.log', 'report.clock.note', 'report.pdf.masked']) {
      sheets.text(say(key, { count: log.count, withheld: log.withheld, zones: model.zone }), { size: 8.5, tone: 'soft', before: 4 });
    }
  });
}

/** The exhibit in one document, or in halves of its pictures until each fits the limit. */
async function exhibitPdfs(input: PdfInput, exhibit: ReportExhibit, pictures: ReportPart[], first = true): Promise<Uint8Array[]> {
  const limit = input.limit ?? LIMIT;
  const bytes = await exhibitPdf(input, exhibit, pictures, first, false);
  if (bytes.length <= limit) return [bytes];
  if (pictures.length > 1) {
    const half = Math.ceil(pictures.length / 2);
    return [...(await exhibitPdfs(input, exhibit, pictures.slice(0, half), first)), ...(await exhibitPdfs(input, exhibit, pictures.slice(half), false))];
  }
  const shrunk = input.shrink && pictures.length === 1 ? await exhibitPdf(input, exhibit, pictures, first, true) : null;
  if (shrunk && shrunk.length <= limit) return [shrunk];
  throw new PictureTooLarge(pictures[0]?.path ?? exhibit.url);
}

async function exhibitPdf(input: PdfInput, exhibit: ReportExhibit, pictures: ReportPart[], first: boolean, shrink: boolean): Promise<Uint8Array> {
  const { model, voice, fonts, blob, signal } = input;
  const { say, sayCode } = voice;
  const name = say('report.exhibit', { n: exhibit.number });
  const head = [`${name} · ${exhibit.url || maskPersonal(exhibit.title)}`, localTime(exhibit, model), `${say('report.pdf.item-hash')}: ${exhibit.entryHash}`];
  return written(fonts, model, stampOf(model, voice, head), signal, async (sheets, embed) => {
    if (first) {
      sheets.text(maskPersonal(exhibit.title) || name, { size: 13, strong: true });
      if (exhibit.clauses.length > 0) sheets.text(`${say('report.clauses')}: ${exhibit.clauses.join(', ')}`, { size: 9, tone: 'soft' });
      const lacks = exhibit.completeness.map((code) => `· ${sayCode('completeness', code)}`);
      sheets.text(`${say('report.completeness')}: ${lacks.length === 0 ? say('report.completeness.whole') : `\n${lacks.join('\n')}`}`, { size: 8.5, tone: 'soft' });
      sheets.text('', { size: 6 });
    }
    for (const part of pictures) {
      signal?.throwIfAborted();
      const sealed = await bytesOf(await blob(part.sha256));
      const caption = `${part.name} · SHA-256 ${part.sha256}`;
      sheets.picture(await embed(shrink && input.shrink ? await input.shrink(sealed) : sealed), shrink ? `${caption}\n${say('report.pdf.reduced')}` : caption);
    }
    if (pictures.length === 0 && first) await textPages(sheets, input, exhibit);
  });
}

/** The saved text where there is no picture. */
async function textPages(sheets: Sheets, { voice: { say }, blob }: PdfInput, exhibit: ReportExhibit): Promise<void> {
  const part = exhibit.parts.find(({ name, path }) => name === 'text.txt' && path !== null);
  if (!part) {
    sheets.text(say('report.pdf.nothing'), { size: 9.5 });
    return;
  }
  sheets.text(`${say('report.pdf.text')} · ${part.name} · SHA-256 ${part.sha256}`, { size: 7.5, tone: 'soft' });
  const text = maskPersonal(new TextDecoder().decode(await bytesOf(await blob(part.sha256))));
  for (const line of text.split('\n')) {
    if (sheets.pageCount > TEXT_PAGES) {
      sheets.text(say('report.pdf.cut'), { size: 9.5, strong: true, before: 6 });
      break;
    }
    sheets.text(line, { size: 9.5 });
  }
  sheets.text(say('report.pdf.masked'), { size: 8, tone: 'soft', before: 10 });
}

function localTime({ time }: ReportExhibit, { zone }: ReportModel): string {
  return stamp(time.utcMs, time.zone === '' ? zone : time.zone);
}

function stampOf({ log, tool }: ReportModel, { say }: Voice, head: string[]): Stamp {
  return { head, foot: [`${say('report.key')}: ${log.keyFingerprint}`, tool], page: (n, count) => say('report.pdf.page', { n, count }) };
}

type Embed = (bytes: Uint8Array) => ReturnType<typeof embedPicture>;

/** A document with its fonts and metadata, written by `write`. */
async function written(fonts: PdfFonts, model: ReportModel, mark: Stamp, signal: AbortSignal | undefined, write: (sheets: Sheets, embed: Embed) => Promise<void>): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const { document, type } = await Type.document(fonts);
  document.setTitle(mark.head[0] ?? '');
  document.setProducer(model.tool);
  document.setCreator(model.tool);
  document.setCreationDate(new Date(model.madeAt));
  document.setModificationDate(new Date(model.madeAt));
  const sheets = new Sheets(document, type, mark);
  await write(sheets, (bytes) => embedPicture(document, bytes));
  sheets.finish();
  return document.save();
}

async function bytesOf(data: Blob | Uint8Array): Promise<Uint8Array> {
  return data instanceof Uint8Array ? data : new Uint8Array(await data.arrayBuffer());
}
