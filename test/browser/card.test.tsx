import { userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, test } from 'vitest';
import { drawCard } from './draw';
import { BIZ_UNKNOWN, CLOSED_NOW, ENDS, OPEN_NOW, PAST_NOW, finding, kst, listing, notStarted, order, pastSafe, twoDeliveries, unknownDate } from './samples';

beforeEach(() => document.body.replaceChildren());

const text = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('the headline', () => {
  test('is the safe date, absolute first, 24:00 of the last day and never 00:00 of the next', () => {
    const { one, root } = drawCard(order(), OPEN_NOW);
    const time = one<HTMLTimeElement>('time[data-role="safe-deadline"]');
    expect(text(time)).toBe('10월 8일(수) 24:00');
    expect(time.dateTime).toBe('2025-10-09T00:00:00+09:00');
    expect(text(one('[role="timer"]'))).toBe('3일 4시간 남음');
    expect(text(root as unknown as Element)).not.toContain('00:00');
    expect(text(one('.block:has(.date) > h2.label'))).toContain('한국 시간');
  });

  test.each([
    ['tr', '8 Ekim (Çar) 24:00'],
    ['en', 'Wed 8 Oct 24:00'],
  ] as const)('reads the same instant in %s', (locale, words) => {
    expect(text(drawCard(order(), OPEN_NOW, locale).one('time[data-role="safe-deadline"]'))).toBe(words);
  });

  test('carries its year when it is not the present one', () => {
    const { one } = drawCard(order(), kst('2026-01-05T09:00:00'));
    expect(text(one('time[data-role="safe-deadline"]'))).toBe('2025년 10월 8일(수) 24:00');
  });

  test('shows every reading of the delivery, in the document while closed', () => {
    const { one } = drawCard(order(), OPEN_NOW);
    const ends = ['inclusive', 'exact', 'civil', 'civil-rolled'].map((id) => {
      const time = one<HTMLTimeElement>(`[data-delivery="1"] [data-reading="${id}"] time`);
      return [time.dateTime, text(time)];
    });
    expect(ends).toEqual([
      ['2025-10-09T00:00:00+09:00', '10월 8일(수) 24:00'],
      ['2025-10-09T15:20:00+09:00', '10월 9일(목) 15:20'],
      ['2025-10-10T00:00:00+09:00', '10월 9일(목) 24:00'],
      ['2025-10-11T00:00:00+09:00', '10월 10일(금) 24:00'],
    ]);
    expect(one<HTMLDetailsElement>('details:has([data-delivery])').open).toBe(false);
  });

  test('outside the closed readings names no date later than the safe one while open', () => {
    const { root } = drawCard(order(), OPEN_NOW);
    const outside = [...root.querySelectorAll<HTMLTimeElement>('time')].filter((time) => !time.closest('details'));
    expect(outside.map((time) => Date.parse(time.dateTime)).filter((ms) => ms > ENDS.inclusive)).toEqual([]);
  });

  test('past the safe date: cannot tell, and the last reading stands only under the sentence that says so', () => {
    const { one, root } = drawCard(pastSafe(), PAST_NOW);
    expect(one('.card').dataset['verdict']).toBe('cannot-tell');
    expect(text(one('time[data-role="safe-deadline"]'))).toBe('10월 8일(수) 24:00');
    expect(text(one('[role="timer"]'))).toBe('11시간 전에 지남');
    const sentences = [...root.querySelectorAll('.note.strong')].map(text);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain('10월 10일(금) 24:00');
    const elsewhere = [...root.querySelectorAll('.scroll *')].filter((e) => !e.closest('details, .note.strong') && e.children.length === 0 && text(e).includes('10월 10일'));
    expect(elsewhere).toEqual([]);
  });

  test('closed says so and keeps the date', () => {
    const { one } = drawCard(order({ verdict: 'not-covered' }, { state: 'closed' }), CLOSED_NOW);
    expect(text(one('.note.strong'))).toBe('모든 해석의 기한이 지났습니다.');
    one('time[data-role="safe-deadline"]');
  });

  test.each([
    ['unknown', unknownDate],
    ['not-started', notStarted],
  ])('%s has no date and says why', (_, view) => {
    const { all, one } = drawCard(view(), OPEN_NOW);
    expect(all('[data-role="safe-deadline"], [role="timer"]')).toEqual([]);
    expect(text(one('.no-date'))).toBe('마감을 말할 수 없습니다');
    expect(text(one('.no-date + .note')).length).toBeGreaterThan(10);
  });

  test('a pin moves it, is called the user’s choice, and the first delivery’s date stays beside it', () => {
    const pinned = { closesAt: kst('2025-10-19T00:00:00'), reading: 'inclusive', number: 2, reason: '최종 작업물' };
    const { one } = drawCard(twoDeliveries({ pinned }), OPEN_NOW);
    expect(text(one('time[data-role="safe-deadline"]'))).toBe('10월 18일(토) 24:00');
    expect(text(one('h2.label b'))).toBe('직접 고른 마감');
    const first = one('time[data-role="first-deadline"]');
    expect(text(first)).toBe('10월 8일(수) 24:00');
    expect(text(first.parentElement!)).toContain('최종 작업물');
  });

  test('the timer is silent but when 72, 24, 3 and 0 hours are reached', async () => {
    const hours = (left: number) => ENDS.inclusive - left * 3_600_000;
    const { one, again } = drawCard(order(), hours(73));
    const said = () => text(one('[role="timer"] + [aria-live="polite"]'));
    const at = async (left: number) => {
      again({ now: hours(left) });
      await new Promise(requestAnimationFrame);
      await new Promise((done) => setTimeout(done));
      return said();
    };
    expect(said()).toBe('');
    expect(await at(72.5)).toBe('');
    expect(await at(72)).toBe('3일 남음');
    expect(await at(50)).toBe('3일 남음');
    expect(await at(24)).toBe('1일 남음');
    expect(await at(3)).toBe('3시간 남음');
    expect(await at(0)).toBe('0분 전에 지남');
  });
});

