/** What a Kmong address leads one to expect. `null`: the address tells nothing, labels decide. */
export type PageHint = 'order' | 'order-list' | 'service' | 'messages' | 'other' | null;

/** Addresses of Kmong pages. Hints only: the order page's present address is not known. */
export const PAGES: { page: Exclude<PageHint, null>; path: RegExp }[] = [
  { page: 'service', path: /^\/gig\/\d+\/?$/ },
  { page: 'order', path: /^\/track\/\d+\/?$/ },
  { page: 'order-list', path: /^\/my_orders\/?$/ },
  { page: 'messages', path: /^\/inboxes(?:\/|$)/ },
  { page: 'other', path: /^\/(?:$|@|order\/|seller(?:\/|$)|my-gigs|prime(?:\/|$)|enterprise|category|search|login|signup)/ },
];

/** Examples of each row of PAGES, and counter-examples of every other. Apart from it, so that the build leaves them out. */
export const EXAMPLES: Record<Exclude<PageHint, null>, string[]> = {
  service: ['https://kmong.com/gig/123456', 'https://kmong.com/gig/123456?ref=list'],
  order: ['https://kmong.com/track/6826723', 'https://kmong.com/track/6826723?MID=99'],
  'order-list': ['https://kmong.com/my_orders', 'https://kmong.com/my_orders?page=2'],
  messages: ['https://kmong.com/inboxes', 'https://kmong.com/inboxes?inbox_group_id=1&partner_id=2'],
  other: [
    'https://kmong.com/',
    'https://kmong.com/@studio',
    'https://kmong.com/order/55',
    'https://kmong.com/seller/dashboard',
    'https://kmong.com/my-gigs/edit/123456',
    'https://kmong.com/prime',
    'https://kmong.com/enterprise/requests/9',
  ],
};

/** True when the address is Kmong's: the whole host is compared, a port does not matter. */
export function ownsAddress(url: URL): boolean {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
  const host = url.hostname.replace(/\.$/, '');
  return host === 'kmong.com' || host.endsWith('.kmong.com');
}

/** What the address leads one to expect. */
export function hintOf(url: URL): PageHint {
  return PAGES.find(({ path }) => path.test(url.pathname))?.page ?? null;
}

/** The gig id in the address of a service page, or null. */
export function gigInAddress(url: URL): string | null {
  return /^\/gig\/(\d+)\/?$/.exec(url.pathname)?.[1] ?? null;
}

/** The number of the conversation in the address of a page of messages, or null; where only the partner's is told, that one. */
export function talkInAddress(url: URL): string | null {
  const [group, partner] = [url.searchParams.get('inbox_group_id'), url.searchParams.get('partner_id')].map((id) => (id !== null && /^\d{1,12}$/.test(id) ? id : null));
  return group ?? (partner ? `partner-${partner}` : null);
}

/** The order id in the address, or null: a whole path segment or `order_id` of five digits or more. Never of a checkout or a service page. */
export function orderInAddress(url: URL): string | null {
  const hint = hintOf(url);
  if (hint === 'service' || hint === 'messages' || hint === 'other') return null;
  const segment = url.pathname.split('/').find((part) => /^\d{5,12}$/.test(part));
  if (segment) return segment;
  const asked = url.searchParams.get('order_id') ?? url.searchParams.get('orderId');
  return asked !== null && /^\d{5,12}$/.test(asked) ? asked : null;
}
