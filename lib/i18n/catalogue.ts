import type { Locale, Texts } from './translate';

const FILES = import.meta.glob<Texts>('./messages/*.json', { eager: true, import: 'default' });

/** Parts whose keys only extension pages and packages use: the card does without them, since its texts travel to every page. */
const PAGES_ONLY = new Set(['desk', 'cover', 'exhibits', 'popup', 'options', 'report', 'package']);

function merged(locale: Locale, wanted: (part: string) => boolean): Texts {
  const texts: Texts = {};
  for (const [path, messages] of Object.entries(FILES)) {
    const [part, language] = path.slice(path.lastIndexOf('/') + 1).split('.');
    if (part !== undefined && language === locale && wanted(part)) Object.assign(texts, messages);
  }
  return texts;
}

/** The whole catalogue of one language: every part in lib/i18n/messages. Keys are unique over all parts. */
export function textsFor(locale: Locale): Texts {
  return merged(locale, () => true);
}

/** What the card and the marks need of it, to be sent to a page with the overlay's settings. */
export function cardTexts(locale: Locale): Texts {
  return merged(locale, (part) => !PAGES_ONLY.has(part));
}
