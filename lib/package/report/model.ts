import type { CardView } from '../../cases/view';
import { isWithheld, type LogLine } from '../../evidence/chain';
import type { Entry, EntryKind, EntryTime } from '../../evidence/entry';
import type { MadeCopy } from '../derived';
import { folderOf } from '../format';
import type { DerivedFile, WithheldPart } from '../items-check';

export interface ReportPart {
  name: string;
  size: number;
  sha256: string;
  /** Path inside the package, or null when the part was left out. */
  path: string | null;
  /** Why it was left out, or null. */
  withheld: string | null;
  picture: boolean;
}

/** A copy in `data/derived/`. */
export interface ReportCopy {
  name: string;
  path: string;
  /** A code with a message `copy.<how>`. */
  how: string;
  /** Parts covered in a copy of pictures; null for a text, and for a copy of sealed pictures that nobody looked through. */
  boxes: number | null;
}

/** One sealed capture as the report and the PDFs tell it. */
export interface ReportExhibit {
  /** Exhibit number: its seq, so that report, PDFs and folders agree. */
  number: number;
  kind: EntryKind;
  aborted: boolean;
  caseId: string;
  url: string;
  title: string;
  time: EntryTime;
  entryHash: string;
  /** Clauses that it speaks to. */
  clauses: string[];
  /** Codes with a message `completeness.<code>`. */
  completeness: string[];
  parts: ReportPart[];
  copies: ReportCopy[];
  /** `copy`: the sealed files stay out by the owner's choice. */
  keep: 'sealed' | 'copy';
  /** How many sealed pictures are in no copy although the exhibit goes in as a copy: the owner said nothing of them. */
  unseen: number;
}

/** A dated entry of the log that is no exhibit. */
export interface ReportEvent {
  seq: number;
  kind: EntryKind;
  time: EntryTime;
  /** What it says, in the words of the log: a fact and its value, a note. */
  text: string;
}

/** All that a report shows; plain data, no blobs. */
export interface ReportModel {
  view: CardView;
  order: { buyer: string | null; seller: string | null; amount: { currency: string; minor: number } | null };
  exhibits: ReportExhibit[];
  events: ReportEvent[];
  log: { chain: string; count: number; head: string; keyFingerprint: string; withheld: number };
  /** Exhibits that the owner chose to hold back: place and salted hash are told, their content is not. */
  heldBack: { seq: number; entryHash: string }[];
  /** The latest time that a page told of the past (purchase, deliveries), epoch ms; null when none was read. */
  latestOnPage: number | null;
  /** What the machine's clock said at each disclosed entry. */
  clock: { seq: number; time: EntryTime }[];
  /** Seqs at which the machine's clock stands before that of an earlier disclosed entry, or runs apart from its monotonic clock by more than a minute. */
  clockJumps: number[];
  /** Epoch ms. */
  madeAt: number;
  tool: string;
  zone: string;
}

export interface ReportInput {
  view: CardView;
  order?: Partial<ReportModel['order']>;
  lines: readonly LogLine[];
  /** Hash of each line, as verifyChain recomputed them. */
  entryHashes: readonly string[];
  head: { chain: string; count: number; head: string };
  keyFingerprint: string;
  withheldParts?: readonly WithheldPart[];
  /** Seqs of exhibits that the owner holds back. */
  heldBack?: readonly number[];
  /** Seqs of exhibits whose sealed files the owner leaves out. */
  copyOnly?: readonly number[];
  derived?: readonly (Pick<DerivedFile, 'seq' | 'name' | 'how'> & Pick<MadeCopy, 'picture'>)[];
  /** Clauses by seq that a person or the case assigned to exhibits; without it an exhibit's kind of page decides. */
  clauses?: Readonly<Record<number, readonly string[]>>;
  madeAt: number;
  tool: string;
  zone: string;
}

/** What an exhibit of a kind of page can speak to, by the table of the programmes' clauses. Only clauses that the view's findings cite are kept. */
const BY_PAGE: Record<string, readonly string[]> = {
  order: ['T1', 'K6', 'K9b', 'K10'],
  service: ['K1', 'K4', 'K6'],
  listing: ['P3', 'P6', 'Q2', 'Q5'],
};

/** Exhibits that speak to other clauses than the page they were taken on: what was agreed, and what was delivered. */
const BY_KIND: Partial<Record<EntryKind, readonly string[]>> = {
  conversation: ['K6', 'K9a', 'K9b', 'T6'],
  file: ['K6', 'K9c', 'T4'],
};

