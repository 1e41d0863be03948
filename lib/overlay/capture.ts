import type { Outcome, Sealed } from '../messaging/protocol';
import type { PageReading, Site } from '../sites/site';
import type { OverlayDeps } from './deps';
import { pageAddress } from './navigation';
import { painted, takeSlices } from './slices';
import { snapshot } from './snapshot';

/** One id for each document that was ever loaded; it does not survive a load and does survive a change of address. */
const documents = new WeakMap<Document, string>();

function documentId(): string {
  const known = documents.get(document) ?? crypto.randomUUID();
  documents.set(document, known);
  return known;
}

function pageState() {
  return { url: location.href, title: document.title, documentId: documentId() };
}

/** The page's text as a person sees it, headed by its title and address. */
function pageText(): string {
  return `${document.title}\n${location.href}\n\n${document.body.innerText}\n`;
}

function factsOf(reading: PageReading): string {
  return `${JSON.stringify({ v: 1, ...reading }, null, 2)}\n`;
}

class Refused extends Error {}

function need<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Refused(outcome.error);
  return outcome.value;
}

/**
 * Captures the page for a case: text, facts and the page itself first, then pictures where the browser allows them, then the seal.
 * What is missing is told by codes, each with a text `completeness.<code>`. A refusal of the log aborts the capture and is answered
 * as its message key; nothing half-done is sealed.
 */
export async function captureCase(site: Site, caseId: string, deps: Pick<OverlayDeps, 'call' | 'now'>): Promise<Outcome<Sealed>> {
  const { call } = deps;
  const before = pageState();
  const address = pageAddress();
  const read = () => site.read(document, new URL(location.href), deps.now());
  const begun = await call('beginCapture', { caseId, ...before });
  if (!begun.ok) return begun;
  const { captureId, pictures } = begun.value;
  try {
    const save = async (name: string, type: string, text: string) => need(await call('savePart', { captureId, name, type, text }));
    const reading = read();
    // Taken in one task, so that the three tell of the same moment; saved smallest first.
    const text = pageText();
    const drawing = snapshot(document);
    await save('text.txt', 'text/plain', text);
    await save('facts.json', 'application/json', factsOf(reading));
    const { html, codes } = await drawing;
    await save('page.html', 'text/html', html);

    const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
    if (pictures) codes.push(...(await takeSlices(captureId, { call, wait, painted, address: () => location.href })));
    else codes.push('no-picture');

    const after = pageState();
    const again = site.read(document, new URL(location.href), reading.readAt);
    const same = JSON.stringify(again.content) === JSON.stringify(reading.content);
    if (pageAddress() !== address || after.title !== before.title || after.documentId !== before.documentId || !same) codes.push('page-changed');
    return { ok: true, value: need(await call('sealCapture', { captureId, completeness: [...new Set(codes)].sort(), ...after })) };
  } catch (error) {
    const why = error instanceof Refused ? error.message : 'overlay.captureFailed';
    await call('abortCapture', { captureId, why });
    return { ok: false, error: why };
  }
}
