import { readWithPlaces } from '../sites/pointed/complete';
import type { Site } from '../sites/site';
import type { Reader } from './deps';
import { showing } from './pointing';

/** The reading part of a site. */
export function readerOf(site: Site): Reader {
  return {
    site,
    read: (doc, url, now, places) => readWithPlaces(site, doc, url, now, places),
    showing: (url, deps, asking, signal) => showing(site, url, deps, asking, signal),
  };
}
