import { findPrices } from '../money/prices';
import type { Fact, FactValue, StartEvent } from '../rules/model';
import { readMoment } from '../time/moments';
import type { CaseRecord } from './record';
import { QUESTIONS, type Question } from './questions';
import type { SiteId } from '../sites/site';

/** Zone in which each site prints its times, and in which the user is asked for them. */
export const SITE_ZONE: Record<SiteId, string> = { kmong: 'Asia/Seoul', r10: 'Europe/Istanbul' };
const SITE_LOCALE = { kmong: 'ko', r10: 'tr' } as const;

/** An answer that cannot be taken; `key` is the message that says what to write instead. */
export class BadAnswer extends Error {
  constructor(readonly key: string) {
    super(key);
    this.name = 'BadAnswer';
  }
}

function number(text: string, { min = 0, max = Number.MAX_SAFE_INTEGER }: Question): number {
  const value = /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw new BadAnswer('error.bad-number');
  return value;
}

/** A time as the user typed it: the date field's ISO form, or any form that the site's pages print; read in the site's zone. */
function moment(text: string, site: SiteId, now: number) {
  const value = readMoment(text.trim(), { locale: SITE_LOCALE[site], zone: SITE_ZONE[site], now });
  if (value === null) throw new BadAnswer('error.bad-moment');
  return value;
}

/** Past events, one a line, oldest first. */
function events(text: string, site: SiteId, now: number): StartEvent[] {
  return text
    .split(/[\n;]/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { earliestMs, latestMs, precision } = moment(line, site, now);
      if (earliestMs > now) throw new BadAnswer('error.future-event');
      return { earliestMs, latestMs, precision };
    })
    .sort((a, b) => a.earliestMs - b.earliestMs);
}

/** The value that an answer means. Times are read in the site's zone. Throws BadAnswer on anything that cannot be understood. */
export function readAnswer(fact: string, text: string, site: SiteId, now: number): FactValue {
  const question = QUESTIONS[fact];
  if (question === undefined) throw new BadAnswer('error.not-askable');
  if (fact === 'deliveries') return events(text, site, now);
  if (fact === 'listing.prices') {
    const prices = findPrices(text, SITE_LOCALE[site]);
    if (prices.length === 0) throw new BadAnswer('error.bad-price');
    return prices.map((price) => ({ price, service: 'logo', label: null }));
  }
  switch (question.input) {
    case 'yes-no':
      if (text !== 'yes' && text !== 'no') throw new BadAnswer('error.bad-answer');
      return text === 'yes';
    case 'number':
      return number(text, question);
    case 'count':
      return /^\s*\d+\s*$/.test(text) ? number(text, question) : events(text, site, now);
    case 'moment':
      return moment(text, site, now);
    case 'choice':
      if (!question.choices?.includes(text)) throw new BadAnswer('error.bad-answer');
      return text;
    case 'text':
      return text.trim();
  }
}

/** The record after the user said something of a fact at `now`; null takes the answer back, and the page's own value stands again. */
export function say(record: CaseRecord, fact: string, text: string | null, now: number): CaseRecord {
  const said = { ...record.said };
  if (text === null) delete said[fact];
  else said[fact] = { known: true, value: readAnswer(fact, text, record.site, now), origin: 'you', where: '', at: now } satisfies Fact;
  return { ...record, said, updatedAt: now };
}
