import 'temporal-polyfill/global';
import { findPrices } from '../../lib/money/prices';
import { evaluate } from '../../lib/rules/evaluate';
import type { Facts } from '../../lib/rules/model';
import { kmongPrime } from '../../lib/rules/packs';
import { sourceOf } from '../../lib/package/source';
import { verifyPackage } from '../../lib/package/verify';

const POSTS = [
  'Logo tasarımı 7.500 ₺, 3 konsept ve 2 revize dahil. Teslim 3-5 iş günü.',
  'Merhaba, kurumsal kimlik için 18.000 TL + KDV istiyorum. Telefon 0850 000 00 00.',
  'Banner 300 x 250 px olsun, bütçem belli değil. Görüşelim.',
  'Sosyal medya paketi 40-80.000 TL arası, 12.03.2025 tarihinde başlarım.',
];

/** The text of a long thread: 2,000 posts. */
export const THREAD = Array.from({ length: 2000 }, (_, i) => `${POSTS[i % POSTS.length]} #${i}`).join('\n');

const NOW = 1_759_546_800_000;
const DELIVERED = NOW - 2 * 86_400_000;
const known = (value: unknown) => ({ known: true, value, origin: 'page', where: '', at: NOW });
const FACTS = {
  'account.biz': known(true),
  'service.guarantee': known(true),
  'claim.unused': known(true),
  deliveries: known([{ earliestMs: DELIVERED, latestMs: DELIVERED + 60_000, precision: 'minute' }]),
  'deliveries.complete': known(true),
  'clock.plausible': known(true),
} as Facts;

/** Reads every price of the thread; answers how many there are. */
export function readPrices(): number {
  return findPrices(THREAD, 'tr').length;
}

/** Judges one order a thousand times; answers how often it was covered. */
export function judgeThousand(): number {
  let covered = 0;
  for (let i = 0; i < 1000; i += 1) if (evaluate(kmongPrime, FACTS, NOW + i).verdict === 'met') covered += 1;
  return covered;
}

/** Verifies a package; answers the result. */
export async function verify(bytes: Uint8Array): Promise<string> {
  return (await verifyPackage(sourceOf(bytes))).result;
}
