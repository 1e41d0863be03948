import type { EntryKind } from '../evidence/entry';

/** Kinds of entries that the desk lists as exhibits, that can be removed, and that travel with the case. */
export type ExhibitKind = Extract<EntryKind, 'capture' | 'aborted' | 'conversation' | 'file' | 'selection' | 'note'>;

const EXHIBITS: ReadonlySet<EntryKind> = new Set<ExhibitKind>(['capture', 'aborted', 'conversation', 'file', 'selection', 'note']);

/** True for an entry that is shown as an exhibit. */
export function isExhibitKind(kind: EntryKind): kind is ExhibitKind {
  return EXHIBITS.has(kind);
}

/** Kinds that hold something of the page or of a file; a note holds the user's own words only. */
export const SEALED_KINDS = ['capture', 'conversation', 'file', 'selection'] as const satisfies readonly ExhibitKind[];

/** Where proof of one case may lie: itself, the service that it was bought from, conversations that the user put with it. */
export interface ProofPlaces {
  own: string;
  service: string | null;
  conversations: readonly string[];
}

/** The pairs of case and kind that count as proof (K6): of what was agreed the service page and conversations, of the result the order's own page and delivered files. Selected text and notes are nobody's proof but the user's. */
function proofPairs({ own, service, conversations }: ProofPlaces): { agreement: [string, ExhibitKind][]; result: [string, ExhibitKind][] } {
  return {
    agreement: [...(service === null ? [] : [[service, 'capture'] as [string, ExhibitKind]]), [own, 'conversation'], ...conversations.map((id): [string, ExhibitKind] => [id, 'conversation'])],
    result: [
      [own, 'capture'],
      [own, 'file'],
    ],
  };
}

/** How many exhibits there are of what was agreed and of the result. `count` tells the entries of a kind under a case. */
export async function proofCounts(places: ProofPlaces, count: (caseId: string, kind: ExhibitKind) => Promise<number> | number): Promise<{ agreement: number; result: number }> {
  const sum = async (pairs: [string, ExhibitKind][]) => {
    let all = 0;
    for (const [id, kind] of pairs) all += await count(id, kind);
    return all;
  };
  const { agreement, result } = proofPairs(places);
  return { agreement: await sum(agreement), result: await sum(result) };
}
