import type { Site } from '../site';
import { door } from './door';
import { kindOf, labelsAreThere } from './kind';
import { listRows } from './list';
import { readPage } from './read';
import { inOnePass } from './region';
import { serviceIsThere, servicePrices } from './service';

/** The order on a page: the page itself, or the dialog that shows it. */
function orderRoot(doc: Document, url: URL): Element | null {
  const page = kindOf(doc, url);
  return page?.kind === 'order' ? page.root : null;
}

/** Kmong as the overlay sees it. */
export const kmong: Site = {
  id: door.id,
  zone: door.zone,
  owns: door.owns,
  ready(doc, url) {
    const page = kindOf(doc, url);
    return page?.kind === 'service' ? serviceIsThere(page.root) : labelsAreThere(doc, url);
  },
  read: readPage,
  pointing: { locale: 'ko', root: orderRoot },
  rows(doc, url) {
    const page = kindOf(doc, url);
    return page?.kind === 'order-list' ? listRows(page.root) : [];
  },
  prices(doc, url) {
    const page = kindOf(doc, url);
    return page?.kind === 'service' ? inOnePass(() => servicePrices(page.root)) : [];
  },
};
