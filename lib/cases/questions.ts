import type { QuestionView } from './view';

/** How a fact is asked of the user. Facts that are not here cannot be answered by hand. */
export interface Question {
  input: QuestionView['input'];
  choices?: string[];
  /** Least and greatest number accepted. */
  min?: number;
  max?: number;
  /** Whether the answer holds for every case on the site (kept with the account), not for one case. */
  account?: boolean;
}

/** Every fact that can be said or corrected by hand, by fact id. Clauses: ../rules/packs. */
export const QUESTIONS: Record<string, Question> = {
  'account.biz': { input: 'yes-no', account: true },
  'service.guarantee': { input: 'yes-no' },
  'service.prime': { input: 'yes-no' },
  'seller.prime': { input: 'yes-no' },
  'claim.unused': { input: 'yes-no' },
  'claim.ground': { input: 'choice', choices: ['K9a', 'K9b', 'K9c', 'dissatisfied'] },
  deliveries: { input: 'moment' },
  'order.agreedDue': { input: 'moment' },
  'order.purchasedAt': { input: 'moment' },
  'order.confirmedAt': { input: 'moment' },
  nda: { input: 'yes-no' },
  'account.identityVerified': { input: 'yes-no', account: true },
  'account.grievancesLastYear': { input: 'count', min: 0, max: 999, account: true },
  'account.grievancesThreadYear': { input: 'count', min: 0, max: 999 },
  'account.disqualifications': { input: 'count', min: 0, max: 999 },
  'account.tradePoints': { input: 'number', min: 0, max: 9_999_999, account: true },
  'account.memberSince': { input: 'moment', account: true },
  'account.ordinaryThread': { input: 'yes-no', account: true },
  'account.complaintRate': { input: 'number', min: 0, max: 10, account: true },
  'thread.open': { input: 'yes-no' },
  'thread.openedAt': { input: 'moment' },
  'listing.category': { input: 'choice', choices: ['pro-kat', 'ordinary', 'other'] },
  'listing.prices': { input: 'text' },
  'programme.opened': { input: 'yes-no', account: true },
  'jury.references': { input: 'yes-no' },
  'rating.trends': { input: 'number', min: 0, max: 30 },
  'rating.design': { input: 'number', min: 0, max: 10 },
};
