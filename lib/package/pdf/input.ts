import type { PDFDocument } from '@cantoo/pdf-lib';
import type { MadeCopy } from '../derived';
import type { PdfFonts } from '../fonts';
import { Sheets, type Stamp } from './page';
import { Type } from './type';
import type { UploadProfile } from '../profiles';
import type { ReportModel } from '../report/model';
import type { Voice } from '../voice';

export interface PdfInput {
  model: ReportModel;
  voice: Voice;
  fonts: PdfFonts;
  /** The bytes of a sealed part. */
  blob(sha256: string): Promise<Blob | Uint8Array>;
  /** Copies that go into the package: of an exhibit that goes in as a copy alone, those of its pictures stand in for the sealed ones. */
  copies?: readonly Pick<MadeCopy, 'seq' | 'picture'>[];
  profile: UploadProfile;
  /** A smaller copy (JPEG) of a picture that alone is over the limit. Without it such a picture is left out. */
  shrink?: (picture: Uint8Array) => Promise<Uint8Array>;
  signal?: AbortSignal;
  /** Told after each exhibit. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** Something that the profile's limits did not let in as it is: a picture `reduced` or left out, a whole exhibit, a file over the count, the summary's details. */
export interface UploadNote {
  what: 'reduced' | 'picture' | 'exhibit' | 'file-left' | 'summary-short' | 'summary';
  /** Number of the exhibit; null for the summary. */
  exhibit: number | null;
  /** The picture or PDF, or ''. */
  name: string;
}

/** A finished document. */
export interface Made {
  bytes: Uint8Array;
  pages: number;
}

/** Whether a document keeps to the profile. */
export function fits({ bytes, pages }: Made, { maxBytes, maxPages }: UploadProfile): boolean {
  return bytes.length <= maxBytes && (maxPages === null || pages <= maxPages);
}

/** Head and foot of every page. */
export function stampOf({ log, tool }: ReportModel, { say }: Voice, head: string[]): Stamp {
  return { head, foot: [`${say('report.key')}: ${log.keyFingerprint}`, tool], page: (n, count) => say('report.pdf.page', { n, count }) };
}

/** A document with its fonts and metadata, written by `write`. Characters that no font has are told at its end. */
export async function written({ fonts, model, voice, signal }: PdfInput, mark: Stamp, write: (sheets: Sheets, document: PDFDocument) => Promise<void>): Promise<Made> {
  signal?.throwIfAborted();
  const { document, type } = await Type.document(fonts);
  document.setTitle(mark.head[0] ?? '');
  document.setLanguage(voice.locale);
  document.setProducer(model.tool);
  document.setCreator(model.tool);
  document.setCreationDate(new Date(model.madeAt));
  document.setModificationDate(new Date(model.madeAt));
  const sheets = new Sheets(document, type, mark);
  await write(sheets, document);
  if (type.hasMissing) sheets.text(voice.say('report.pdf.no-glyph'), { size: 8, tone: 'soft', before: 8 });
  sheets.finish();
  return { bytes: await document.save(), pages: document.getPageCount() };
}
