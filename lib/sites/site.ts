import type { ListedPrice } from '../rules/model';
import type { Money, TextLocale } from '../money/price';
import type { Moment } from '../time/moment';

export type SiteId = 'kmong' | 'r10';

/** A value seen on a page: where, as a person would say it (the label beside it), the text it was read from, and whether it may decide a rule. */
export interface Sighting<T> {
  value: T;
  text: string;
  where: string;
  sure: boolean;
  /** True where the user showed how to find it; `where` is then the words beside it. */
  pointed?: true;
}

/** A field that the page should show and the reader could not read. `field` is a fact id. */
export interface Gap {
  field: string;
  why: 'not-on-page' | 'unreadable' | 'ambiguous' | 'earlier-may-be-unseen';
}

/** An order page, buyer's or seller's side. */
export interface OrderReading {
  kind: 'order';
  orderId: string | null;
  side: 'buyer' | 'seller' | 'unknown';
  title: Sighting<string> | null;
  /** Digits of the service page that the order links to. */
  gigId: string | null;
  seller: Sighting<string> | null;
  amount: Sighting<Money> | null;
  purchasedAt: Sighting<Moment> | null;
  /** Promised date of the work: never a delivery. */
  agreedDue: Sighting<Moment> | null;
  /** Every delivery event seen, oldest first. */
  deliveries: Sighting<Moment>[];
  revisions: Sighting<Moment>[];
  /** True only when the feed shows no sign of earlier, hidden deliveries. */
  deliveriesComplete: boolean;
  confirmedAt: Sighting<Moment> | null;
  /** What the page says of a claim: the button offered, a claim filed or refused; null when it says nothing. */
  claim: Sighting<'offered' | 'filed' | 'refused'> | null;
  /** Marks on the order page itself, seldom there. */
  guarantee: Sighting<boolean> | null;
  /** Every past event's time on the page, for comparison with the machine's clock. Epoch ms of the latest, or null. */
  latestEventMs: number | null;
  /** Files listed on the page, in reading order. `delivery`: place in `deliveries` of the one whose card lists the file, or null. */
  files?: (ListedFile & { delivery: number | null })[];
}

/** A file that a page lists. */
export interface ListedFile {
  name: string;
  /** Bytes, only where the page tells them exactly: '12.3MB' is a rounded number of one of two units. */
  size: number | null;
  /** As written: '12.3MB'. */
  sizeText: string | null;
}

/** A conversation. It is no case by itself. */
export interface MessagesReading {
  kind: 'messages';
  partner: Sighting<string> | null;
  /** Digits of the one service page, and number of the one order, that the head of the conversation names. */
  gigId: string | null;
  orderId: string | null;
  /** Number of the conversation in the page's address, where the address tells one. */
  group?: string | null;
  /** As the eye reads them, top to bottom. */
  messages: PageMessage[];
  /** Where something is missing. `before`: place in `messages` that it stands before; their count for the end. */
  gaps: { before: number; why: 'date-missing' | 'load-more' | 'collapsed' | 'virtual' }[];
}

/** One message. `author` is null where the page does not tell the two sides apart; `at` is null where no date can be given to `timeText`. */
export interface PageMessage {
  author: 'me' | 'them' | null;
  name: string | null;
  at: Moment | null;
  timeText: string | null;
  text: string;
  files: ListedFile[];
}

/** Rows of the buyer's order list. Elements stay in the content script; only ids travel. */
export interface OrderListReading {
  kind: 'order-list';
  orders: { orderId: string; title: string | null; gigId: string | null }[];
}

/** A Kmong service page: what a purchase made now would rest on. */
export interface ServiceReading {
  kind: 'service';
  gigId: string;
  title: Sighting<string> | null;
  /** false only when the page was wholly read and bears no mark; null when that cannot be said. */
  guarantee: Sighting<boolean> | null;
  prime: Sighting<boolean> | null;
  prices: ListedPrice[];
}

/** An R10 thread that offers services, or one that is being written. */
export interface ListingReading {
  kind: 'listing';
  threadId: string | null;
  /** Read from an editor: nobody else sees it yet. `threadId` then is the thread that is being edited, null for a new one. */
  draft?: true;
  title: Sighting<string> | null;
  author: Sighting<string> | null;
  /** Digits of the author's profile page, where the page links to it. */
  authorId?: string | null;
  /** Category slug from the address, where the address tells it. */
  category: string | null;
  openedAt: Sighting<Moment> | null;
  prices: ListedPrice[];
  /** True when the post holds pictures and no readable price: the prices may be in the pictures. */
  pictureOnly: boolean;
  tradePoints: Sighting<number> | null;
  memberSince: Sighting<Moment> | null;
  identityVerified: Sighting<boolean> | null;
}

/** A member's profile page on R10: what it says of the account holds for every listing of that member. */
export interface ProfileReading {
  kind: 'profile';
  memberId: string;
  name: Sighting<string> | null;
  tradePoints: Sighting<number> | null;
  memberSince: Sighting<Moment> | null;
  identityVerified: Sighting<boolean> | null;
}

/** A category's list of threads on R10, promoted rows of other categories and sponsors left out. It is no case by itself. */
export interface CategoryReading {
  kind: 'category';
  slug: string;
  name: string | null;
  threads: { threadId: string; title: string; author: string | null; at: Moment | null }[];
}

/** A page of the site that is none of the above; it can still be tracked by hand. */
export interface OtherReading {
  kind: 'other';
}

export type PageContent = OrderReading | OrderListReading | ServiceReading | ListingReading | ProfileReading | CategoryReading | MessagesReading | OtherReading;

/** What one reading of one page gave. Plain data: it travels to the background. */
export interface PageReading {
  site: SiteId;
  url: string;
  /** Epoch ms of the machine's clock at reading. */
  readAt: number;
  content: PageContent;
  gaps: Gap[];
}

/** An element of the host page that belongs to a value that was read. Never leaves the content script. */
export interface RowAnchor {
  orderId: string;
  element: Element;
}

/** A price in the host page's text: `range` covers exactly `listed.price.text`. */
export interface PriceAnchor {
  listed: ListedPrice;
  range: Range;
}

/** True for words that the user showed to mean a delivery, beside those that the reader knows. */
export type TaughtDelivery = (words: string) => boolean;

/** What can be told of a marketplace before its reader is loaded. */
export interface Doorway {
  id: SiteId;
  /** Time zone in which the site prints its times. */
  zone: string;
  /** True when the host belongs to the site, whole host compared. */
  owns(url: URL): boolean;
  /** True where the address alone says that nothing on the page can be read as a case. */
  plain(url: URL): boolean;
}

/** What one marketplace gives the overlay. Nothing outside lib/sites asks which site it is. */
export interface Site extends Omit<Doorway, 'plain'> {
  /** True once the labels that the page's kind needs have appeared, so that it is worth reading. */
  ready(doc: Document, url: URL): boolean;
  /**
   * Reads the page. Pure but for the DOM; never throws on odd markup; unknown beats wrong.
   * `taught` says of a line's words, its time left out, that the user showed them to mean a delivery.
   */
  read(doc: Document, url: URL, now: number, taught?: TaughtDelivery): PageReading;
  /** Where the user may point at values that were not found, and the language to read them in; absent where nothing can be pointed at. */
  pointing?: { locale: TextLocale; root(doc: Document, url: URL): Element | null };
  /** Rows of an order list, as they stand now. */
  rows(doc: Document, url: URL): RowAnchor[];
  /** Prices in the page's text, in the order of `read(...)`'s list of prices. */
  prices(doc: Document, url: URL): PriceAnchor[];
}
