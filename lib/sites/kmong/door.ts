import type { Doorway } from '../site';
import { hintOf, ownsAddress } from './pages';

/** Kmong before its reader is loaded. Times are printed without a zone and mean Asia/Seoul. */
export const door: Doorway = {
  id: 'kmong',
  zone: 'Asia/Seoul',
  owns: ownsAddress,
  plain: (url) => hintOf(url) === 'other',
};
