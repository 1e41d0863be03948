import { browser } from 'wxt/browser';
import { CaseExport } from './export-case';

/**
 * Hands a finished file to the browser's downloads and answers when it lies on disk with its whole size.
 * Throws CaseExport 'error.download' when the browser or the user stopped it; an AbortError when `signal` aborts, and then nothing is left behind.
 */
export async function handOver(file: Blob, name: string, signal: AbortSignal): Promise<void> {
  const url = URL.createObjectURL(file);
  try {
    const id = await browser.downloads.download({ url, filename: name, saveAs: false });
    await finished(id, signal);
    const [item] = await browser.downloads.search({ id });
    if (item?.state !== 'complete' || item.fileSize !== file.size) throw new CaseExport('error.download');
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Settles when a download is over, whichever way. */
async function finished(id: number, signal: AbortSignal): Promise<void> {
  const done = Promise.withResolvers<void>();
  const listener = ({ id: changed, state }: { id: number; state?: { current?: string } }) => {
    if (changed === id && (state?.current === 'complete' || state?.current === 'interrupted')) done.resolve();
  };
  const stop = () => done.reject(signal.reason);
  browser.downloads.onChanged.addListener(listener);
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    // It may have ended before we listened.
    const [item] = await browser.downloads.search({ id });
    if (item?.state === 'in_progress') await done.promise;
  } catch (error) {
    await browser.downloads.cancel(id);
    throw error;
  } finally {
    browser.downloads.onChanged.removeListener(listener);
    signal.removeEventListener('abort', stop);
  }
}
