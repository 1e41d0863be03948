import { makeTranslate } from '../i18n/make-translate';
import type { Locale, Texts, Translate } from '../i18n/translate';
import { maskPersonal } from './redact';

/** How a report and the PDFs speak. */
export interface Voice {
  locale: Locale;
  say: Translate;
  /** The message `<group>.<code>`, or the code itself where the catalogue has none: codes in a log may come from another version. */
  sayCode(group: string, code: string): string;
  /** Masks what a person typed or a page said, by maskPersonal and the words that the owner lists. */
  mask(text: string): string;
}

/** A voice with the whole catalogue of one language, masking `words`. Its dates always carry their year: a package is read later. */
export function voiceOf(texts: Texts, locale: Locale, words: readonly string[] = []): Voice {
  const say = makeTranslate(texts, locale, () => 0);
  const mask = (text: string) => maskPersonal(text, words);
  return { locale, say, mask, sayCode: (group, code) => (Object.hasOwn(texts, `${group}.${code}`) ? say(`${group}.${code}`) : code) };
}
