import type { Entry } from '../evidence/entry';
import type { Line } from '../i18n/translate';
import { ATTESTATIONS } from './attestations';
import type { ExhibitView } from './view';

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Signs that turn text round or hide in it; a file's name may use them to look like another. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\u{fffd}');
}

function conversationLines({ partner, messages, gaps }: Entry['body']): Line[] {
  const lines: Line[] = [{ key: 'exhibits.conversation.messages', params: { n: typeof messages === 'number' ? messages : 0 } }];
  if (textIn(partner) !== '') lines.unshift({ key: 'exhibits.conversation.partner', params: { partner: plain(textIn(partner)) } });
  const reasons = new Set(Array.isArray(gaps) ? gaps.map(textIn) : []);
  const told: Record<string, Line> = {
    'date-missing': { key: 'exhibits.gap.date-missing' },
    'load-more': { key: 'exhibits.gap.load-more' },
    collapsed: { key: 'exhibits.gap.collapsed' },
    virtual: { key: 'exhibits.gap.virtual' },
  };
  return [...lines, ...[...reasons].map((why) => told[why] ?? { key: 'exhibits.gap.other' })];
}

const MATCHES: Record<string, string> = {
  same: 'exhibits.file.same',
  rounded: 'exhibits.file.rounded',
  unsized: 'exhibits.file.unsized',
  'other-size': 'exhibits.file.other-size',
  'not-listed': 'exhibits.file.not-listed',
  'nothing-listed': 'exhibits.file.nothing-listed',
};

function fileLines({ size, sha256, kept, match, listed }: Entry['body']): Line[] {
  const told = typeof listed === 'object' && listed !== null && !Array.isArray(listed) ? listed : {};
  const listedSize = textIn(told['sizeText']) || (typeof told['size'] === 'number' ? `${told['size']} B` : '–');
  return [
    { key: MATCHES[textIn(match)] ?? 'exhibits.file.nothing-listed', params: { listed: plain(listedSize) } },
    { key: 'exhibits.file.bytes', params: { n: typeof size === 'number' ? size : 0 } },
    { key: 'exhibits.file.hash', params: { hash: textIn(sha256) } },
    { key: kept === true ? 'exhibits.file.kept' : 'exhibits.file.not-kept' },
  ];
}

function noteLines({ attestation, at }: Entry['body']): Line[] {
  const type = textIn(attestation);
  if (type === '') return [];
  const what = { key: Object.hasOwn(ATTESTATIONS, type) ? `exhibits.attestation.${type}` : 'exhibits.attestation.other' };
  return [{ key: 'exhibits.attested', params: { what: { kind: 'line', line: what }, at: plain(textIn(at)) } }];
}

/** True for a note that only says to which order a conversation belongs: it is part of the log's story, not an exhibit. */
export function isPlacing({ kind, body }: Entry): boolean {
  return kind === 'note' && ('attach' in body || 'detach' in body);
}

/** Title, words and lines of an exhibit by its kind; `seqOf` tells the exhibit of an entry hash. */
export function contentOf({ kind, body }: Entry, seqOf: (entryHash: string) => number | null): Pick<ExhibitView, 'title' | 'url' | 'says' | 'words' | 'about'> {
  const common = { title: plain(textIn(body['title'])), url: textIn(body['url']) };
  if (kind === 'conversation') return { ...common, says: conversationLines(body) };
  if (kind === 'file') return { ...common, says: fileLines(body) };
  if (kind === 'selection') return { ...common, says: body['inPage'] === true ? [] : [{ key: 'exhibits.selection.elsewhere' }], words: textIn(body['text']) };
  if (kind !== 'note') return common;
  const about = seqOf(textIn(body['about']));
  return { ...common, says: noteLines(body), words: textIn(body['text']), ...(about === null ? {} : { about }) };
}
