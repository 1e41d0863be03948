import type { Outcome, Sealed } from '../messaging/protocol';
import type { PageReading, Site } from '../sites/site';
import type { OverlayDeps } from './deps';
import { messagesPart } from './messages-part';
import { pageAddress } from './navigation';
import { painted, takeSlices } from './slices';
import { snapshot } from './snapshot/snapshot';
import { bodyOf, rootOf, titleOf } from './snapshot/dom';
import { makeTurns } from './snapshot/turns';

/** One id for each document that was ever loaded; it does not survive a load or a page written anew in its place, and does survive a change of address. */
const documents = new WeakMap<Element, string>();

function documentId(): string {
  const root = rootOf(document);
  const known = documents.get(root) ?? crypto.randomUUID();
  documents.set(root, known);
  return known;
}

function pageState() {
  return { url: location.href, title: titleOf(document), documentId: documentId() };
}

/** The page's text as a person sees it, headed by its title and address. */
function pageText(): string {
  return `${titleOf(document)}\n${location.href}\n\n${bodyOf(document)?.innerText ?? ''}\n`;
}

function factsOf(reading: PageReading): string {
  return `${JSON.stringify({ v: 1, ...reading }, null, 2)}\n`;
}

class Refused extends Error {}

function need<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Refused(outcome.error);
  return outcome.value;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Captures the page for a case: text, facts and the page itself first, then pictures where the browser allows them, then the seal.
 * What is missing is told by codes, each with a text `completeness.<code>`; `told` hears them before the first picture. A refusal of the
 * log aborts the capture and is answered as its message key, and so does leaving the page; nothing half-done is sealed, and nothing
 * under an address that it was not taken from.
 */
export async function captureCase(site: Site, caseId: string, deps: Pick<OverlayDeps, 'call' | 'now'>, told?: (soFar: string[]) => void): Promise<Outcome<Sealed>> {
  const { call } = deps;
  const turns = makeTurns();
  // Text and markup are taken at once, so that they tell of the same page and the same moment; the log begins meanwhile.
  const before = pageState();
  const address = pageAddress();
  const beginning = call('beginCapture', { caseId, ...before });
  const taking = snapshot(document, pageText);
  // Whoever waits for it hears of a failure, also where the log refuses first.
  taking.catch(() => undefined);
  const begun = await beginning;
  if (!begun.ok) return begun;
  const { captureId } = begun.value;
  const abort = (why: string) => call('abortCapture', { captureId, why });
  const left = () => void abort('aborted.page-left');
  window.addEventListener('pagehide', left, { once: true });
  try {
    const save = async (name: string, type: string, content: string) => need(await call('savePart', { captureId, name, type, text: content }));
    const { beside: text, page } = await taking;
    page.catch(() => undefined);
    // Smallest first. Reading takes its time on a long page, so the text is safe before it.
    await save('text.txt', 'text/plain', text);
    if (pageAddress() !== address) throw new Refused('aborted.page-moved');
    const late: string[] = pageText() === text ? [] : ['page-changed'];
    await turns.next();
    const reading = site.read(document, new URL(location.href), deps.now());
    await save('facts.json', 'application/json', factsOf(reading));
    if (reading.content.kind === 'messages') await save('messages.json', 'application/json', messagesPart(reading.content, text));
    const { html, codes: missing } = await page;
    const codes = [...missing, ...late];
    // Looks and pictures are asked for after the markup: of another page they would be another page's.
    if (pageAddress() !== address) throw new Refused('aborted.page-moved');
    await save('page.html', 'text/html', html);

    const leave = need(await call('pictureLeave', undefined));
    if (!leave.allowed) codes.push('no-picture');
    told?.([...codes].sort());
    if (leave.allowed) await painted();
    const pictures = leave.allowed ? await takeSlices(captureId, { call, wait, painted, address: () => location.href }, leave) : { codes: [], slices: [] };
    codes.push(...pictures.codes);

    const after = pageState();
    const again = site.read(document, new URL(location.href), reading.readAt);
    const same = JSON.stringify(again.content) === JSON.stringify(reading.content);
    if (pageAddress() !== address || after.title !== before.title || after.documentId !== before.documentId || !same) codes.push('page-changed');
    return { ok: true, value: need(await call('sealCapture', { captureId, completeness: [...new Set(codes)].sort(), slices: pictures.slices, ...after })) };
  } catch (error) {
    const why = error instanceof Refused ? error.message : 'overlay.captureFailed';
    await abort(why);
    return { ok: false, error: why };
  } finally {
    window.removeEventListener('pagehide', left);
  }
}
