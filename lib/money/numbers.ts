import type { TextLocale } from './price';

/** One whole unit (a lira, a won) in millionths: exact, and finer than any minor unit. */
export const ONE = 1_000_000n;

/** A run of digits with its separators, at [start, end). */
export interface Numeral {
  start: number;
  end: number;
  /** Its value in millionths; null when the digits can be understood in more than one way, or in none. */
  value: bigint | null;
  /** False when the value is the likeliest understanding and not the only one. */
  sure: boolean;
  shape: 'plain' | 'grouped' | 'decimal' | 'masked' | 'odd';
  /** Digits before the first separator. */
  lead: number;
  /** Thousands groups after the first digits; 0 unless `grouped`. */
  groups: number;
}

const DIGITS = /\d+(?:[.,]\d+)*/y;
const MASKED = /\d[\dx*?#•●○]*(?:[.,][\dx*?#•●○]+)*/y;
const LONGEST = 15;

/**
 * Reads the numeral that begins at `at` (a digit) of a folded text.
 * The locale says which separator groups (`tr`: dot; `ko`, `en`: comma). A form that only one convention allows is read
 * by that one (`7,000.00` and `1.50` in Turkish text); a form that both allow with different values (`7,000` in Turkish text) has no value.
 */
export function readNumeral(folded: string, at: number, locale: TextLocale): Numeral {
  DIGITS.lastIndex = at;
  MASKED.lastIndex = at;
  const token = DIGITS.exec(folded)?.[0] ?? '';
  const mask = MASKED.exec(folded)?.[0] ?? '';
  if (mask.length > token.length) {
    return { start: at, end: at + mask.length, value: null, sure: false, shape: 'masked', lead: 0, groups: 0 };
  }
  return { start: at, end: at + token.length, ...understand(token, locale) };
}

type Meaning = Pick<Numeral, 'value' | 'sure' | 'shape' | 'lead' | 'groups'>;

function understand(token: string, locale: TextLocale): Meaning {
  // Most numbers of a page are such.
  if (/^[1-9]\d{0,14}$/.test(token)) return { value: BigInt(token) * ONE, sure: true, shape: 'plain', lead: token.length, groups: 0 };
  const parts = token.split(/[.,]/);
  const head = parts[0] ?? '';
  const as = (shape: Numeral['shape'], value: bigint | null, sure = value !== null, groups = 0): Meaning => ({ value, sure, shape, lead: head.length, groups });
  if (token.length > LONGEST * 2 || parts.join('').length > LONGEST || /^0\d/.test(token)) return as('odd', null);
  if (parts.length === 1) return as('plain', BigInt(token) * ONE);

  const separators = token.replace(/\d/g, '');
  const last = separators.at(-1);
  const tail = parts.at(-1) ?? '';
  if (separators.includes('.') && separators.includes(',')) {
    const onlyLastDiffers = !separators.slice(0, -1).includes(last ?? '');
    if (!onlyLastDiffers || !isGrouped(parts.slice(0, -1)) || tail.length > 2) return as('odd', null);
    return as('decimal', decimal(parts.slice(0, -1).join(''), tail));
  }
  const groupMark = locale === 'tr' ? '.' : ',';
  const couldBeGroups = isGrouped(parts);
  if (couldBeGroups && (last === groupMark || parts.length > 2)) return as('grouped', BigInt(parts.join('')) * ONE, true, parts.length - 1);
  if (couldBeGroups || parts.length > 2) return as('odd', null);
  if (last !== groupMark) return as('decimal', decimal(head, tail));
  // A dot before one or two digits in Turkish text can only be a decimal point; a comma so placed in Korean or English text is a slip.
  if (locale !== 'tr' || tail.length > 2) return as('odd', null);
  return as('decimal', decimal(head, tail), tail.length === 2);
}

function isGrouped(parts: string[]): boolean {
  const [head = '', ...rest] = parts;
  return head.length <= 3 && head !== '0' && rest.every((part) => part.length === 3);
}

function decimal(whole: string, fraction: string): bigint | null {
  if (fraction.length > 6) return null;
  return BigInt(whole) * ONE + BigInt(fraction.padEnd(6, '0'));
}
