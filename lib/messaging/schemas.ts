import { z } from 'zod';
import { CoverSchema } from '../package/pictures/cover';
import { OWN_RANGE, PROFILE_IDS } from '../package/profiles';
import { POINTABLE } from '../sites/pointed/place';
import type { Calls } from './protocol';

z.config({ jitless: true });

const nothing = z.undefined().or(z.null());
const ms = z.number().int();
const money = z.strictObject({ currency: z.enum(['TRY', 'KRW', 'USD', 'EUR']), minor: z.number().int() });
const moment = z.strictObject({
  date: z.string().nullable(),
  epochMs: ms.nullable(),
  earliestMs: ms,
  latestMs: ms,
  precision: z.enum(['second', 'minute', 'hour', 'day']),
});
const price = z.strictObject({
  text: z.string(),
  index: z.number().int(),
  low: money.nullable(),
  high: money.nullable(),
  per: z.string().nullable(),
  vat: z.enum(['included', 'excluded']).nullable(),
  standing: z.enum(['asked', 'struck', 'budget', 'free']),
  sure: z.boolean(),
});
const listed = z.strictObject({ price, service: z.string().nullable(), label: z.string().nullable(), package: z.array(z.string()).optional() });

function sighting<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, text: z.string(), where: z.string(), sure: z.boolean(), pointed: z.literal(true).optional() });
}

const file = { name: z.string(), size: z.number().int().nullable(), sizeText: z.string().nullable() };
const order = z.strictObject({
  kind: z.literal('order'),
  orderId: z.string().regex(/^\d{1,20}$/).nullable(),
  side: z.enum(['buyer', 'seller', 'unknown']),
  title: sighting(z.string()).nullable(),
  gigId: z.string().regex(/^\d{1,20}$/).nullable(),
  seller: sighting(z.string()).nullable(),
  amount: sighting(money).nullable(),
  purchasedAt: sighting(moment).nullable(),
  agreedDue: sighting(moment).nullable(),
  deliveries: z.array(sighting(moment)),
  revisions: z.array(sighting(moment)),
  deliveriesComplete: z.boolean(),
  confirmedAt: sighting(moment).nullable(),
  claim: sighting(z.enum(['offered', 'filed', 'refused'])).nullable(),
  guarantee: sighting(z.boolean()).nullable(),
  latestEventMs: ms.nullable(),
  files: z.array(z.strictObject({ ...file, delivery: z.number().int().nullable() })).optional(),
});
const messages = z.strictObject({
  kind: z.literal('messages'),
  partner: sighting(z.string()).nullable(),
  gigId: z.string().regex(/^\d{1,20}$/).nullable(),
  orderId: z.string().regex(/^\d{1,20}$/).nullable(),
  group: z.string().regex(/^[\w-]{1,40}$/).nullish(),
  messages: z.array(
    z.strictObject({
      author: z.enum(['me', 'them']).nullable(),
      name: z.string().nullable(),
      at: moment.nullable(),
      timeText: z.string().nullable(),
      text: z.string(),
      files: z.array(z.strictObject(file)),
    }),
  ),
  gaps: z.array(z.strictObject({ before: z.number().int(), why: z.enum(['date-missing', 'load-more', 'collapsed', 'virtual']) })),
});
const orderList = z.strictObject({
  kind: z.literal('order-list'),
  orders: z.array(z.strictObject({ orderId: z.string(), title: z.string().nullable(), gigId: z.string().nullable() })),
});
const service = z.strictObject({
  kind: z.literal('service'),
  gigId: z.string().regex(/^\d{1,20}$/),
  title: sighting(z.string()).nullable(),
  guarantee: sighting(z.boolean()).nullable(),
  prime: sighting(z.boolean()).nullable(),
  prices: z.array(listed),
});
const listing = z.strictObject({
  kind: z.literal('listing'),
  threadId: z.string().regex(/^\d{1,20}$/).nullable(),
  draft: z.literal(true).optional(),
  title: sighting(z.string()).nullable(),
  author: sighting(z.string()).nullable(),
  authorId: z.string().regex(/^\d{1,20}$/).nullish(),
  category: z.string().nullable(),
  openedAt: sighting(moment).nullable(),
  prices: z.array(listed),
  pictureOnly: z.boolean(),
  tradePoints: sighting(z.number()).nullable(),
  memberSince: sighting(moment).nullable(),
  identityVerified: sighting(z.boolean()).nullable(),
});
const profile = z.strictObject({
  kind: z.literal('profile'),
  memberId: z.string().regex(/^\d{1,20}$/),
  name: sighting(z.string()).nullable(),
  tradePoints: sighting(z.number()).nullable(),
  memberSince: sighting(moment).nullable(),
  identityVerified: sighting(z.boolean()).nullable(),
});
const category = z.strictObject({
  kind: z.literal('category'),
  slug: z.string().max(200),
  name: z.string().nullable(),
  threads: z.array(z.strictObject({ threadId: z.string().regex(/^\d{1,20}$/), title: z.string(), author: z.string().nullable(), at: moment.nullable() })).max(2000),
});
const site = z.enum(['kmong', 'r10']);
const reading = z.strictObject({
  site,
  url: z.string(),
  readAt: ms,
  content: z.discriminatedUnion('kind', [order, orderList, service, listing, profile, category, messages, z.strictObject({ kind: z.literal('other') })]),
  gaps: z.array(z.strictObject({ field: z.string(), why: z.enum(['not-on-page', 'unreadable', 'ambiguous', 'earlier-may-be-unseen']) })),
});
const caseId = z.string().max(200);
const captureId = z.string().max(100);
const corner = z.enum(['bottom-right', 'bottom-left', 'top-right', 'top-left']);
const settings = z
  .strictObject({
    locale: z.enum(['ko', 'tr', 'en']).nullable(),
    corner,
    folded: z.boolean(),
    reminders: z.boolean(),
    remindHours: z.number().int().min(1).max(144),
    backup: z.enum(['off', 'daily', 'weekly']),
    backupRemindDays: z.number().int().min(0).max(365),
    uploadProfile: z.enum(PROFILE_IDS).nullable(),
    uploadOwn: z.strictObject({
      megabytes: z.number().int().min(OWN_RANGE.megabytes[0]).max(OWN_RANGE.megabytes[1]),
      maxPages: z.number().int().min(OWN_RANGE.maxPages[0]).max(OWN_RANGE.maxPages[1]).nullable(),
      maxFiles: z.number().int().min(OWN_RANGE.maxFiles[0]).max(OWN_RANGE.maxFiles[1]).nullable(),
    }),
    maskWords: z.string().max(2000),
    stitchPictures: z.boolean(),
  })
  .partial();
