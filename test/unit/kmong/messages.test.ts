// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { kmong } from '../../../lib/sites/kmong/kmong';
import { subjectOf } from '../../../lib/cases/merge';
import { SCHEMAS } from '../../../lib/messaging/schemas';
import { TALKS } from '../../market/kmong/skins/talks.mjs';
import { read, seoul, showHtml } from './pages';

const ADDRESS = 'https://kmong.com/inboxes?inbox_group_id=1&partner_id=2';
const NOW = seoul('2026-06-25 12:00');

function talkOf(html: string) {
  showHtml(html);
  const { content } = read(ADDRESS, NOW);
  if (content.kind !== 'messages') throw new Error(content.kind);
  return content;
}

describe('a conversation with a time under every message', () => {
  it('gives texts, sides and times in the order of the eye', () => {
    const talk = talkOf(TALKS.bubbles());
    expect(talk.partner?.value).toBe('모담디자인');
    expect(talk).toMatchObject({ gigId: '501001', orderId: null, gaps: [] });
    expect(talk.messages.map(({ author, text, timeText }) => [author, text, timeText])).toEqual([
      ['me', '로고 3안과 가이드북 20쪽으로 진행 가능할까요?', '03.28'],
      ['them', '네 가능합니다.\n480,000원에 진행하겠습니다.', '26.06.14 17:56'],
      ['me', '원본 파일(AI)도 받을 수 있나요? 작업물 도착 26.06.20 기준입니다.', '어제 10:26'],
      ['them', '네, 포함입니다.', '44분 전'],
      ['them', '시안 보냈습니다.', '방금'],
    ]);
    const [quarter, stamped, yesterday, minutes, fresh] = talk.messages.map(({ at }) => at);
    expect(quarter?.date).toBe('2026-03-28');
    expect(stamped?.epochMs).toBe(seoul('2026-06-14 17:56'));
    expect(yesterday?.epochMs).toBe(seoul('2026-06-24 10:26'));
    expect(minutes && minutes.earliestMs <= seoul('2026-06-25 11:16') && minutes.latestMs > seoul('2026-06-25 11:16')).toBe(true);
    expect(fresh?.date).toBe('2026-06-25');
  });
});

describe('a conversation parted by days', () => {
  it('gives clocks their day, files apart from the text, and names what is missing', () => {
    const talk = talkOf(TALKS.days());
    expect(talk.partner?.value).toBe('모담디자인');
    expect(talk.orderId).toBe('7654321');
    expect(talk.messages.map(({ author, text, timeText, at }) => [author, text, timeText, at?.epochMs ?? null])).toEqual([
      ['them', '안녕하세요, 모담디자인입니다.', '오전 10:26', seoul('2026-03-28 10:26')],
      ['me', '견적 부탁드립니다.\n26.04.30까지 필요합니다.', '오후 2:05', seoul('2026-03-28 14:05')],
      ['them', '견적서입니다.', '오후 3:40', seoul('2026-03-28 15:40')],
      ['me', '확인했습니다.', null, null],
      ['me', '진행하겠습니다.', '09:03', seoul('2026-03-29 09:03')],
    ]);
    expect(talk.messages[2]?.files).toEqual([{ name: '견적서_최종.pdf', size: null, sizeText: '1.2MB' }]);
    expect(talk.gaps).toEqual([{ before: 0, why: 'load-more' }, { before: 2, why: 'collapsed' }, { before: 3, why: 'date-missing' }]);
  });

  it('without the line of the day a clock gives no date', () => {
    const talk = talkOf(TALKS.days().replace('2026년 3월 28일 토요일', '').replace('2026년 3월 29일 일요일', ''));
    expect(talk.messages).toHaveLength(5);
    expect(talk.messages.every(({ at }) => at === null)).toBe(true);
  });

  it('where all messages stand at one edge nobody is said to be the author', () => {
    const talk = talkOf(TALKS.days().replace(/class="m r"/g, 'class="m l"'));
    expect(talk.messages.map(({ author }) => author)).toEqual([null, null, null, null, null]);
  });
});

describe('feeds of other builds', () => {
  const field = '<textarea placeholder="메시지를 입력하세요."></textarea>';
  it('newest first in the source, turned round by style', () => {
    const talk = talkOf(`<style>.f{display:flex;flex-direction:column-reverse}</style><main><h1>모담디자인</h1><div class="f"><div><p>둘째</p><i>26.06.15 10:00</i></div><div><p>첫째</p><i>26.06.14 10:00</i></div></div>${field}</main>`);
    expect(talk.messages.map(({ text }) => text)).toEqual(['첫째', '둘째']);
  });

  it('days as groups, each with its own list', () => {
    const group = (day: string, at: string) => `<section><h3>${day}</h3><ul><li><p>하나 ${at}에 뵙죠</p><span>${at}</span></li><li><p>둘</p><span>18:00</span></li></ul></section>`;
    const talk = talkOf(`<main><h1>모담디자인</h1><div>${group('2026년 6월 1일', '10:00')}${group('2026년 6월 2일', '11:00')}</div>${field}</main>`);
    expect(talk.messages.map(({ at }) => at?.epochMs)).toEqual([seoul('2026-06-01 10:00'), seoul('2026-06-01 18:00'), seoul('2026-06-02 11:00'), seoul('2026-06-02 18:00')]);
  });

  it('a virtual list says that more messages exist', () => {
    const item = (n: number) => `<div style="position:absolute;top:${n * 60}px"><p>${n}</p><i>26.06.${10 + n} 10:00</i></div>`;
    const talk = talkOf(`<main><h1>모담디자인</h1><div style="height:4000px">${item(5)}${item(6)}</div>${field}</main>`);
    expect(talk.gaps).toContainEqual({ before: 0, why: 'virtual' });
  });

  it('a page without a conversation gives none', () => {
    expect(talkOf('<main><h1>메시지</h1><p>대화를 선택해 주세요.</p></main>').messages).toEqual([]);
    expect(kmong.ready(document, new URL(ADDRESS))).toBe(false);
  });
});

describe('the way to the background', () => {
  it('is a known shape and no case by itself', () => {
    showHtml(TALKS.days());
    const reading = read(ADDRESS, NOW);
    expect(SCHEMAS.saw.safeParse(reading).success).toBe(true);
    expect(subjectOf(reading)).toBeNull();
  });
});
