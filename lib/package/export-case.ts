import { caseIdsOf } from '../cases/exhibits';
import { recordOf } from '../cases/book';
import type { CardView } from '../cases/view';
import { verifyChain } from '../evidence/chain';
import type { RecourseDatabase } from '../evidence/database';
import { exportLines } from '../evidence/export';
import { loadKey, sign } from '../evidence/key';
import { readPart } from '../evidence/parts';
import { textsFor } from '../i18n/catalogue';
import type { Locale } from '../i18n/translate';
import { PackageError, buildPackage } from './build';
import { loadFonts } from './fonts';
import { toPem } from './key';
import { uploadPdfs } from './pdf';
import { shrinkPicture } from './pdf-shrink';
import { reportHtml } from './report';
import { reportModel } from './report-model';
import { sourceOf } from './source';
import { type VerifyReport, verifyPackage } from './verify';
import { voiceOf } from './voice';
import type { Sink } from './zip';

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
  /** Epoch ms. */
  now: number;
  /** Name and version of the program. ASCII. */
  tool: string;
  signal: AbortSignal;
  onProgress(progress: { done: number; total: number }): void;
}

export interface ExportedCase {
  name: string;
  file: Blob;
  head: string;
  keyFingerprint: string;
  report: VerifyReport;
}

/** A file of the origin private file system that takes the package while it is built, so that memory stays flat. */
async function scratch(): Promise<{ sink: Sink; done(): Promise<File>; discard(): Promise<void> }> {
  const folder = await navigator.storage.getDirectory();
  const name = `package-${crypto.randomUUID()}.zip`;
  const handle = await folder.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  return {
    sink: { write: (bytes: Uint8Array) => writable.write(bytes as Uint8Array<ArrayBuffer>) },
    async done() {
      await writable.close();
      return handle.getFile();
    },
    async discard() {
      if (!writable.locked) await writable.abort();
      await folder.removeEntry(name);
    },
  };
}

/** Packages left by a desk that was closed while building. */
async function sweep(): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  for await (const name of folder.keys()) if (name.startsWith('package-')) await folder.removeEntry(name);
}

/**
 * Makes the package of a case: log, exhibits, report, upload PDFs, signature; then reads the finished file back and verifies it.
 * Runs in an extension page. Throws CaseExport 'error.package-check' when the finished file does not verify, 'error.package-damaged' when a
 * stored part is gone or changed, EvidenceError as the log does, an AbortError when `signal` aborts; nothing is left behind then.
 */
export async function exportCase(db: RecourseDatabase, view: CardView, { locale, now, tool, signal, onProgress }: ExportOptions): Promise<ExportedCase> {
  await sweep();
  const record = await recordOf(db, view.caseId);
  const log = await exportLines(db, { caseIds: await caseIdsOf(db, view) });
  if (log.damaged.length > 0) throw new CaseExport('error.package-damaged');
  const key = await loadKey(db);
  const { entryHashes } = await verifyChain(log.lines);
  const blob = async (sha256: string) => {
    const part = await readPart(db, sha256);
    if (part.state !== 'whole') throw new CaseExport('error.package-damaged');
    return part.bytes;
  };
  const model = reportModel({
    view,
    order: { amount: record?.amount ?? null, seller: record?.seller ?? null },
    lines: log.lines,
    entryHashes,
    head: log,
    keyFingerprint: key.fingerprint,
    madeAt: now,
    tool,
    zone: Temporal.Now.timeZoneId(),
  });
  const voice = voiceOf(textsFor(locale), locale);
  const target = await scratch();
  try {
    const built = await buildPackage(
      {
        case: { id: view.caseId, title: view.title ?? '', subject: view.subject },
        lines: log.lines,
        blob,
        sign: (bytes) => sign(key, bytes as Uint8Array<ArrayBuffer>),
        publicKeyPem: toPem(key.spki),
        keyFingerprint: key.fingerprint,
        report: { html: reportHtml(model, voice) },
        uploads: await uploadPdfs({ model, voice, fonts: await loadFonts(), blob, shrink: shrinkPicture, signal }),
        now,
        tool,
      },
      target.sink,
      { signal, onProgress },
    );
    const file = await target.done();
    const report = await verifyPackage(sourceOf(file), { expectKey: key.fingerprint, expectHead: log.head });
    if (report.result !== 'MATCHES') throw new CaseExport('error.package-check');
    return { name: built.name, file, head: log.head, keyFingerprint: key.fingerprint, report };
  } catch (error) {
    await target.discard();
    if (error instanceof PackageError && (error.code === 'part-missing' || error.code === 'part-damaged')) throw new CaseExport('error.package-damaged', { cause: error });
    throw error;
  }
}
