import { SIGNED } from './format';
import { Refusal } from './refusal';
import type { Source } from './source';

/** As much of a file's end as is looked at for names. */
const TAIL = 1024 * 1024;

/**
 * What a file that was refused is instead of a package, so that it can be called by its name: not-zip, backup (of the log, made by this
 * program), not-package (any other ZIP file); null for a package that is cut short or was changed. Looks at the first 39 bytes and the last
 * mebibyte and believes nothing: it chooses words for a file that is refused anyway (format.ts, 'Checking').
 */
export async function otherThanPackage(source: Source): Promise<Refusal | null> {
  const start = latin(await source.read(0, Math.min(source.size, 39)));
  const tail = latin(await source.read(Math.max(0, source.size - TAIL), Math.min(source.size, TAIL)));
  const archive = start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06') || tail.slice(-22).startsWith('PK\x05\x06');
  if (!archive) return new Refusal('not-zip');
  if (start.slice(30) === 'bagit.txt' || tail.includes(SIGNED)) return null;
  if (tail.includes('cases.jsonl') && tail.includes('manifest.json')) return new Refusal('backup');
  return new Refusal('not-package');
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
