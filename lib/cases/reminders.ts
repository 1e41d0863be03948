import type { Settings } from '../settings/settings';
import type { CaseSummary } from './view';

const HOUR = 3_600_000;

/** Prefix of the alarms that belong to reminders; the rest of the name is the case id. */
export const REMINDER = 'remind:';

/**
 * When the one reminder of a case is due, epoch ms; null when none is.
 * Only a case whose safe deadline is known and still ahead is reminded of, before that deadline and never by a later reading.
 * `remindedFor` is the deadline for which the reminder was shown: the same one is not shown twice, a new (earlier) one is.
 */
export function reminderAt(
  { state, safeClosesAt, filed }: Pick<CaseSummary, 'state' | 'safeClosesAt' | 'filed'>,
  remindedFor: number | null,
  { reminders, remindHours }: Pick<Settings, 'reminders' | 'remindHours'>,
  now: number,
): number | null {
  if (!reminders || filed || state !== 'open' || safeClosesAt === null || safeClosesAt <= now || remindedFor === safeClosesAt) return null;
  // A case first seen inside the last hours is reminded of at once: later would be nearer to too late.
  return Math.max(safeClosesAt - remindHours * HOUR, now);
}

/**
 * Text and tone of the toolbar badge: whole time left, rounded down, to the nearest safe deadline still open; '!' when one has passed that may still be open; '' otherwise.
 */
export function badge(summaries: Pick<CaseSummary, 'state' | 'safeClosesAt' | 'filed'>[], now: number): { text: string; tone: 'open' | 'soon' | 'unsure' } {
  const waiting = summaries.filter((summary) => !summary.filed && summary.safeClosesAt !== null);
  const ahead = waiting.filter((summary) => summary.state === 'open' && (summary.safeClosesAt as number) > now);
  const nearest = Math.min(...ahead.map((summary) => summary.safeClosesAt as number));
  if (Number.isFinite(nearest)) {
    const hours = Math.floor((nearest - now) / HOUR);
    return hours >= 24 ? { text: `${Math.floor(hours / 24)}d`, tone: hours < 72 ? 'soon' : 'open' } : { text: `${hours}h`, tone: 'soon' };
  }
  return waiting.some((summary) => summary.state === 'past-safe') ? { text: '!', tone: 'unsure' } : { text: '', tone: 'open' };
}