/** Puts together what a report shows, from the view of the case and the lines of the log that the package will hold. */
export function reportModel(input: ReportInput): ReportModel {
  const entries = input.lines.filter((line): line is Entry => !isWithheld(line));
  const cited = new Set(input.view.findings.map(({ clause }) => clause.id));
  const withheld = new Map((input.withheldParts ?? []).map((part) => [`${part.seq}/${part.name}`, part.why]));
  const clausesOf = (entry: Entry) =>
    input.clauses?.[entry.seq]?.slice() ?? (BY_KIND[entry.kind] ?? BY_PAGE[entry.case.split(':')[1] ?? ''] ?? []).filter((id) => cited.has(id));
  return {
    view: input.view,
    order: { buyer: null, seller: null, amount: null, ...input.order },
    exhibits: entries.filter(isExhibit).map((entry) => exhibitOf(entry, input, clausesOf(entry), withheld)),
    events: entries.filter((entry) => !isExhibit(entry)).map((entry) => ({ seq: entry.seq, kind: entry.kind, time: entry.time, text: wordsOf(entry) })),
    log: { ...input.head, keyFingerprint: input.keyFingerprint, withheld: input.lines.length - entries.length },
    heldBack: (input.heldBack ?? []).map((seq) => ({ seq, entryHash: input.entryHashes[seq] ?? '' })),
    latestOnPage: latestOnPage(input.view),
    clock: entries.map(({ seq, time }) => ({ seq, time })),
    clockJumps: jumps(entries),
    madeAt: input.madeAt,
    tool: input.tool,
    zone: input.zone,
  };
}

function isExhibit(entry: Entry): boolean {
  return entry.kind === 'capture' || entry.kind === 'aborted' || entry.parts.length > 0;
}

function exhibitOf(entry: Entry, { entryHashes, derived = [], copyOnly = [] }: ReportInput, clauses: string[], withheld: ReadonlyMap<string, string>): ReportExhibit {
  const copies = derived.filter(({ seq }) => seq === entry.seq);
  const seen = new Set(copies.flatMap(({ picture }) => picture?.slices ?? []));
  const isCopy = copyOnly.includes(entry.seq);
  return {
    number: entry.seq,
    kind: entry.kind,
    aborted: entry.kind === 'aborted',
    caseId: entry.case,
    url: textIn(entry, 'url'),
    title: textIn(entry, 'title'),
    time: entry.time,
    entryHash: entryHashes[entry.seq] ?? '',
    clauses,
    completeness: entry.completeness,
    keep: isCopy ? 'copy' : 'sealed',
    copies: copies.map(({ name, how, picture }) => ({ name, how, path: `data/derived/${folderOf(entry.seq)}/${name}`, boxes: picture?.boxes ?? null })),
    unseen: isCopy ? entry.parts.filter(({ name, type }) => type === 'image/png' && !seen.has(name)).length : 0,
    parts: entry.parts.map(({ name, size, sha256, type }) => {
      const why = withheld.get(`${entry.seq}/${name}`) ?? null;
      return { name, size, sha256, withheld: why, path: why === null ? `data/items/${folderOf(entry.seq)}/${name}` : null, picture: type === 'image/png' };
    }),
  };
}

/** Times of the future, such as an agreed date, say nothing about the machine's clock. */
function latestOnPage(view: CardView): number | null {
  if (view.kind !== 'order') return null;
  const told = [...view.window.deliveries.filter(({ origin }) => origin === 'page').map(({ startMs }) => startMs), ...(view.window.purchasedAt === null ? [] : [view.window.purchasedAt])];
  return told.length === 0 ? null : Math.max(...told);
}

function textIn(entry: Entry, key: string): string {
  const value = entry.body[key];
  return typeof value === 'string' ? value : '';
}

/** The plain values of an entry's body on one line. */
function wordsOf(entry: Entry): string {
  if (entry.kind === 'genesis' || entry.kind === 'key-change') return '';
  const said = Object.entries(entry.body).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  return said.map(([key, value]) => `${key}: ${String(value)}`).join(' · ');
}

const MINUTE_MS = 60_000;

function jumps(entries: readonly Entry[]): number[] {
  return entries.slice(1).flatMap((entry, i) => {
    const before = entries[i]!.time;
    const passed = entry.time.utcMs - before.utcMs;
    const apart = entry.time.boot === before.boot ? Math.abs(passed - (entry.time.monotonicMs - before.monotonicMs)) : 0;
    return passed < 0 || apart > MINUTE_MS ? [entry.seq] : [];
  });
}
