import type { ClauseView, FindingView, ListingView, OrderView } from '../../../lib/cases/view';
import { verifyChain } from '../../../lib/evidence/chain';
import { textsFor } from '../../../lib/i18n/catalogue';
import type { Locale } from '../../../lib/i18n/translate';
import { voiceOf, type Voice } from '../../../lib/package/voice';
import { reportModel, type ReportInput, type ReportModel } from '../../../lib/package/report/model';
import { NOW, type SampleLog } from '../../hostile/sample';

/** Epoch ms of a Korean wall time. */
export const kst = (wall: string): number => Date.parse(`${wall}:00+09:00`);

/** A voice with the product's whole catalogue. */
export function voice(locale: Locale): Voice {
  return voiceOf(textsFor(locale), locale);
}

const clause = (id: string): ClauseView => ({
  id,
  says: { key: `clause.${id}.says` },
  source: 'S-K1',
  sourceUrl: null,
  date: null,
  readOn: '2025-03-30',
  status: 'in-force',
});

function finding(rule: string, result: FindingView['result'], counts = true, decider: FindingView['decider'] = 'page'): FindingView {
  return { rule, clause: clause(rule), result, decider, counts, title: { key: `rule.${rule}.${result}` }, detail: { key: 'why.not-on-page' }, question: null };
}

/** policies.md, first worked example: delivered 2025-10-02 15:20, a Thursday. */
export function orderView(more: Partial<OrderView> = {}): OrderView {
  const readings = [
    { id: 'inclusive', closesAt: kst('2025-10-09T00:00'), why: null },
    { id: 'exact', closesAt: kst('2025-10-09T15:20'), why: null },
    { id: 'civil', closesAt: kst('2025-10-10T00:00'), why: null },
    { id: 'civil-rolled', closesAt: kst('2025-10-11T00:00'), why: null },
  ];
  return {
    kind: 'order',
    caseId: 'kmong:order:6826723',
    site: 'kmong',
    subject: '#6826723',
    title: '로고 디자인 · 연락처 010-1234-5678',
    programme: { name: { key: 'programme.kmong-prime.name' }, status: 'in-force', note: { key: 'programme.kmong-prime.note' } },
    because: { key: 'background.because.met' },
    findings: [finding('K2', 'met', true, 'you'), finding('K4', 'met'), finding('K10', 'met'), finding('K11', 'met', true, 'you'), finding('K6', 'unknown', false, 'you'), finding('K9b', 'not-met', false), finding('K7', 'unknown', false, 'marketplace')],
    questions: [],
    gaps: [],
    warnings: [{ key: 'background.warning.dissatisfied' }],
    log: { sealed: 5, lastVerified: NOW, lastBackup: null },
    url: 'https://kmong.com/track/6826723',
    verdict: 'covered',
    window: {
      zone: 'Asia/Seoul',
      state: 'open',
      why: null,
      safe: { closesAt: readings[0]!.closesAt, reading: 'inclusive', number: 1 },
      latest: { closesAt: readings[3]!.closesAt, reading: 'civil-rolled', number: 1, complete: true },
      pinned: null,
      deliveries: [{ number: 1, startMs: kst('2025-10-02T15:20'), precision: 'minute', readings, origin: 'page', pinned: false }],
      purchasedAt: kst('2025-09-12T09:00'),
      agreedDue: kst('2025-09-30T00:00'),
      autoConfirmAt: kst('2025-10-09T00:00'),
      filesExpireAt: null,
    },
    filed: null,
    preflight: [],
    ...more,
  };
}

export function listingView(): ListingView {
  const { window: _window, filed: _filed, preflight: _preflight, ...common } = orderView();
  const price = (text: string, minor: number) => ({ text, index: 0, low: { currency: 'TRY' as const, minor }, high: { currency: 'TRY' as const, minor }, per: null, vat: null, standing: 'asked' as const, sure: true });
  return {
    ...common,
    kind: 'listing',
    caseId: 'r10:listing:1089270380',
    site: 'r10',
    subject: '1089270380',
    title: 'Şık ve özgün logo tasarımı, İĞÜŞÖÇ ığüşöç',
    programme: { name: { key: 'programme.r10-pro-kat.name' }, status: 'proposed', note: { key: 'programme.r10-pro-kat.note' } },
    because: { key: 'rule.P3.not-met' },
    findings: [finding('P1', 'unknown', true, 'you'), finding('P3', 'not-met'), finding('P10', 'borderline', true, 'you'), finding('P6', 'met'), finding('P4', 'unknown', false, 'marketplace')],
    warnings: [],
    url: 'https://www.r10.net/1089270380-post1.html',
    verdict: 'falls-short',
    floors: [
      { floor: 'logo', result: 'below', label: 'Logo tasarımı', price: price('7.500 TL', 750_000), floorMinor: 1_000_000 },
      { floor: 'business-card', result: 'unknown', label: 'Kartvizit', price: price('1.000 TL', 100_000), floorMinor: null },
    ],
    rubric: null,
  };
}

/** The report's model over a sample log. */
export async function modelOf(log: SampleLog, more: Partial<ReportInput> = {}): Promise<ReportModel> {
  const lines = more.lines ?? log.lines;
  const check = await verifyChain(lines);
  return reportModel({
    view: orderView(),
    order: { seller: '콤퓨타수선집', amount: { currency: 'KRW', minor: 172_326 } },
    lines,
    entryHashes: check.entryHashes,
    head: { chain: check.chain!, count: check.count, head: check.head! },
    keyFingerprint: log.key.fingerprint,
    madeAt: NOW,
    tool: 'Recourse 0.1.0',
    zone: 'Asia/Seoul',
    ...more,
  });
}

/** The languages of the product. */
export const LOCALES: Locale[] = ['ko', 'tr', 'en'];
