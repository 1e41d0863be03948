import { exhibitPdfs } from './exhibit';
import { fits, type PdfInput, type UploadNote } from './input';
import { summaryPdf } from './summary';

export interface UploadPdf {
  /** Relative to `upload/`. */
  name: string;
  bytes: Blob;
  pages: number;
}

/**
 * The PDFs for upload forms: `summary.pdf`, and for each sealed capture `exhibit-NN.pdf` (`exhibit-NN-2.pdf` and so on where one would be
 * over a limit). Every file keeps to the profile; what had to be reduced or left out for it is in `notes`. Every page is stamped with exhibit
 * number, address, local time with zone, hash and key fingerprint. Texts are masked; pictures are as they were sealed, or covered copies where
 * the exhibit goes in as a copy. One document is held at a time. Throws what `blob` throws; an AbortError.
 */
export async function uploadPdfs(input: PdfInput): Promise<{ files: UploadPdf[]; notes: UploadNote[] }> {
  const { model, profile, onProgress } = input;
  const { files, notes } = await summary(input);
  const exhibits = model.exhibits.filter(({ aborted }) => !aborted);
  for (const [i, exhibit] of exhibits.entries()) {
    const made = await exhibitPdfs(input, exhibit);
    const name = `exhibit-${String(exhibit.number).padStart(2, '0')}`;
    made.documents.forEach(({ bytes, pages }, n) => files.push({ name: n === 0 ? `${name}.pdf` : `${name}-${n + 1}.pdf`, bytes: pdfBlob(bytes), pages }));
    notes.push(...made.notes);
    onProgress?.({ done: i + 1, total: exhibits.length });
  }
  for (const { name } of files.splice(profile.maxFiles ?? files.length)) notes.push({ what: 'file-left', exhibit: null, name });
  return { files, notes };
}

/** The summary in full where it keeps to the profile, else without its details, else none. */
async function summary(input: PdfInput): Promise<{ files: UploadPdf[]; notes: UploadNote[] }> {
  for (const short of [false, true]) {
    const made = await summaryPdf(input, short);
    if (!fits(made, input.profile)) continue;
    return { files: [{ name: 'summary.pdf', bytes: pdfBlob(made.bytes), pages: made.pages }], notes: short ? [{ what: 'summary-short', exhibit: null, name: 'summary.pdf' }] : [] };
  }
  return { files: [], notes: [{ what: 'summary', exhibit: null, name: 'summary.pdf' }] };
}

function pdfBlob(bytes: Uint8Array): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' });
}
