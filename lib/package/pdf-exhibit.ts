import { embedPicture } from './pdf-image';
import { fits, stampOf, written, type Made, type PdfInput, type UploadNote } from './pdf-input';
import type { Sheets } from './pdf-page';
import type { ReportExhibit, ReportModel, ReportPart } from './report-model';
import { stamp } from './stamp';

/** A longer text is cut: the package holds all of it. */
const TEXT_PAGES = 24;
/** Points that the words after a cut text take. */
const ENDING = 60;

interface Exported {
  documents: Made[];
  notes: UploadNote[];
}

/** A stretch of an exhibit's pictures that goes into one document. */
interface Stretch {
  pictures: ReportPart[];
  /** Title, clauses and completeness stand before it. */
  first: boolean;
  /** Pictures are reduced. */
  shrink: boolean;
  /** Words in the place of a picture that is left out. */
  leftOut?: ReportPart;
}

/**
 * An exhibit in one document, or in halves of its pictures until each keeps to the profile. A picture that does not fit by itself is
 * reduced; where that is not enough it is left out, which the document and the notes tell.
 */
export async function exhibitPdfs(input: PdfInput, exhibit: ReportExhibit): Promise<Exported> {
  const pictures = exhibit.parts.filter((part) => part.picture && part.path !== null);
  return within(input, exhibit, { pictures, first: true, shrink: false });
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
  const { model, voice, blob, signal } = input;
  const { say, sayCode, mask } = voice;
  const name = say('report.exhibit', { n: exhibit.number });
  const head = [`${name} · ${mask(exhibit.url || exhibit.title)}`, localTime(exhibit, model), `${say('report.pdf.item-hash')}: ${exhibit.entryHash}`];
  return written(input, stampOf(model, voice, head), async (sheets, document) => {
    if (first) {
      sheets.text(mask(exhibit.title) || name, { size: 13, strong: true });
      if (exhibit.keep === 'copy') sheets.text(say('report.copy-only'), { size: 9, before: 2 });
      if (exhibit.clauses.length > 0) sheets.text(`${say('report.clauses')}: ${exhibit.clauses.join(', ')}`, { size: 9, tone: 'soft' });
      const lacks = exhibit.completeness.map((code) => `· ${sayCode('completeness', code)}`);
      sheets.text(`${say('report.completeness')}: ${lacks.length === 0 ? say('report.completeness.whole') : `\n${lacks.join('\n')}`}`, { size: 8.5, tone: 'soft' });
      sheets.text('', { size: 6 });
    }
    for (const part of pictures) {
      signal?.throwIfAborted();
      const sealed = await bytesOf(await blob(part.sha256));
      const caption = `${part.name} · SHA-256 ${part.sha256}`;
      sheets.picture(await embedPicture(document, shrink && input.shrink ? await input.shrink(sealed) : sealed), shrink ? `${caption}\n${say('report.pdf.reduced')}` : caption);
    }
    if (leftOut) sheets.text(`${leftOut.name} · SHA-256 ${leftOut.sha256}\n${say('report.pdf.picture-left-out')}`, { size: 9.5 });
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

async function bytesOf(data: Blob | Uint8Array): Promise<Uint8Array> {
  return data instanceof Uint8Array ? data : new Uint8Array(await data.arrayBuffer());
}
