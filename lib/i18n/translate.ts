/** Languages of the product. */
export type Locale = 'ko' | 'tr' | 'en';

/** A value put into a message. An instant is formatted by the message's language in the rule's zone. */
export type Param =
  | string
  | number
  | { kind: 'end' | 'start'; ms: number; zone: string }
  | { kind: 'money'; currency: string; minor: number }
  | { kind: 'line'; line: Line };

/** A message to be shown: its key in the catalogue and the values for its {slots}. */
export interface Line {
  key: string;
  params?: Record<string, Param>;
}

/** A catalogue of one language: key → text with {slots}. */
export type Texts = Record<string, string>;

/** Turns a line, or a key with values, into text. Throws on a missing key: a hole in a catalogue is ours to mend, found by test/meta. */
export type Translate = (line: Line | string, params?: Record<string, Param>) => string;