describe('the rules', () => {
  test('each row carries rule, result and decider, a word for the result, and its clause one press away', async () => {
    const { one, all } = drawCard(order(), OPEN_NOW);
    expect(all('[data-rule]').map((row) => [row.dataset['rule'], row.dataset['result'], row.dataset['decider']])).toEqual([
      ['K4', 'met', 'page'],
      ['K2', 'met', 'you'],
      ['K10', 'met', 'page'],
      ['K11', 'met', 'you'],
      ['K6', 'unknown', 'you'],
    ]);
    await userEvent.click(one('[data-rule="K10"] .chip'));
    const note = text(one('[data-rule="K10"] .source-note'));
    for (const part of ['받은 뒤 7일', '블로그 글', '알 수 없음', '2025', '시행 중', '작업물 도착 시각과 시계로 계산']) expect(note).toContain(part);
  });

  test('an open yes-no question is answered in one press', async () => {
    const { root, calls } = drawCard(unknownDate(), OPEN_NOW);
    const yes = [...root.querySelectorAll('[data-rule="K2"] button')].find((button) => text(button) === '예')!;
    await userEvent.click(yes);
    expect(calls).toEqual([['say', 'account.biz', 'yes']]);
  });

  test('a known value can be corrected and an own answer taken back', async () => {
    const { one, root, calls } = drawCard(order(), OPEN_NOW);
    await userEvent.click(one('[data-rule="K2"] [data-action="correct"]'));
    const press = async (words: string) => userEvent.click([...root.querySelectorAll('[data-rule="K2"] .field button')].find((button) => text(button) === words)!);
    await press('내 답 지우기');
    expect(calls).toEqual([['say', 'account.biz', null]]);
  });

  test('a click that the page’s scripts make does nothing', () => {
    const { root, calls } = drawCard(unknownDate(), OPEN_NOW);
    for (const button of root.querySelectorAll('button')) {
      button.click();
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    }
    expect(calls).toEqual([]);
  });
});

