import { kmong } from './kmong/kmong';
import { r10 } from './r10/r10';
import type { Site } from './site';

/** Every marketplace that is known. The only place that lists them; a content script imports its own site, so that its bundle stays small. */
const SITES: readonly Site[] = [kmong, r10];

/** The marketplace that an address belongs to, or null. */
export function siteFor(url: URL): Site | null {
  return SITES.find((site) => site.owns(url)) ?? null;
}
