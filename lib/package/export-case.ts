import { coversOf } from '../cases/covers';
import { caseIdsOf } from '../cases/exhibits';
import { recordOf } from '../cases/book';
import type { CardView } from '../cases/view';
import { verifyChain } from '../evidence/chain';
import type { RecourseDatabase } from '../evidence/database';
import { exportLines } from '../evidence/export';
import { loadKey, sign } from '../evidence/key';
import { openPart, readPart } from '../evidence/parts';
import { textsFor } from '../i18n/catalogue';
import type { Locale } from '../i18n/translate';
import { PackageError, buildPackage } from './build';
import { boxesOf } from './pictures/cover';
import { derivedCopies } from './derived';
import { loadFonts } from './fonts';
import { toPem } from './key';
import { uploadPdfs } from './pdf/uploads';
import type { UploadNote } from './pdf/input';
import { shrinkPicture } from './pdf/shrink';
import { stepsOf, type Progress } from './progress';
import { reportHtml } from './report/html';
import { reportModel } from './report/model';
import { alone, openScratch, type Scratch } from './scratch';
import { sourceOf } from './source';
import { type VerifyReport, verifyPackage } from './verify';
import { voiceOf } from './voice';
import { leftOutParts, withCovered, withheldSeqs, type PackageWishes } from './wishes';

/** A package that could not be made; `key` is the message that says why. */
export class CaseExport extends Error {
  constructor(
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super(key, options);
    this.name = 'CaseExport';
  }
}

export interface ExportOptions {
  locale: Locale;
  wishes: PackageWishes;
  /** Epoch ms. */
  now: number;
  /** Name and version of the program. ASCII. */
  tool: string;
  signal: AbortSignal;
  /** Never goes backwards. */
  onProgress(progress: Progress): void;
}

export interface ExportedCase {
  name: string;
  file: Blob;
  head: string;
  keyFingerprint: string;
  report: VerifyReport;
  /** The upload PDFs, and what the profile's limits did not let in. */
  uploads: { name: string; size: number; pages: number }[];
  notes: UploadNote[];
}

/** Shares of the steps in the whole: copies, PDFs, building, checking. */
const SHARES = [0.15, 0.3, 0.35, 0.2] as const;

/**
 * Makes the package of a case: log, exhibits, copies, report, upload PDFs, signature; then reads the finished file back, verifies it and
 * gives it to `use`, which hands it over. The file is gone when this settles, whichever way. Runs in an extension page.
 *
 * Throws CaseExport 'error.package-busy' while another page builds one, 'error.package-check' when the finished file does not verify,
 * 'error.package-damaged' when a stored part is gone or changed, 'error.package-disk' when the disk takes no more; EvidenceError as the log
 * does, an AbortError when `signal` aborts; what `use` throws.
 */
export async function exportCase(db: RecourseDatabase, view: CardView, options: ExportOptions, use: (exported: ExportedCase) => Promise<void>): Promise<ExportedCase> {
  const exported = await alone(async () => {
    const scratch = await openScratch();
    try {
      const made = await build(db, view, options, scratch);
      await use(made);
      return made;
    } catch (error) {
      throw told(error, options.signal);
    } finally {
      await scratch.discard();
    }
  });
  if (exported === null) throw new CaseExport('error.package-busy');
  return exported;
}

async function build(db: RecourseDatabase, view: CardView, { locale, wishes: chosen, now, tool, signal, onProgress }: ExportOptions, scratch: Scratch): Promise<ExportedCase> {
  const steps = stepsOf(onProgress);
  const [copying, drawing, building, checking] = SHARES.map((share) => steps.step(share)) as [Step, Step, Step, Step];
  const record = await recordOf(db, view.caseId);
  const log = await exportLines(db, { caseIds: await caseIdsOf(db, view), withheld: withheldSeqs(chosen) });
  if (log.damaged.length > 0) throw new CaseExport('error.package-damaged');
  const key = await loadKey(db);
  const { entryHashes } = await verifyChain(log.lines);
  const blob = async (sha256: string) => {
    const part = await readPart(db, sha256);
    if (part.state !== 'whole') throw new CaseExport('error.package-damaged');
    return part.bytes;
  };
  const stored = async (sha256: string) => {
    const part = await openPart(db, sha256);
    if (!part) throw new CaseExport('error.package-damaged');
    return part;
  };
  const voice = voiceOf(textsFor(locale), locale, chosen.words);
  const covers = await coversOf(db, log.lines, entryHashes);
  const wishes = withCovered(chosen, [...covers].map(([seq, cover]) => [seq, boxesOf(cover)]));
  const withheldParts = leftOutParts(log.lines, wishes);
  const derived = await derivedCopies(log.lines, wishes, { blob, covers, mask: voice.mask, signal, onProgress: copying });
  const model = reportModel({
    view,
    order: { amount: record?.amount ?? null, seller: record?.seller ?? null },
    lines: log.lines,
    entryHashes,
    head: log,
    keyFingerprint: key.fingerprint,
    withheldParts,
    heldBack: withheldSeqs(wishes).filter((seq) => seq < log.count),
    copyOnly: [...new Set(withheldParts.map(({ seq }) => seq))],
    derived,
    madeAt: now,
    tool,
    zone: Temporal.Now.timeZoneId(),
  });
  const uploads = await uploadPdfs({ model, voice, fonts: await loadFonts(), blob, copies: derived, profile: wishes.profile, shrink: shrinkPicture, signal, onProgress: drawing });
  const built = await buildPackage(
    {
      case: { id: view.caseId, title: voice.mask(view.title ?? ''), subject: view.subject },
      lines: log.lines,
      part: stored,
      sign: (bytes) => sign(key, bytes as Uint8Array<ArrayBuffer>),
      publicKeyPem: toPem(key.spki),
      keyFingerprint: key.fingerprint,
      report: { html: reportHtml(model, voice) },
      uploads: uploads.files,
      derived,
      withheldParts,
      now,
      tool,
    },
    scratch.sink,
    { signal, onProgress: building },
  );
  const file = await scratch.done();
  const report = await verifyPackage(sourceOf(file), {
    expectKey: key.fingerprint,
    expectHead: log.head,
    onProgress: (progress) => {
      signal.throwIfAborted();
      checking(progress);
    },
  });
  if (report.result !== 'MATCHES') throw new CaseExport('error.package-check');
  const files = uploads.files.map(({ name, bytes, pages }) => ({ name, size: bytes.size, pages }));
  return { name: built.name, file, head: log.head, keyFingerprint: key.fingerprint, report, uploads: files, notes: uploads.notes };
}

type Step = (progress: Progress) => void;

/** The failure in the words of a message, where one stands for it. */
function told(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof PackageError && (error.code === 'part-missing' || error.code === 'part-damaged')) return new CaseExport('error.package-damaged', { cause: error });
  // A file that the disk refuses is aborted by the browser although nobody cancelled.
  const refused = error instanceof DOMException && (error.name === 'QuotaExceededError' || (error.name === 'AbortError' && !signal.aborted));
  if (refused) return new CaseExport('error.package-disk', { cause: error });
  return error;
}
