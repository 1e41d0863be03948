import { embedPicture } from './image';
import { fits, stampOf, written, type Made, type PdfInput, type UploadNote } from './input';
import type { Sheets } from './page';
import { coveredWords } from '../report/html';
import type { ReportExhibit, ReportModel } from '../report/model';
import { bytesOf } from '../source';
import { stamp } from '../stamp';

/** A longer text is cut: the package holds all of it. */
const TEXT_PAGES = 24;
/** Points that the words after a cut text take. */
const ENDING = 60;

interface Exported {
  documents: Made[];
  notes: UploadNote[];
}

/** A picture that a document shows: a sealed one, or a stretch of a covered copy. */
interface Shown {
  name: string;
  caption: string;
  covered: boolean;
  load(): Promise<Blob | Uint8Array>;
}

/** A stretch of an exhibit's pictures that goes into one document. */
interface Stretch {
  pictures: Shown[];
  /** Title, clauses and completeness stand before it. */
  first: boolean;
  /** Pictures are reduced. */
  shrink: boolean;
  /** Words in the place of a picture that is left out. */
  leftOut?: Shown;
}

/**
 * An exhibit in one document, or in halves of its pictures until each keeps to the profile. A picture that does not fit by itself is
 * reduced; where that is not enough it is left out, which the document and the notes tell.
 */
export async function exhibitPdfs(input: PdfInput, exhibit: ReportExhibit): Promise<Exported> {
  return within(input, exhibit, { pictures: shownOf(input, exhibit), first: true, shrink: false });
}

/** The sealed pictures; of an exhibit that goes in as a copy alone, those copies that the owner looked through, stretch by stretch. */
function shownOf({ blob, copies = [], voice }: PdfInput, { number, keep, parts }: ReportExhibit): Shown[] {
  if (keep === 'sealed') {
    return parts
      .filter((part) => part.picture && part.path !== null)
      .map(({ name, sha256 }) => ({ name, caption: `${name} · SHA-256 ${sha256}`, covered: false, load: () => blob(sha256) }));
  }
  const pieces = copies.flatMap(({ seq, picture }) => (seq === number ? (picture?.pieces ?? []) : []));
  return pieces.map(({ name, from, boxes, bytes }) => {
    const caption = `${coveredWords(boxes, voice)}\n${voice.say('report.covered.from')}: ${name} · SHA-256 ${from}`;
    return { name, caption, covered: true, load: async () => bytes };
  });
}

async function within(input: PdfInput, exhibit: ReportExhibit, stretch: Stretch): Promise<Exported> {
  const { pictures, first } = stretch;
  const made = await exhibitPdf(input, exhibit, stretch);
  if (fits(made, input.profile)) return { documents: [made], notes: [] };
  if (pictures.length > 1) {
    const half = Math.ceil(pictures.length / 2);
    const one = await within(input, exhibit, { ...stretch, pictures: pictures.slice(0, half) });
    const two = await within(input, exhibit, { ...stretch, pictures: pictures.slice(half), first: false });
    return { documents: [...one.documents, ...two.documents], notes: [...one.notes, ...two.notes] };
  }
  const [picture] = pictures;
  if (!picture) return { documents: [], notes: [{ what: 'exhibit', exhibit: exhibit.number, name: '' }] };
  const note = (what: UploadNote['what']) => ({ what, exhibit: exhibit.number, name: picture.name });
  const small = input.shrink ? await exhibitPdf(input, exhibit, { pictures, first, shrink: true }) : null;
  if (small && fits(small, input.profile)) return { documents: [small], notes: [note('reduced')] };
  const without = await exhibitPdf(input, exhibit, { pictures: [], first, shrink: false, leftOut: picture });
  return { documents: fits(without, input.profile) ? [without] : [], notes: [note('picture')] };
}

async function exhibitPdf(input: PdfInput, exhibit: ReportExhibit, { pictures, first, shrink, leftOut }: Stretch): Promise<Made> {
  const { model, voice, signal } = input;
  const { say, sayCode, mask } = voice;
  const name = say('report.exhibit', { n: exhibit.number });
  const head = [`${name} · ${mask(exhibit.url || exhibit.title)}`, localTime(exhibit, model), `${say('report.pdf.item-hash')}: ${exhibit.entryHash}`];
  return written(input, stampOf(model, voice, head), async (sheets, document) => {
    if (first) {
      sheets.text(mask(exhibit.title) || name, { size: 13, strong: true });
      if (exhibit.keep === 'copy') sheets.text(say('report.copy-only'), { size: 9, before: 2 });
      if (exhibit.unseen > 0) sheets.text(say('report.unseen', { n: exhibit.unseen }), { size: 9, before: 2 });
      if (exhibit.clauses.length > 0) sheets.text(`${say('report.clauses')}: ${exhibit.clauses.join(', ')}`, { size: 9, tone: 'soft' });
      const lacks = exhibit.completeness.map((code) => `· ${sayCode('completeness', code)}`);
      sheets.text(`${say('report.completeness')}: ${lacks.length === 0 ? say('report.completeness.whole') : `\n${lacks.join('\n')}`}`, { size: 8.5, tone: 'soft' });
      sheets.text('', { size: 6 });
    }
    for (const { caption, covered, load } of pictures) {
      signal?.throwIfAborted();
      const bytes = await bytesOf(await load());
      const reduced = say(covered ? 'report.pdf.copy-reduced' : 'report.pdf.reduced');
      sheets.picture(await embedPicture(document, shrink && input.shrink ? await input.shrink(bytes) : bytes), shrink ? `${caption}\n${reduced}` : caption);
    }
    if (leftOut) sheets.text(`${leftOut.caption}\n${say(leftOut.covered ? 'report.pdf.copy-left-out' : 'report.pdf.picture-left-out')}`, { size: 9.5 });
    if (pictures.length === 0 && first) await textPages(sheets, input, exhibit);
  });
}

/** The saved text where there is no picture. */
async function textPages(sheets: Sheets, { voice: { say, mask }, blob, profile }: PdfInput, exhibit: ReportExhibit): Promise<void> {
  const part = exhibit.parts.find(({ name, path }) => name === 'text.txt' && (path !== null || exhibit.keep === 'copy'));
  if (!part) {
    sheets.text(say('report.pdf.nothing'), { size: 9.5 });
    return;
  }
  const most = Math.min(TEXT_PAGES, profile.maxPages ?? TEXT_PAGES);
  sheets.text(`${say('report.pdf.text')} · ${part.name} · SHA-256 ${part.sha256}`, { size: 7.5, tone: 'soft' });
  const text = mask(new TextDecoder().decode(await bytesOf(await blob(part.sha256))));
  for (const line of text.split('\n')) {
    if (!sheets.write(line, { size: 9.5 }, { page: most, room: ENDING })) {
      sheets.text(say('report.pdf.cut'), { size: 9.5, strong: true, before: 6 });
      break;
    }
  }
  sheets.text(say('report.pdf.masked'), { size: 8, tone: 'soft', before: 10 });
}

function localTime({ time }: ReportExhibit, { zone }: ReportModel): string {
  return stamp(time.utcMs, time.zone === '' ? zone : time.zone);
}
