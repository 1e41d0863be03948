import { formatEnd, formatStart } from './dates';
import { formatMoney } from './money';
import type { Line, Locale, Param, Texts, Translate } from './translate';

const SLOT = /\{(\w+)\}/g;

/**
 * Makes the function that turns lines into text of one language.
 * `now` (epoch ms) decides only whether a date needs its year. Throws a RangeError that names the key when the catalogue lacks it, or the slot when the line lacks it.
 */
export function makeTranslate(texts: Texts, locale: Locale, now: () => number = Date.now): Translate {
  const value = (param: Param): string => {
    if (typeof param === 'string') return param;
    if (typeof param === 'number') return new Intl.NumberFormat(locale).format(param);
    if (param.kind === 'line') return translate(param.line);
    if (param.kind === 'money') return formatMoney(param.minor, param.currency, locale);
    const format = param.kind === 'end' ? formatEnd : formatStart;
    return format(param.ms, param.zone, locale, now());
  };

  const translate = (line: Line | string, given?: Record<string, Param>): string => {
    const key = typeof line === 'string' ? line : line.key;
    const params = typeof line === 'string' ? given : line.params;
    const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
    if (text === undefined) throw new RangeError(`No ${locale} text for "${key}".`);
    return text.replace(SLOT, (_, slot: string) => {
      const param = params && Object.hasOwn(params, slot) ? params[slot] : undefined;
      if (param === undefined) throw new RangeError(`"${key}" needs a value for {${slot}}.`);
      return value(param);
    });
  };
  return translate;
}
