import { browser } from 'wxt/browser';
import { chooseLocale, type Settings } from '../settings/settings';
import { textsFor } from './catalogue';
import { makeTranslate } from './make-translate';
import type { Locale, Translate } from './translate';

/** The language of an extension page, set on its document too: screen readers and fonts go by it. */
export function pageLanguage(settings: Settings): { locale: Locale; t: Translate } {
  const locale = chooseLocale(settings, browser.i18n.getUILanguage());
  document.documentElement.lang = locale;
  return { locale, t: makeTranslate(textsFor(locale), locale) };
}
