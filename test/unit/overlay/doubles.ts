import type { CardView, ListingView } from '../../../lib/cases/view';
import type { Call } from '../../../lib/messaging/call';
import type { Calls, Outcome, OverlaySettings } from '../../../lib/messaging/protocol';
import { captureCase } from '../../../lib/overlay/capture';
import type { Ears, OverlayDeps } from '../../../lib/overlay/deps';
import type { Doorway, PageReading, Site } from '../../../lib/sites/site';

export const SETTINGS: OverlaySettings = { locale: 'en', texts: {}, css: '', corner: 'bottom-right', folded: false };

export function listingView(title: string, extra: Partial<ListingView> = {}): CardView {
  const line = { key: 'x' };
  return {
    kind: 'listing', caseId: `r10:listing:${title}`, site: 'r10', subject: title, title, verdict: 'cannot-tell', programme: { name: line, status: 'proposed', note: line },
    because: line, findings: [], questions: [], gaps: [], warnings: [], log: { sealed: 0, lastVerified: null, lastBackup: null }, url: null, floors: [], rubric: null, ...extra,
  };
}

/** A site whose listing is the text of `main`; not ready until there is one. */
export function siteOf(change: Partial<Site> = {}): Site {
  return {
    id: 'r10',
    zone: 'Europe/Istanbul',
    owns: () => true,
    ready: (doc) => doc.querySelector('main') !== null,
    read: (doc, url, now) => reading(doc.querySelector('main')?.textContent ?? '', url.href, now),
    rows: () => [],
    prices: () => [],
    ...change,
  };
}

/** The door of that site: no page of it is ruled out by its address, unless told so. */
export const DOOR: Doorway = { id: 'r10', zone: 'Europe/Istanbul', owns: () => true, plain: () => false };

export function reading(title: string, url: string, now: number): PageReading {
  return {
    site: 'r10',
    url,
    readAt: now,
    content: {
      kind: 'listing', threadId: '1', title: { value: title, text: title, where: 'main', sure: true }, author: null, category: null, openedAt: null, prices: [], pictureOnly: false,
      tradePoints: null, memberSince: null, identityVerified: null,
    },
    gaps: [],
  };
}

type Answers = { [N in keyof Calls]?: (data: Parameters<Calls[N]>[0]) => Promise<Outcome<ReturnType<Calls[N]>>> | ReturnType<Calls[N]> };

/** A background that answers as told and remembers what it was asked, and the parts that the page loads. */
export function background(answers: Answers, site: Site = siteOf()) {
  const asked: { name: keyof Calls; data: unknown }[] = [];
  let ears: Ears | null = null;
  const drawn: string[] = [];
  const call = (async (name: keyof Calls, data: unknown) => {
    asked.push({ name, data });
    const answer = (answers as Record<string, ((data: unknown) => unknown) | undefined>)[name];
    if (!answer) return name === 'overlaySettings' ? { ok: true, value: SETTINGS } : { ok: false, error: `no.${name}` };
    const value = answer(data);
    return value instanceof Promise ? value : { ok: true, value };
  }) as Call;
  const deps: OverlayDeps = {
    call,
    now: () => 1_000_000,
    hear(given) {
      ears = given;
      return () => {
        ears = null;
      };
    },
    reader: async () => ({ site, read: (doc, url, now) => site.read(doc, url, now) }),
    looks: async () => ({
      card(root, model) {
        const text = model.view?.title ?? 'shell';
        drawn.push(text);
        root.textContent = text + (model.trouble ? ` ${model.trouble}` : '');
      },
      mark: (root, view) => {
        root.textContent = view.orderId;
      },
      wipe: (root) => root.replaceChildren(),
    }),
    capturer: async () => captureCase,
  };
  return { deps, asked, drawn, ears: () => ears, of: (name: keyof Calls) => asked.filter((one) => one.name === name).map((one) => one.data) };
}

/** The card's text, or null when there is no card. */
export function cardText(): string | null {
  return document.querySelector('recourse-card')?.shadowRoot?.textContent ?? null;
}