const place = z.strictObject({
  site,
  fact: z.enum(Object.keys(POINTABLE)),
  form: z.enum(['moment', 'money', 'number']),
  label: z.string().min(2).max(40),
  words: z.string().max(200),
  relation: z.enum(['line', 'next', 'above', 'term', 'row', 'column']),
  heading: z.string().max(200).nullable(),
});
const page = { url: z.string(), title: z.string(), documentId: z.string() };
const px = z.number().int().min(0).max(10_000_000);
const sliceAt = z.strictObject({ index: px, scrollX: z.number().int(), scrollY: px, viewportWidth: px, viewportHeight: px, pixelRatio: px });

/** Shapes of what each call brings. A marketplace page shares the content script's process, so nothing that comes from there is believed unread. */
export const SCHEMAS = {
  overlaySettings: nothing,
  moveCard: z.strictObject({ corner: corner.optional(), folded: z.boolean().optional() }),
  saw: reading,
  rowMarks: z.strictObject({ orderIds: z.array(z.string()).max(5000) }),
  say: z.strictObject({ caseId, fact: z.string().max(80), value: z.string().max(20_000).nullable() }),
  pin: z.strictObject({ caseId, number: z.number().int().positive().nullable(), reason: z.string().max(2000) }),
  filed: z.strictObject({ caseId, at: ms.nullable() }),
  beginCapture: z.strictObject({ caseId, ...page }),
  savePart: z.strictObject({ captureId, name: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z]{2,4}$/), type: z.string().max(100), text: z.string() }),
  pictureLeave: nothing,
  takeSlice: z.strictObject({ captureId, index: z.number().int().min(0).max(200), url: z.string(), whole: z.strictObject({ width: px, height: px }).optional() }),
  sealCapture: z.strictObject({ captureId, completeness: z.array(z.string().max(200)).max(200), slices: z.array(sliceAt).max(200).optional(), ...page }),
  abortCapture: z.strictObject({ captureId, why: z.string().max(500) }),
  openDesk: z.strictObject({ caseId: caseId.nullable(), build: z.boolean() }),
  summaries: nothing,
  caseView: z.strictObject({ caseId }),
  track: z.strictObject({
    site,
    kind: z.enum(['order', 'listing']),
    subject: z.string().max(100),
    title: z.string().max(500).nullable(),
    url: z.string().nullable(),
    deliveredAt: z.string().max(100).nullable(),
    amount: z.string().max(100).nullable(),
  }),
  captureTab: z.strictObject({ tabId: z.number().int() }),
  refreshTab: z.strictObject({ tabId: z.number().int() }),
  changeSettings: settings,
  resetSettings: nothing,
  packValues: nothing,
  setPackValue: z.strictObject({ site, kind: z.enum(['floor', 'threshold']), id: z.string().max(80), value: z.string().max(100).nullable(), note: z.string().max(500) }),
  pointedPlaces: nothing,
  rememberPlace: z.strictObject({ caseId, place, value: z.string().max(200) }),
  forgetPlace: z.strictObject({ id: z.string().max(400) }),
  conversationCase: reading,
  conversationAt: z.strictObject({ url: z.string().max(10_000) }),
  conversations: nothing,
  placeConversation: z.strictObject({ conversation: caseId, order: caseId.nullable() }),
  saveSelection: z.strictObject({ caseId, url: z.string(), title: z.string(), text: z.string().min(1).max(200_000), before: z.string().max(400), after: z.string().max(400), inPage: z.boolean() }),
  addFile: z.strictObject({
    caseId,
    name: z.string().max(1000),
    size: z.number().int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    type: z.string().max(200),
    modifiedMs: ms,
    part: z.string().max(20).nullable(),
  }),
  addNote: z.strictObject({ caseId, about: z.string().regex(/^[0-9a-f]{64}$/).nullable(), text: z.string().max(20_000) }),
  attest: z.strictObject({ caseId, type: z.string().max(40), at: z.string().max(100), text: z.string().max(20_000) }),
  removeExhibit: z.strictObject({ seq: z.number().int().positive(), why: z.string().max(2000) }),
  coverPictures: z.strictObject({ seq: z.number().int().positive(), entryHash: z.string().regex(/^[0-9a-f]{64}$/), cover: CoverSchema.nullable() }),
  removeOtherLog: z.strictObject({ chain: z.string().regex(/^[0-9a-f]{32}$/) }),
  restored: nothing,
  backupDue: nothing,
} satisfies Record<keyof Calls, z.ZodType>;
