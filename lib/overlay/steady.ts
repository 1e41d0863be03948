import type { PageContent } from '../sites/site';

type Plain = { [key: string]: unknown };

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A sighting of a moment: the only kind of value that the same text gives differently at another time. */
function isMomentSighting(value: unknown): value is Plain & { value: Plain } {
  return isPlain(value) && isPlain(value['value']) && 'earliestMs' in value['value'] && 'text' in value;
}

function keep(before: unknown, fresh: unknown): unknown {
  if (isMomentSighting(fresh)) {
    return isMomentSighting(before) && before['text'] === fresh['text'] && before['where'] === fresh['where'] ? before : fresh;
  }
  if (Array.isArray(fresh)) return fresh.map((item, at) => keep(Array.isArray(before) ? before[at] : undefined, item));
  if (!isPlain(fresh)) return fresh;
  return Object.fromEntries(Object.entries(fresh).map(([key, value]) => [key, keep(isPlain(before) ? before[key] : undefined, value)]));
}

/**
 * The fresh content, with moments whose text has not changed since the last reading kept as they were: '3시간 전' left standing for
 * an hour still means three hours before it appeared, and reading it anew would move a deadline later.
 */
export function steady(before: PageContent | null, fresh: PageContent): PageContent {
  return before?.kind === fresh.kind ? (keep(before, fresh) as PageContent) : fresh;
}
