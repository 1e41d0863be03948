import { climb, commonAncestor } from '../dom/climb';
import { CLOCK_ONLY, isDayLine, timesIn, within, type Entry } from './entries';
import { isTerm, kindOfLabel, labelOf } from './labels';

const CLOCK = '(?:(?:오전|오후|AM|PM)\\s?)?\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?(?:AM|PM))?';
const AT_EDGE = new RegExp(`^(${CLOCK})(?=\\s)|\\s(${CLOCK})$`, 'i');

/**
 * Gives the clocks of a feed that is grouped by days the day over them. The day is a heading, or written as a day (년, 월, a weekday), and it is
 * told first in its box; a clock beside words counts only where the words are an event. `now` in epoch ms.
 */
export function dateClocks(entries: readonly Entry[], now: number): void {
  for (const day of entries) {
    if (!isDayLine(day) || !isHeading(day) || isKeyed(day, entries)) continue;
    const own = commonAncestor(day.nodes);
    const box = own && climb(own, (element) => within(entries, element).length > 1);
    const group = box ? within(entries, box) : [];
    if (!box || (group[0] !== day && !group.some((entry) => entry.order < day.order && isDayLine(entry)))) continue;
    for (const entry of group.slice(group.indexOf(day) + 1)) {
      if (entry.moment !== null) {
        if (isDayLine(entry)) break;
        continue;
      }
      const clock = clockOf(entry);
      const hits = clock === null ? [] : timesIn(`${day.text} ${clock}`, now);
      const moment = hits.length === 1 ? hits[0]?.moment : undefined;
      if (clock === null || !moment || moment.precision === 'day') continue;
      nameWithout(clock, entry);
      entry.moment = moment;
    }
  }
  // An event that tells a clock and no day has happened all the same.
  for (const entry of entries) {
    const clock = entry.moment === null && entry.kind === null ? clockOf(entry) : null;
    if (clock !== null && !CLOCK_ONLY.test(entry.label)) nameWithout(clock, entry);
  }
}

function nameWithout(clock: string, entry: Entry): void {
  entry.label = labelOf(entry.text.replace(clock, ' '));
  entry.kind = kindOfLabel(entry.label);
}

function isHeading(day: Entry): boolean {
  return day.node.parentElement?.closest('h1,h2,h3,h4,h5,h6') != null || /[년월]|[(\s][월화수목금토일](?:요일)?\)?$/.test(day.text.trim());
}

/** Beside a short word for a promise or a limit. Files under a heading make no limit of it. */
function isKeyed(day: Entry, entries: readonly Entry[]): boolean {
  return [entries[day.order - 1], entries[day.order + 1]].some((beside) => beside?.moment === null && beside.label.length <= 16 && (beside.kind === 'due' || isTerm(beside.label)));
}

/** The clock of a line that is nothing else, or an event's words and a clock. */
function clockOf({ text, label }: Entry): string | null {
  if (!text.includes(':')) return null;
  if (CLOCK_ONLY.test(label)) return text.trim();
  const hit = AT_EDGE.exec(text.trim());
  const clock = hit?.[1] ?? hit?.[2];
  return clock !== undefined && kindOfLabel(labelOf(text.replace(clock, ' '))) !== null ? clock : null;
}