describe('values by hand', () => {
  const openDate = async () => {
    const drawn = drawCard(unknownDate(), OPEN_NOW);
    await userEvent.click(drawn.one('.question [data-action="correct"]'));
    return drawn;
  };

  test('a time is taken in the rule’s zone, which is named', async () => {
    const { one, root, calls } = await openDate();
    expect(text(one('.question .hint'))).toContain('한국 시간');
    await userEvent.fill(one('.question input[type="date"]'), '2025-10-02');
    await userEvent.fill(one('.question input[type="time"]'), '15:20');
    await userEvent.click([...root.querySelectorAll('.question .field button')].find((button) => text(button) === '저장')!);
    expect(calls).toEqual([['say', 'deliveries', '2025-10-02T15:20:00+09:00']]);
  });

  test('a day without a time stays a day', async () => {
    const { one, calls } = await openDate();
    await userEvent.fill(one('.question input[type="date"]'), '2025-10-02');
    await userEvent.type(one('.question input[type="date"]'), '{Enter}');
    expect(calls).toEqual([['say', 'deliveries', '2025-10-02']]);
  });

  test('half a date is refused as no date, not taken as none', async () => {
    const { one, root, calls } = await openDate();
    one('.question input[type="date"]').focus();
    await userEvent.keyboard('12');
    await userEvent.click([...root.querySelectorAll('.question .field button')].find((button) => text(button) === '저장')!);
    expect(calls).toEqual([]);
    expect(text(one('.question [role="alert"]'))).toContain('없는 날짜나 시각');
  });

  test('several deliveries are given one a line, in the order typed', async () => {
    const view = unknownDate();
    const question = { ...view.questions[0]!, many: true, value: '2025-10-02T15:20:00+09:00', origin: 'page' as const };
    const { one, all, root, calls } = drawCard({ ...view, questions: [question] }, OPEN_NOW);
    await userEvent.click(one('.question [data-action="correct"]'));
    const press = (words: string) => userEvent.click([...root.querySelectorAll('.question .field button')].find((button) => text(button) === words)!);
    await press('하나 더');
    await userEvent.fill(all('.question input[type="date"]')[1]!, '2025-10-12');
    await press('저장');
    expect(calls).toEqual([['say', 'deliveries', '2025-10-02T15:20:00+09:00\n2025-10-12']]);
  });

  test('nothing typed is refused, with the field marked', async () => {
    const { one, root, calls } = await openDate();
    await userEvent.click([...root.querySelectorAll('.question .field button')].find((button) => text(button) === '저장')!);
    expect(calls).toEqual([]);
    expect(text(one('.question [role="alert"]'))).toBe('값을 적어 주세요.');
    expect(one('.question input[type="date"]').getAttribute('aria-invalid')).toBe('true');
  });

  test('a number with a fraction is refused, one with thousands separators taken', async () => {
    const { one, root, calls } = drawCard(listing(), OPEN_NOW, 'tr');
    await userEvent.click(one('[data-rule="P6"] [data-action="correct"]'));
    const field = one('[data-rule="P6"] input');
    const save = () => userEvent.click([...root.querySelectorAll('[data-rule="P6"] .field button')].find((button) => text(button) === 'Kaydet')!);
    await userEvent.fill(field, '3,5');
    await save();
    expect(calls).toEqual([]);
    expect(text(one('[data-rule="P6"] [role="alert"]'))).toContain('tam sayı');
    await userEvent.fill(field, '1.356');
    await save();
    expect(calls).toEqual([['say', 'account.tradePoints', '1356']]);
  });

  test('a value that the page’s scripts put into a field is not sent', async () => {
    const { one, root, calls } = drawCard(listing(), OPEN_NOW, 'tr');
    await userEvent.click(one('[data-rule="P6"] [data-action="correct"]'));
    const field = one<HTMLInputElement>('[data-rule="P6"] input');
    field.value = '9';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await userEvent.click([...root.querySelectorAll('[data-rule="P6"] .field button')].find((button) => text(button) === 'Kaydet')!);
    expect(calls).toEqual([['say', 'account.tradePoints', '356']]);
  });

  test('a pin wants a reason', async () => {
    const { one, calls } = drawCard(twoDeliveries(), OPEN_NOW);
    await userEvent.click(one('details:has([data-delivery]) > summary'));
    await userEvent.click(one('[data-delivery="2"] [data-action="pin"]'));
    await userEvent.click(one('[data-action="pin-save"]'));
    expect(calls).toEqual([]);
    await userEvent.fill(one('[data-delivery="2"] input'), '최종 작업물');
    await userEvent.click(one('[data-action="pin-save"]'));
    expect(calls).toEqual([['pin', 2, '최종 작업물']]);
  });
});

describe('the one claim', () => {
  test('filing is recorded only after the pre-flight has been shown', async () => {
    const { one, all, calls } = drawCard(order(), OPEN_NOW);
    await userEvent.click(one('[data-action="filed"]'));
    expect(calls).toEqual([]);
    expect(text(one('section[aria-label="신청 전 확인"]'))).toContain('합의한 내용의 증거 아직 없음');
    await userEvent.click(one('[data-action="filed-confirm"]'));
    expect(calls).toEqual([['filed', OPEN_NOW]]);
    expect(all('[data-action="filed-confirm"]')).toEqual([]);
  });

  test('a claim on record is told and can be taken back', async () => {
    const { one, all, calls } = drawCard(order({ filed: { at: kst('2025-10-05T10:00:00') } }), OPEN_NOW);
    expect(all('[data-action="filed"]')).toEqual([]);
    expect(text(one('.notice.tone-edge'))).toContain('10월 5일(일) 10:00');
    await userEvent.click(one('[data-action="unfiled"]'));
    expect(calls).toEqual([['filed', null]]);
  });
});

