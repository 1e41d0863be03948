import { readMoment } from '../../time/moments';
import { visibleText } from '../dom/text';
import type { CategoryReading } from '../site';
import { pageOf } from './pages';
import { isSponsored } from './post';

/** Most rows that a page of the list is taken to have. */
const LONGEST = 500;

/** Reads a category's list of threads. Promoted rows come from other categories, which their addresses tell; sponsors have no thread of their own. */
export function readCategory(doc: Document, url: URL, slug: string, zone: string, now: number): CategoryReading {
  const threads: CategoryReading['threads'] = [];
  for (const link of doc.querySelectorAll('a[id^="thread_title_"]')) {
    const row = link.closest('li, tr');
    const href = link.getAttribute('href') ?? '';
    const page = URL.canParse(href, url.href) ? pageOf(new URL(href, url.href)) : null;
    const title = visibleText(link).replace(/\s+/g, ' ');
    if (page?.kind !== 'thread' || page.category !== slug || title === '' || isSponsored(link) || threads.length === LONGEST) continue;
    const author = row?.querySelector('a.usernames, a[href*="/profil/"], a[href*="/members/"]');
    const date = row?.querySelector('.date');
    threads.push({
      threadId: page.threadId,
      title,
      author: author ? visibleText(author) || null : null,
      at: date ? readMoment(visibleText(date), { locale: 'tr', zone, now }) : null,
    });
  }
  const head = doc.querySelector('.breadCrumb h2, h1');
  return { kind: 'category', slug, name: (head && visibleText(head)) || null, threads };
}
