import { isoWithOffset } from '../../lib/i18n/dates';

/** What a date field and its time field hold. */
export interface Draft {
  main: string;
  time: string;
}

const EMPTY_DRAFT: Draft = { main: '', time: '' };

/** A typed value as the text that is said, or the key of the message that tells what is wrong. */
export type Entered = { ok: true; value: string } | { ok: false; error: string };

const GROUPED = /^\d{1,3}(?:([., \u00a0\u202f])\d{3})(?:\1\d{3})*$/;

/** A whole number, with or without thousands separators; '1.5' and '10,00' are refused rather than guessed. */
export function enterNumber(typed: string): Entered {
  const text = typed.trim();
  if (/^\d{1,15}$/.test(text)) return { ok: true, value: String(Number(text)) };
  if (GROUPED.test(text) && text.length <= 19) return { ok: true, value: String(Number(text.replace(/\D/g, ''))) };
  return { ok: false, error: text === '' ? 'card.field.empty' : 'card.field.not-a-number' };
}

/** Any text but none. */
export function enterText(typed: string): Entered {
  const text = typed.trim();
  return text === '' ? { ok: false, error: 'card.field.empty' } : { ok: true, value: text };
}

/**
 * A date (`YYYY-MM-DD`) with or without a time (`HH:MM`) in the rule's zone. With a time: ISO with the zone's offset; without: the date alone, known to the day.
 * A time that the zone's clocks skipped is refused.
 */
export function enterMoment(draft: Draft, zone: string): Entered {
  if (draft.main.trim() === '') return { ok: false, error: draft.time.trim() === '' ? 'card.field.empty' : 'card.field.no-date' };
  try {
    const date = Temporal.PlainDate.from(draft.main.trim(), { overflow: 'reject' });
    if (draft.time.trim() === '') return { ok: true, value: date.toString() };
    const time = Temporal.PlainTime.from(draft.time.trim(), { overflow: 'reject' });
    const zoned = date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'reject' });
    return { ok: true, value: isoWithOffset(zoned.epochMilliseconds, zone) };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, error: 'card.field.not-a-date' };
    throw error;
  }
}

/** Every moment typed, one a line, in the order typed; lines left empty are left out unless all are. On a mistake, which line it stands in. */
export function enterMoments(drafts: Draft[], zone: string): { ok: true; value: string } | { ok: false; error: string; index: number } {
  const values: string[] = [];
  for (const [index, draft] of drafts.entries()) {
    const isEmpty = draft.main === '' && draft.time === '';
    if (isEmpty && (index > 0 || drafts.length > 1)) continue;
    const entered = enterMoment(draft, zone);
    if (!entered.ok) return { ...entered, index };
    values.push(entered.value);
  }
  return values.length > 0 ? { ok: true, value: values.join('\n') } : { ok: false, error: 'card.field.empty', index: 0 };
}

/** The present value (ISO text: a date, or an instant with offset) as a draft in the zone. Text that is neither starts empty. */
export function momentDraft(value: string, zone: string): Draft {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { main: value, time: '' };
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value)) return EMPTY_DRAFT;
  const zoned = Temporal.Instant.from(value).toZonedDateTimeISO(zone);
  return { main: zoned.toPlainDate().toString(), time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** What a date or time field of the browser holds; 'half' where the browser cannot read it, '' where the field is not there. */
export function standing(input: HTMLInputElement | null): string {
  if (input === null) return '';
  return input.validity.badInput ? 'half' : input.value;
}
