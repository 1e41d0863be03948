import { makeTranslate } from '../i18n/make-translate';
import type { Locale, Texts, Translate } from '../i18n/translate';

/** How a report and the PDFs speak. */
export interface Voice {
  locale: Locale;
  say: Translate;
  /** The message `<group>.<code>`, or the code itself where the catalogue has none: codes in a log may come from another version. */
  sayCode(group: string, code: string): string;
}

/** A voice with the whole catalogue of one language. Its dates always carry their year: a package is read later. */
export function voiceOf(texts: Texts, locale: Locale): Voice {
  const say = makeTranslate(texts, locale, () => 0);
  return { locale, say, sayCode: (group, code) => (Object.hasOwn(texts, `${group}.${code}`) ? say(`${group}.${code}`) : code) };
}
