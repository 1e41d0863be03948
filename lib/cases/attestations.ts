import type { CardView } from './view';

/** A statement of the user's with a form: what happened that no page shows. */
export interface Attestation {
  /** Kinds of cases that it can be made for. */
  cases: readonly CardView['kind'][];
  /** A fact that it answers with yes: the marketplace's decision, as the user puts it on record. */
  fact?: string;
}

/** Every type of statement, each with a text `exhibits.attestation.<type>`. Clauses: jury P4, moderator P7, answer K7, the rest K6 and T6. */
export const ATTESTATIONS: Record<string, Attestation> = {
  'agreed-by-phone': { cases: ['order', 'service'] },
  'agreed-in-person': { cases: ['order', 'service'] },
  'revision-asked': { cases: ['order'] },
  'received-elsewhere': { cases: ['order'] },
  'answer-received': { cases: ['order', 'listing'] },
  'jury-approved': { cases: ['listing'], fact: 'jury.references' },
  'moderator-approved': { cases: ['listing'] },
};

/** The types that can be made for a kind of case, in the order shown. */
export function attestationsFor(kind: CardView['kind']): string[] {
  return Object.entries(ATTESTATIONS).flatMap(([type, { cases }]) => (cases.includes(kind) ? [type] : []));
}
