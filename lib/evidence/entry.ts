/** One part of an exhibit. `name` is relative to the exhibit's folder in a package; `sha256` lower-case hex. */
export interface Part {
  name: string;
  sha256: string;
  size: number;
  type: string;
}

/**
 * Kinds of entries of the log. Beside captures: a `conversation` is a capture with the typed part messages.json; a `file` is one that the user picked, by
 * name, size and hash; a `selection` is text that the user marked on a page; a `note` holds the user's words, a statement with a form, or which conversation belongs to an order.
 */
export type EntryKind =
  | 'genesis'
  | 'key-change'
  | 'capture'
  | 'aborted'
  | 'conversation'
  | 'file'
  | 'selection'
  | 'note'
  | 'answer'
  | 'correction'
  | 'filed'
  | 'tombstone';

/** When an entry was made, by the machine's clock. Integers and strings only. */
export interface EntryTime {
  utcMs: number;
  iso: string;
  zone: string;
  boot: string;
  monotonicMs: number;
}

/** Values allowed in canonical entries: no floats, no nulls left out silently. */
export type Canonical = string | number | boolean | null | Canonical[] | { [key: string]: Canonical };

/** An entry of the log; its canonical JSON (RFC 8785) is what is hashed. */
export interface Entry {
  v: 1;
  chain: string;
  seq: number;
  kind: EntryKind;
  /** Case id such as "kmong:order:6826723", or "" for entries of the log itself. */
  case: string;
  /** 128 random bits in lower-case hex. */
  salt: string;
  time: EntryTime;
  parts: Part[];
  /** What the capture holds and what it could not: codes, each with a message `completeness.<code>`. */
  completeness: string[];
  /** Typed content of the kind: page address and title of a capture, fact and value of an answer. */
  body: { [key: string]: Canonical };
}

/** An entry at its place in the chain. Hashes are lower-case hex. */
export interface SealedEntry {
  chain: string;
  seq: number;
  entry: Entry;
  entryHash: string;
  link: string;
}
