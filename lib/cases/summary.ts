import type { Finding, Verdict } from '../rules/model';
import type { JudgedCase } from './judged';
import { SITE_ZONE } from './say';
import type { CaseSummary, ListingVerdict, OrderVerdict, RowMarkView } from './view';

/** Id of the window whose end is the claim deadline (K10). */
export const CLAIM_WINDOW = 'claim';

const ORDER_VERDICT: Record<Verdict, OrderVerdict> = { met: 'covered', 'not-met': 'not-covered', 'cannot-tell': 'cannot-tell' };
const LISTING_VERDICT: Record<Verdict, ListingVerdict> = { met: 'meets', 'not-met': 'falls-short', 'cannot-tell': 'cannot-tell' };

/** The roll-up in the words of an order or service. */
export function orderVerdict(verdict: Verdict): OrderVerdict {
  return ORDER_VERDICT[verdict];
}

/** The roll-up in the words of a listing. */
export function listingVerdict(verdict: Verdict): ListingVerdict {
  return LISTING_VERDICT[verdict];
}

/** Whether the verdict over these findings was reached by a floor or threshold of the user's own. */
export function restsOnOwnValues(findings: Pick<Finding, 'counts' | 'yours'>[]): boolean {
  return findings.some(({ counts, yours }) => counts && yours !== undefined);
}

/** A case as lists show it. The deadline is the safe one always: a pin moves the card's headline, never a list's. */
export function summaryOf({ context, assessment }: JudgedCase): CaseSummary {
  const { record, exhibits } = context;
  const window = record.kind === 'order' ? assessment.windows.find(({ id }) => id === CLAIM_WINDOW) : undefined;
  return {
    caseId: record.id,
    kind: record.kind === 'order' ? 'order' : record.kind === 'service' ? 'service' : 'listing',
    site: record.site,
    subject: record.subject,
    title: record.title,
    verdict: record.kind === 'listing' ? listingVerdict(assessment.verdict) : orderVerdict(assessment.verdict),
    state: window?.state ?? null,
    safeClosesAt: window?.safe?.closesAt ?? null,
    zone: window?.zone ?? SITE_ZONE[record.site],
    doubtful: window?.state === 'open' && (assessment.verdict === 'not-met' || assessment.findings.find(({ rule }) => rule === 'K10')?.result !== 'met'),
    filed: record.filedAt !== null,
    exhibits: exhibits.result + exhibits.agreement,
    url: record.url,
    ...(restsOnOwnValues(assessment.findings) && { ownValues: true as const }),
  };
}

/** The mark over an order's row in the site's own list. */
export function rowMarkOf(summary: CaseSummary): RowMarkView {
  return {
    orderId: summary.subject,
    state: summary.state ?? 'unknown',
    safeClosesAt: summary.safeClosesAt,
    zone: summary.zone,
    ...(summary.doubtful ? { doubtful: true } : {}),
    filed: summary.filed,
  };
}