describe('evidence', () => {
  test('capture and export are one press each, and wait while a capture runs', async () => {
    const { one, again, calls } = drawCard(order(), OPEN_NOW);
    await userEvent.click(one('[data-action="capture"]'));
    await userEvent.click(one('[data-action="export"]'));
    expect(calls).toEqual([['capture'], ['export']]);
    again({ capture: { step: 'running' } });
    expect(one<HTMLButtonElement>('[data-action="capture"]').disabled).toBe(true);
  });

  test('a sealed capture says what it could not hold', () => {
    const { one } = drawCard(order(), OPEN_NOW, 'ko', { capture: { step: 'sealed', sealed: { seq: 7, completeness: ['no-picture', 'images-missing'] } } });
    expect(text(one('[role="status"]'))).toContain('기록 번호 7');
    expect(one('.held').children).toHaveLength(2);
  });

  test('a failure is told as an alert', () => {
    expect(text(drawCard(order(), OPEN_NOW, 'ko', { error: 'error.no-answer' }).one('.scroll > .block [role="alert"]'))).toContain('새로 고치세요');
    expect(text(drawCard(order(), OPEN_NOW, 'ko', { capture: { step: 'failed', error: 'overlay.captureFailed' } }).one('.keep [role="alert"]'))).toContain('저장하지 못했습니다');
  });
});

describe('a listing', () => {
  test('marks each price against its floor, as written', () => {
    const { all, one } = drawCard(listing(), OPEN_NOW, 'tr');
    expect(one('.card').dataset['verdict']).toBe('falls-short');
    expect(all('[data-floor]').map((mark) => [mark.dataset['floor'], mark.dataset['result'], text(mark.querySelector('.amount')!)])).toEqual([
      ['logo', 'below', '7.500 TL'],
      ['logo', 'above', '14.000 ₺'],
      ['', 'unknown', '18.000 TL'],
      ['', 'unknown', 'MAKS Bütçe 250 ₺'],
    ]);
    expect(text(all('[data-floor]')[0]!)).toContain('taban 10.000 ₺');
    expect(text(all('[data-floor]')[0]!)).toContain('KDV hariç');
  });

  test('says beside the verdict that its programme is only proposed', () => {
    expect(text(drawCard(listing(), OPEN_NOW, 'en').one('.verdict-bar'))).toContain('Proposed');
    expect(text(drawCard(order(), OPEN_NOW, 'en').one('.verdict-bar'))).not.toContain('In force');
  });

  test('keeps every price when there are many', () => {
    const many = Array.from({ length: 40 }, () => listing().floors[1]!);
    expect(drawCard({ ...listing(), floors: many }, OPEN_NOW, 'tr').all('[data-floor]')).toHaveLength(40);
  });
});

describe('the card on its page', () => {
  test('folds to a pill with the same date, and the focus goes along', async () => {
    const drawn = drawCard(order(), OPEN_NOW);
    drawn.again({ onFold: (folded) => drawn.again({ folded }) });
    await userEvent.click(drawn.one('[data-fold]'));
    expect(text(drawn.one('.pill time'))).toBe('10월 8일(수) 24:00');
    expect(drawn.root.activeElement).toBe(drawn.one('.pill'));
    await userEvent.keyboard('{Enter}');
    drawn.one('.card');
    expect(drawn.root.activeElement).toBe(drawn.one('.tool[data-fold]'));
    await userEvent.keyboard('{Escape}');
    drawn.one('.pill');
  });

  test('goes round the four corners and asks to be remembered there', async () => {
    const drawn = drawCard(order(), OPEN_NOW);
    for (const corner of ['bottom-left', 'top-left', 'top-right', 'bottom-right'] as const) {
      await userEvent.click(drawn.one('.tool:not([data-fold])'));
      expect(drawn.calls.at(-1)).toEqual(['move', corner]);
      drawn.again({ corner });
    }
  });

  test('paints its shell before texts or judgement are there', () => {
    const { root, one } = drawCard(null, OPEN_NOW, 'ko', { t: null });
    expect(text(one('.shell'))).toBe('Recourse');
    expect(root.querySelectorAll('[data-verdict], time')).toHaveLength(0);
  });

  test('leaves a part of a low window free', () => {
    const { one } = drawCard(order({ findings: Array.from({ length: 30 }, (_, index) => finding('K4', { rule: `K4-${index}` })).concat(BIZ_UNKNOWN) }), OPEN_NOW);
    expect(one('.card').getBoundingClientRect().height).toBeLessThanOrEqual(innerHeight * 0.75);
    expect(one('.scroll').scrollHeight).toBeGreaterThan(one('.scroll').clientHeight);
    const shown = one('[data-action="capture"]').getBoundingClientRect();
    expect(shown.bottom).toBeLessThanOrEqual(one('.card').getBoundingClientRect().bottom);
  });
});
