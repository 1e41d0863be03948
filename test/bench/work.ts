import 'temporal-polyfill/global';
import { findPrices } from '../../lib/money/prices';
import { evaluate } from '../../lib/rules/evaluate';
import type { Facts } from '../../lib/rules/model';
import { kmongPrime } from '../../lib/rules/packs';
import type { Digesters, Source } from '../../lib/package/source';
import { verifyPackage } from '../../lib/package/verify';

export { sourceOf } from '../../lib/package/source';
export { writeBigPackage } from './big-package';

const POSTS = [
  'Logo tasarımı 7.500 ₺, 3 konsept ve 2 revize dahil. Teslim 3-5 iş günü.',
  'Merhaba, kurumsal kimlik için 18.000 TL + KDV istiyorum. Telefon 0850 000 00 00.',
  'Banner 300 x 250 px olsun, bütçem belli değil. Görüşelim.',
  'Sosyal medya paketi 40-80.000 TL arası, 12.03.2025 tarihinde başlarım.',
];

/** The text of a long thread: 2,000 posts. */
export const THREAD = Array.from({ length: 2000 }, (_, i) => `${POSTS[i % POSTS.length]} #${i}`).join('\n');

const NOW = 1_759_546_800_000;
const HOUR = 3_600_000;
const known = (value: unknown) => ({ known: true, value, origin: 'page', where: '', at: NOW });

/** A thousand orders that differ: deliveries at other minutes over two years, one to three of them, to the minute, hour or day, with facts of which some are not known. */
const ORDERS = Array.from({ length: 1000 }, (_, i) => {
  const first = NOW - ((i * 7_919) % 17_520) * HOUR - i * 60_000;
  const [precision, width] = ([['minute', 60_000], ['hour', HOUR], ['day', 24 * HOUR]] as const)[i % 3]!;
  const deliveries = Array.from({ length: 1 + (i % 3) }, (__, n) => ({ earliestMs: first + n * 40 * HOUR, latestMs: first + n * 40 * HOUR + width, precision }));
  const due = first - ((i % 5) - 2) * 24 * HOUR;
  const facts = {
    'account.biz': known(i % 7 !== 0),
    'service.guarantee': i % 11 === 0 ? { known: false, why: 'not-visited' } : known(true),
    'claim.unused': known(i % 13 !== 0),
    deliveries: known(deliveries),
    'deliveries.complete': known(true),
    'clock.plausible': known(true),
    'order.side': known('buyer'),
    'order.agreedDue': known({ date: null, epochMs: due, earliestMs: due, latestMs: due + 60_000, precision: 'minute' }),
    'evidence.agreement': known(i % 2),
    'evidence.result': known(i % 4),
    'claim.filedAt': known({ date: null, epochMs: first + 50 * HOUR, earliestMs: first + 50 * HOUR, latestMs: first + 51 * HOUR, precision: 'hour' }),
  } as Facts;
  return { facts, now: first + (i % 12) * 24 * HOUR };
});

/** Reads every price of the thread; answers how many there are. */
export function readPrices(): number {
  return findPrices(THREAD, 'tr').length;
}

let turn = 0;

/** Judges a thousand orders, each time at other instants; answers how many are covered. */
export function judgeThousand(): number {
  turn += 1;
  return ORDERS.filter(({ facts, now }) => evaluate(kmongPrime, facts, now + turn * 61_000).verdict === 'met').length;
}

/** Verifies a good package; throws for another, since the time of a refusal says nothing. */
export async function verify(source: Source, digesters?: Digesters): Promise<void> {
  const { result } = await verifyPackage(source, digesters && { digesters });
  if (result !== 'MATCHES') throw new Error(`the package ${result}`);
}
