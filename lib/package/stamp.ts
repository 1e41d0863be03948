import { isoWithOffset } from '../i18n/dates';

/** An instant (epoch ms) to the second as '2025-10-02 15:20:31 +09:00 Asia/Seoul': the same in every language, zone always named. */
export function stamp(ms: number, zone: string): string {
  const iso = isoWithOffset(ms, zone);
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} ${iso.slice(19)} ${zone}`;
}

/** A size in bytes with thin groups: '1,234,567'. */
export function byteCount(size: number): string {
  return String(size).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
