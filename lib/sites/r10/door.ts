import type { Doorway } from '../site';

/** R10.net before its reader is loaded. Times are printed without a zone and mean Europe/Istanbul. */
export const door: Doorway = {
  id: 'r10',
  zone: 'Europe/Istanbul',
  owns: (url) => url.protocol === 'https:' && url.host === 'www.r10.net',
  plain: (url) => url.pathname === '/' || url.pathname.startsWith('/yonlendir/'),
};
