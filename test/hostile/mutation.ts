import type { SampleLog } from './sample';

/** What a mutation starts from: a good package and its owner's key. */
export interface Ground {
  zip: Uint8Array;
  log: SampleLog;
  head: string;
}

export interface Mutation {
  name: string;
  /** The check and reason that must refuse it. */
  refused: string;
  /** True when the verifier is told the owner's key and head code. */
  told?: boolean;
  make(ground: Ground): Uint8Array | Promise<Uint8Array>;
}
