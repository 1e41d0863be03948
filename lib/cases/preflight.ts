import type { Line } from '../i18n/translate';
import type { Moment } from '../time/moment';
import type { JudgedCase } from './judged';
import type { WindowView } from './view';

const HOUR = 3_600_000;

/** Threshold of the pack: exhibits of each kind that a claim needs (K6). */
const LEAST_EXHIBITS = 'evidence.least';

/** What a person should have in hand before the one claim (K11), and what they should be warned of. `now` in epoch ms. */
export function preflight({ facts, assessment, pack }: JudgedCase, window: WindowView, now: number): { preflight: { line: Line; ready: boolean }[]; warnings: Line[] } {
  const count = (id: string) => {
    const fact = facts[id];
    return fact?.known && typeof fact.value === 'number' ? fact.value : 0;
  };
  const value = (id: string) => (facts[id]?.known ? facts[id].value : null);
  const least = pack.thresholds.find(({ id }) => id === LEAST_EXHIBITS)?.value;
  if (least === undefined) throw new RangeError(`pack ${pack.id} has no threshold ${LEAST_EXHIBITS}`);
  const ground = value('claim.ground');
  const confirmed = facts['order.confirmedAt']?.known === true;
  const warnings: Line[] = [];
  const warn = (key: string, params?: Line['params']) => warnings.push(params ? { key, params } : { key });

  // Filing out of dissatisfaction alone is allowed, is no ground for approval, and uses the one claim up: the first warning (policies, "Filing and approval differ").
  if (ground === 'dissatisfied') warn('background.warning.dissatisfied');
  if (value('order.side') === 'seller') warn('background.warning.seller-side');
  if (confirmed) warn('background.warning.confirmed');
  else if (window.autoConfirmAt !== null && window.autoConfirmAt > now && window.autoConfirmAt - now < 72 * HOUR) {
    warn('background.warning.confirms-soon', { at: { kind: 'end', ms: window.autoConfirmAt, zone: window.zone } });
  }
  if (window.deliveries.length > 1) warn('background.warning.several-deliveries');
  if (window.state === 'not-started' && window.agreedDue !== null && window.agreedDue < now) {
    const due = value('order.agreedDue') as Moment;
    warn('background.warning.overdue', { days: Math.max(1, Math.floor((now - due.latestMs) / (24 * HOUR))) });
  }
  if (value('nda') === true) warn('background.warning.nda');

  const unused = assessment.findings.find(({ rule }) => rule === 'K11')?.result === 'met';
  return {
    warnings,
    preflight: [
      { line: { key: 'background.preflight.ground' }, ready: ground !== null && ground !== 'dissatisfied' },
      { line: { key: 'background.preflight.agreement' }, ready: count('evidence.agreement') >= least },
      { line: { key: 'background.preflight.result' }, ready: count('evidence.result') >= least },
      { line: { key: 'background.preflight.unused' }, ready: unused },
      { line: { key: 'background.preflight.in-time' }, ready: window.state === 'open' },
    ],
  };
}
