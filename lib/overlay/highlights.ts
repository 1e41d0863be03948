import type { FloorView } from '../cases/view';
import type { FloorResult } from '../rules/model';
import type { PriceAnchor } from '../sites/site';

const RESULTS: FloorResult[] = ['above', 'at', 'below', 'unknown', 'no-floor'];

/** Takes all our paint off the page. */
export function clearPrices(): void {
  for (const result of RESULTS) CSS.highlights?.delete(`recourse-${result}`);
}

/**
 * Paints each price of the page by its finding, with the CSS Custom Highlight API: no node of the page changes. The n-th finding
 * belongs to the n-th anchor; when their texts differ the page has moved on since it was judged, and that price stays bare.
 */
export function paintPrices(anchors: PriceAnchor[], floors: FloorView[]): void {
  clearPrices();
  if (!CSS.highlights) return;
  for (const result of RESULTS) {
    const ranges = anchors.filter((anchor, at) => floors[at]?.result === result && floors[at].price.text === anchor.range.toString());
    if (ranges.length > 0) CSS.highlights.set(`recourse-${result}`, new Highlight(...ranges.map((anchor) => anchor.range)));
  }
}
