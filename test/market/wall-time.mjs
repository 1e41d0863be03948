/**
 * Instants (epoch ms) as the two sites print them. Both zones have had one fixed offset for years (Korea UTC+9 since 1988,
 * Türkiye UTC+3 since 2016), so plain arithmetic is exact and independent of the machine's zone.
 */
const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const KOREA = 9 * HOUR;
const TURKEY = 3 * HOUR;

const two = (/** @type {number} */ n) => String(n).padStart(2, '0');

/** @param {number} at @param {number} offset */
function parts(at, offset) {
  const d = new Date(at + offset);
  return {
    year: String(d.getUTCFullYear()),
    month: two(d.getUTCMonth() + 1),
    day: two(d.getUTCDate()),
    hour: two(d.getUTCHours()),
    minute: two(d.getUTCMinutes()),
    second: two(d.getUTCSeconds()),
  };
}

/** Start of the Korean calendar day that holds `at`. @param {number} at */
export function koreanMidnight(at) {
  return Math.floor((at + KOREA) / DAY) * DAY - KOREA;
}

/** Start of the Turkish calendar day that holds `at`. @param {number} at */
export function turkishMidnight(at) {
  return Math.floor((at + TURKEY) / DAY) * DAY - TURKEY;
}

/** `YY.MM.DD HH:mm`, Korean wall time, no zone printed. @param {number} at */
export function koreanTime(at) {
  const p = parts(at, KOREA);
  return `${p.year.slice(2)}.${p.month}.${p.day} ${p.hour}:${p.minute}`;
}

/** `YY.MM.DD`. @param {number} at */
export function koreanDate(at) {
  return koreanTime(at).slice(0, 8);
}

/** `2026-06-12T14:20:00+09:00`, for `datetime`. @param {number} at */
export function koreanIso(at) {
  const p = parts(at, KOREA);
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}+09:00`;
}

/** As messages print times: 방금, 44분 전, 3시간 전, 어제 10:26, 03.28. @param {number} at @param {number} now */
export function koreanRelative(at, now) {
  const gone = now - at;
  if (gone < 60_000) return '방금';
  if (gone < HOUR) return `${Math.floor(gone / 60_000)}분 전`;
  const p = parts(at, KOREA);
  if (at >= koreanMidnight(now)) return `${Math.floor(gone / HOUR)}시간 전`;
  if (at >= koreanMidnight(now) - DAY) return `어제 ${p.hour}:${p.minute}`;
  return `${p.month}.${p.day}`;
}

/** `3일 전`, the calendar count of an event feed. @param {number} at @param {number} now */
export function koreanDaysAgo(at, now) {
  const days = Math.round((koreanMidnight(now) - koreanMidnight(at)) / DAY);
  return days < 1 ? koreanRelative(at, now) : `${days}일 전`;
}

/** `24-09-2024 11:23:39`. @param {number} at @param {string} [join] what stands between date and time */
export function turkishTime(at, join = ' ') {
  const p = parts(at, TURKEY);
  return `${p.day}-${p.month}-${p.year}${join}${p.hour}:${p.minute}:${p.second}`;
}

/** As the category list prints times: `Bugün 18:57:49`, `Dün 23:23:31`, `05-09-2022 13:20:16`. @param {number} at @param {number} now */
export function turkishListTime(at, now) {
  const clock = turkishTime(at).slice(11);
  const today = turkishMidnight(now);
  if (at >= today) return `Bugün ${clock}`;
  if (at >= today - DAY) return `Dün ${clock}`;
  return turkishTime(at);
}
