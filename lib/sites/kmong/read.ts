import type { Gap, PageContent, PageReading, TaughtDelivery } from '../site';
import { kindOf } from './kind';
import { readList } from './list';
import { readMessages } from './messages';
import { readOrder } from './order';
import { gigInAddress } from './pages';
import { inOnePass } from './region';
import { readService } from './service';

/** Reads a page of Kmong. `now` is the machine's clock at reading, epoch ms. Pure but for the DOM. */
export function readPage(doc: Document, url: URL, now: number, taught?: TaughtDelivery): PageReading {
  const { content, gaps } = inOnePass(() => contentOf(doc, url, now, taught));
  return { site: 'kmong', url: url.href, readAt: now, content, gaps };
}

function contentOf(doc: Document, url: URL, now: number, taught?: TaughtDelivery): { content: PageContent; gaps: Gap[] } {
  const page = kindOf(doc, url);
  if (page?.kind === 'order') return readOrder(page.root, url, now, taught);
  if (page?.kind === 'order-list') return { content: readList(page.root, url), gaps: [] };
  if (page?.kind === 'messages') return { content: readMessages(page.root, url, now), gaps: [] };
  const gigId = gigInAddress(url);
  if (page?.kind === 'service' && gigId !== null) return readService(page.root, url, gigId);
  return { content: { kind: 'other' }, gaps: [] };
}
