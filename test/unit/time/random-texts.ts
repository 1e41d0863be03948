import fc from 'fast-check';

const PIECES = [
  '2025', '25', '03', '28', '31', '12', '9', '24:00', '14:05', '14:05:10', '.', '-', ':', '/', ' ', ',', '~', '년', '월', '일', '전', '후', '시', '시간', '분', '초', '오전', '오후', '밤', '정오', '자정', '어제', '오늘',
  '그제', '방금', '지금', '하루', '한', '두', '달', '주일', '(월)', '월요일', 'Mart', 'mar', 'ŞUB', 'dün', 'bugün', 'önce', 'gün', 'saat', 'bir', 'iki', 'Salı', 'tarihinde', "'te", 'ago', 'an', 'March', 'noon', 'T', 'Z', '+09:00', ' +0900', 'GMT+9', 'KST',
  '\n', '\u00a0', '999999999', '9999', '０３', 'İ', '원', 'TL', '까지',
];

/** Texts of bits of dates, times and words in any order, mixed with anything at all: most tell nothing, and none may make a reader throw. */
export const randomTexts: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }), { maxLength: 14 })
  .map((pieces) => pieces.join(''));
