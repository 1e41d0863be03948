import type { Line } from '../i18n/translate';
import type { Fact, StartEvent, WindowFinding } from '../rules/model';
import type { Moment } from '../time/moment';
import type { JudgedCase } from './judged';
import { deliveriesOf } from './facts';
import type { WindowView } from './view';

/** Windows of the pack that only inform: automatic confirmation (T2) and the end of the files (T4). */
const CONFIRMATION_WINDOW = 'auto-confirm';
const FILES_WINDOW = 'files';

function momentOf(fact: Fact | undefined): number | null {
  return fact?.known ? (fact.value as Moment).earliestMs : null;
}

/** Why the window has no headline, in the words of the user; null when it has one. */
function whyOf({ state, why }: WindowFinding): Line | null {
  if (state === 'not-started') return { key: 'background.window.not-started' };
  if (state !== 'unknown') return null;
  return { key: `background.window.${why ?? 'not-on-page'}` };
}

/** The end of an informing window counted from the last delivery: it is the last one that is confirmed and kept. */
function endOf(judged: JudgedCase, id: string): number | null {
  const finding = judged.assessment.windows.find((one) => one.id === id);
  return finding?.starts.at(-1)?.readings[0]?.closesAt ?? null;
}

/** The claim window as it is drawn: every delivery with every reading, the headline, and the dates beside it. */
export function deadlineView(judged: JudgedCase, claim: WindowFinding): WindowView {
  const { record } = judged.context;
  const { list, origin } = deliveriesOf(record);
  const shown = (start: StartEvent) => list.some((delivery) => delivery.pointed && delivery.earliestMs === start.earliestMs);
  // Where there is no headline, no other surface may name one either: the chained dates go with it.
  const told = claim.state !== 'unknown';
  return {
    zone: claim.zone,
    state: claim.state,
    why: whyOf(claim),
    safe: claim.safe,
    latest: claim.latest,
    pinned: claim.pinned,
    deliveries: claim.starts.map(({ number, start, readings }) => ({
      number,
      startMs: start.earliestMs,
      precision: start.precision,
      readings: readings.map(({ id, closesAt, why }) => ({ id, closesAt, why })),
      origin: shown(start) ? 'you' : origin,
      pinned: record.pin?.index === number - 1,
    })),
    purchasedAt: momentOf(judged.facts['order.purchasedAt']),
    agreedDue: momentOf(judged.facts['order.agreedDue']),
    autoConfirmAt: told ? endOf(judged, CONFIRMATION_WINDOW) : null,
    filesExpireAt: told ? endOf(judged, FILES_WINDOW) : null,
  };
}
