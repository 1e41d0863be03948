import type { Moment, Precision } from './moment';

/** A time of day as written. `minute` null: only the hour was written; `second` null: no seconds. */
export interface TimeOfDay {
  hour: number;
  minute: number | null;
  second: number | null;
}

const LENGTH: Record<Precision, number> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** The instant at which a calendar day begins in a zone, epoch ms. */
export function startOfDay(date: Temporal.PlainDate, zone: string): number {
  return date.toZonedDateTime(zone).epochMilliseconds;
}

/** The calendar date of an instant in a zone. */
export function dateAt(epochMs: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs)).toZonedDateTimeISO(zone).toPlainDate();
}

/** A whole day in a zone. */
export function dayMoment(date: Temporal.PlainDate, zone: string): Moment {
  return {
    date: date.toString(), epochMs: null, precision: 'day',
    earliestMs: startOfDay(date, zone), latestMs: startOfDay(date.add({ days: 1 }), zone),
  };
}

/**
 * A date with a time of day in a zone. Null when the clock never showed that time there (a skipped hour). A time that came twice gives a span over both
 * and no instant.
 */
export function clockMoment(date: Temporal.PlainDate, time: TimeOfDay, zone: string): Moment | null {
  const plain = date.toPlainDateTime({ hour: time.hour, minute: time.minute ?? 0, second: time.second ?? 0 });
  const first = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const second = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  if (!first.toPlainDateTime().equals(plain)) return null;
  const precision = time.minute === null ? 'hour' : time.second === null ? 'minute' : 'second';
  const twice = first.epochMilliseconds !== second.epochMilliseconds;
  return {
    date: date.toString(),
    epochMs: twice || precision === 'hour' ? null : first.epochMilliseconds,
    earliestMs: first.epochMilliseconds,
    latestMs: second.epochMilliseconds + LENGTH[precision],
    precision,
  };
}

/** An instant given with its offset: its date is the one in the rule's zone. */
export function instantMoment(epochMs: number, precision: 'minute' | 'second', zone: string): Moment {
  return spanMoment(epochMs, epochMs + LENGTH[precision], precision, zone, epochMs);
}

/** A span of time; its date is null when it crosses midnight in the zone. */
export function spanMoment(earliestMs: number, latestMs: number, precision: Precision, zone: string, epochMs: number | null = null): Moment {
  const first = dateAt(earliestMs, zone).toString();
  const last = dateAt(latestMs - 1, zone).toString();
  return { date: first === last ? first : null, epochMs, earliestMs, latestMs, precision };
}
