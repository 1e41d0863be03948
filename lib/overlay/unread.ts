import type { Doorway, PageReading } from '../sites/site';
import type { Reader } from './deps';

/** Stands in for the reader on a page that its address rules out as a case: nothing is read there, and it may still be tracked by hand. */
export function unread({ id, zone, owns }: Doorway): Reader {
  const read = (_: Document, url: URL, now: number): PageReading => ({ site: id, url: url.href, readAt: now, content: { kind: 'other' }, gaps: [] });
  return { site: { id, zone, owns, ready: () => true, read, rows: () => [], prices: () => [] }, read };
}
