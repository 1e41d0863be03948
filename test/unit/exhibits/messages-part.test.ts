import { describe, expect, test } from 'vitest';
import { messagesPart } from '../../../lib/overlay/messages-part';
import type { MessagesReading, PageMessage } from '../../../lib/sites/site';

const message = (text: string, over: Partial<PageMessage> = {}): PageMessage => ({ author: null, name: null, at: null, timeText: null, text, files: [], ...over });
const talk = (messages: PageMessage[], over: Partial<MessagesReading> = {}): MessagesReading => ({ kind: 'messages', partner: null, gigId: null, orderId: null, messages, gaps: [], ...over });
const part = (reading: MessagesReading, text: string) => JSON.parse(messagesPart(reading, text)) as { v: number; messages: { n: number; text: string; at: { start: number; end: number } | null }[] } & Record<string, unknown>;
const cut = (reading: MessagesReading, text: string) => part(reading, text).messages.map(({ at }) => at && text.slice(at.start, at.end));

describe('messages.json', () => {
  test('tells author, time and files of each message in order, numbers from 1, and the gaps', () => {
    const at = { date: '2026-06-14', epochMs: 1000, earliestMs: 1000, latestMs: 61_000, precision: 'minute' as const };
    const made = part(
      talk([message('하나', { author: 'me', at, timeText: '17:56' }), message('둘', { author: 'them', name: '모담디자인', files: [{ name: '견적서.pdf', size: null, sizeText: '1.2MB' }] })], {
        partner: { value: '모담디자인', text: '모담디자인', where: '', sure: true },
        gigId: '501001',
        orderId: '7654321',
        gaps: [{ before: 1, why: 'date-missing' }],
      }),
      '하나\n17:56\n둘\n견적서.pdf\n',
    );
    expect(made).toMatchObject({ v: 1, partner: '모담디자인', order: '7654321', gig: '501001', gaps: [{ before: 1, why: 'date-missing' }] });
    expect(made.messages).toMatchObject([
      { n: 1, author: 'me', name: null, atMs: 1000, earliestMs: 1000, latestMs: 61_000, precision: 'minute', timeText: '17:56', text: '하나' },
      { n: 2, author: 'them', name: '모담디자인', atMs: null, precision: null, timeText: null, text: '둘', files: [{ name: '견적서.pdf', size: null, sizeText: '1.2MB' }] },
    ]);
  });

  test('a partner that is not sure is not told', () => {
    expect(part(talk([], { partner: { value: 'x', text: 'x', where: '', sure: false } }), '')).toMatchObject({ partner: null });
  });
});

describe('where a message stands in the text', () => {
  test('its own lines, blanks and all, also after an emoji', () => {
    const text = '제목 😀\n\n  안녕하세요,   모담입니다. \n오전 10:26\n견적\n\n부탁드립니다\n오후 2:05\n';
    expect(cut(talk([message('안녕하세요, 모담입니다.'), message('견적\n부탁드립니다')]), text)).toEqual(['안녕하세요,   모담입니다.', '견적\n\n부탁드립니다']);
  });

  test('a file alone stands where its name stands', () => {
    expect(cut(talk([message('', { files: [{ name: '시안.zip', size: null, sizeText: null }] })]), '머리\n시안.zip\n')).toEqual(['시안.zip']);
  });

  test('a line that only holds the words of a message is not the message', () => {
    expect(cut(talk([message('네')]), '네 가능합니다.\n')).toEqual([null]);
  });

  test('equal messages stand each at its own place', () => {
    const text = '네\n10:00\n네\n10:05\n';
    expect(part(talk([message('네'), message('네')]), text).messages.map(({ at }) => at?.start)).toEqual([0, text.lastIndexOf('네')]);
  });

  test('a preview beside the conversation that says the same makes the place unknown, and no other', () => {
    const text = '모담디자인\n포함입니다.\n\n가능한가요?\n10:00\n포함입니다.\n10:05\n';
    expect(cut(talk([message('가능한가요?'), message('포함입니다.')]), text)).toEqual(['가능한가요?', '포함입니다.']);
    expect(cut(talk([message('포함입니다.')]), text)).toEqual([null]);
  });

  test('a feed that the page turns round by style', () => {
    expect(cut(talk([message('첫째'), message('둘째'), message('셋째')]), '셋째\n둘째\n첫째\n')).toEqual(['첫째', '둘째', '셋째']);
  });

  test('a message that the text lacks holds the others up in nothing', () => {
    expect(cut(talk([message('하나'), message('없는 글'), message('셋')]), '하나\n셋\n')).toEqual(['하나', null, '셋']);
  });
});
