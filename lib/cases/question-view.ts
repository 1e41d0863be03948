import type { Fact, FactValue, ListedPrice, StartEvent } from '../rules/model';
import type { Moment } from '../time/moment';
import { isoWithOffset } from '../i18n/dates';
import type { JudgedCase } from './judged';
import { QUESTIONS, type Question } from './questions';
import { POINTABLE } from '../sites/pointed/place';
import { SITE_ZONE } from './say';
import type { QuestionView } from './view';

/** A moment as the entry field takes it: the date alone where only the day is known. */
function momentText({ earliestMs, precision }: Pick<Moment, 'earliestMs' | 'precision'>, zone: string): string {
  const iso = isoWithOffset(earliestMs, zone);
  return precision === 'day' ? iso.slice(0, 10) : iso;
}

/** A fact's value as the text of its entry field. */
function fieldText(fact: string, value: FactValue, question: Question, zone: string): string | null {
  if (fact === 'deliveries' || (question.input === 'count' && Array.isArray(value))) {
    const starts = value as StartEvent[];
    return starts.length === 0 ? null : starts.map((start) => momentText(start, zone)).join('\n');
  }
  if (fact === 'listing.prices') return (value as ListedPrice[]).map(({ price }) => price.text).join('\n');
  if (question.input === 'moment') return momentText(value as Moment, zone);
  if (question.input === 'yes-no') return value === true ? 'yes' : 'no';
  return String(value);
}

/** How a fact is asked of the user in this case, with its present value; null for a fact that cannot be said by hand. */
export function questionFor(fact: string, { facts, context }: JudgedCase): QuestionView | null {
  const question = QUESTIONS[fact];
  if (question === undefined) return null;
  const now: Fact | undefined = facts[fact];
  const value = now?.known ? fieldText(fact, now.value, question, SITE_ZONE[context.record.site]) : null;
  return {
    fact,
    label: { key: `fact.${fact}.label` },
    input: question.input,
    ...(fact === 'deliveries' ? { many: true } : {}),
    ...(question.choices ? { choices: question.choices } : {}),
    value,
    origin: value !== null && now?.known ? now.origin : null,
    ...(fact in POINTABLE ? { pointable: true as const } : {}),
    ...(value !== null && now?.known && now.origin === 'you' && now.where !== '' ? { shown: now.where } : {}),
  };
}
