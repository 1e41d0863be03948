import type { Site } from '../site';
import { kindOf, labelsAreThere } from './kind';
import { listRows } from './list';
import { ownsAddress } from './pages';
import { readPage } from './read';
import { serviceIsThere, servicePrices } from './service';

/** Kmong as the overlay sees it. Times are printed without a zone and mean Asia/Seoul. */
export const kmong: Site = {
  id: 'kmong',
  zone: 'Asia/Seoul',
  owns: ownsAddress,
  ready(doc, url) {
    const page = kindOf(doc, url);
    return page?.kind === 'service' ? serviceIsThere(page.root) : labelsAreThere(doc, url);
  },
  read: readPage,
  rows(doc, url) {
    const page = kindOf(doc, url);
    return page?.kind === 'order-list' ? listRows(page.root) : [];
  },
  prices(doc, url) {
    const page = kindOf(doc, url);
    return page?.kind === 'service' ? servicePrices(page.root) : [];
  },
};
