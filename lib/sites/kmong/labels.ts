import { foldLabel } from '../dom/fold';

/** What a line of an order page says. Events are past; `due` and `term` are promises and limits, whose dates are never events. */
export type LabelKind = 'delivery' | 'revision' | 'confirmed' | 'purchased' | 'other-event' | 'due' | 'term';

/** Form of a delivery's wording: a card may carry a title and a sentence, the feed of 2018 a ribbon and then a bubble. */
export type Wording = 'title' | 'sentence' | 'ribbon';

const WORK = '(?:최종|수정|새로운|새)?(?:작업물|작업결과물|결과물|완성본|최종본|수정본)';
const NTH = '(?:\\(?(?:\\d+|첫|두|세|네)(?:차|번째|회차)\\)?|\\(최종\\))?';
const DONE = '(?:하였습니다|했습니다|했어요|되었습니다|됐습니다|됐어요|하셨습니다|함|됨)';
const WHO = '(?:(?:의뢰인|구매자|고객|전문가)(?:님)?(?:이|께서)?)?';

/** Labels are compared after `labelOf`: spaces, `·`, `/`, punctuation and times are gone. The whole line must be the label. */
const KINDS: [LabelKind, RegExp][] = [
  ['delivery', new RegExp(`^${NTH}${WORK}(?:이|가)?도착(?:완료|알림|일시|시각)?${DONE}?${NTH}$`)],
  ['delivery', new RegExp(`^${WHO}${NTH}(?:${WORK}(?:이|가|을|를)?)?발송(?:이|을)?완료${DONE}?${NTH}$`)],
  ['delivery', new RegExp(`^${WHO}${NTH}${WORK}(?:이|가|을|를)발송${DONE}${NTH}$`)],
  ['revision', new RegExp(`^${WHO}(?:재|추가)?(?:${WORK}(?:을|를|의)?)?수정(?:을)?요청(?:을|이)?(?:완료|접수|도착)?${DONE}?(?:\\d+차)?$`)],
  ['confirmed', new RegExp(`^${WHO}(?:자동)?(?:으로)?구매(?:가|를|을)?(?:자동)?(?:확정|완료)(?:완료|일|일시)?${DONE}?$`)],
  ['confirmed', new RegExp(`^거래(?:가)?(?:완료)${DONE}?$`)],
  ['purchased', new RegExp(`^(?:작업|거래)?진행중$|^(?:작업|거래)(?:이|가)?시작${DONE}?$`)],
  ['purchased', new RegExp(`^(?:주문|결제)(?:이|가)?(?:접수|완료)${DONE}?$|^(?:결제|주문|구매)(?:한)?(?:일|일시|일자|날짜|시각|시간)$`)],
  ['due', /^(?:새|새로운|변경된|변경|연장된)?(?:작업물)?(?:발송|도착|작업완료|완료|납품)예정(?:일|일시|일자|시각)?$|^(?:작업)?(?:마감|납기|납품)(?:일|일시|기한)?$/],
  [
    'other-event',
    new RegExp(
      `^(?:발송지연|(?:작업물)?연장요청|연장(?:요청)?(?:수락|거절|승인)|(?:거래|주문)?취소(?:요청)?(?:수락|거절|철회|완료)?|취소문제해결|문제해결(?:요청)?|분쟁조정중?|환불(?:완료|요청)|리뷰작성완료|요청사항(?:작성|전달|도착)(?:완료)?)${DONE}?$`,
    ),
  ],
];

/** Automatic confirmation without a finished verb tells what will happen: never an event. */
const AUTOMATIC_TO_COME = /^자동(?:으로)?구매확정(?:일|일시)?$/;

/** Words that make a date beside them a promise, a limit or a period. */
const TERM =
  /예정|까지|마감|기한|기간|만료|유효|희망|납기|남은|남음|이내|내에|후자동|자동(?:구매|으로)|보관|다운로드|삭제|응답시|~|〜|D-\d/;

/** Heads and tails that say nothing: bullets, brackets, colons, full stops. Parentheses stay, they may number a delivery. */
const EDGES = /^[:：,.!|ㅣ<>[\]【】\-–—★☆✓✔✅●○◦■□▶▷▸→>「」'"“”]+|[:：,.!|ㅣ<>[\]【】\-–—★☆✓✔●○■□▶▷→「」'"“”]+$/g;

/** A line as labels are compared: folded, without empty brackets and edge marks. */
export function labelOf(text: string): string {
  return foldLabel(text)
    .replace(/\(\)|\[\]/g, '')
    .replace(/\p{Extended_Pictographic}|\ufe0f/gu, '')
    .replace(EDGES, '')
    .replace(EDGES, '');
}

/** The kind of a whole label (as `labelOf` gives it), or null when it is none that is known. */
export function kindOfLabel(label: string): LabelKind | null {
  if (label === '' || label.length > 60) return null;
  if (AUTOMATIC_TO_COME.test(label)) return 'term';
  for (const [kind, pattern] of KINDS) if (pattern.test(label)) return kind;
  return isTerm(label) && label.length <= 24 ? 'term' : null;
}

/** True when the words make a date beside them something other than an event's time. */
export function isTerm(label: string): boolean {
  return TERM.test(label);
}

/** How a delivery label is worded. */
export function wordingOf(label: string): Wording {
  if (/발송/.test(label)) return 'ribbon';
  return /(?:습니다|어요|함|됨)$/.test(label) ? 'sentence' : 'title';
}

/** The number that a delivery label gives itself ('2차 작업물 도착'), 2 for wording that only follows a revision, else null. */
export function ordinalOf(label: string): number | null {
  const digits = /(\d+)(?:차|번째|회차)/.exec(label)?.[1];
  if (digits) return Number(digits);
  if (/두번째|^수정|수정본/.test(label)) return 2;
  return /세번째/.test(label) ? 3 : null;
}

/** Wording close to a delivery that is not known: it may be one, so nothing may rest on its absence. */
export function mayBeDelivery(label: string): boolean {
  if (label.length > 26 || isTerm(label)) return false;
  if (/면|시$|경우|하세요|주세요|드립니다|바랍니다|안내|하기$|보기$|받기$|대기|전$|중$|[?？]/.test(label)) return false;
  return /작업|결과|최종|수정|완성|납품|산출|파일|시안/.test(label) && /도착|발송|전달|납품|제출|전송|보냄|보냈|수령/.test(label);
}

/** True for lines that only a delivered card carries: the automatic confirmation notice and the period for its files. */
export function evidenceOf(label: string): 'notice' | 'period' | null {
  if (/^미응답시,?\d+일(?:후|뒤|이후)(?:에)?자동(?:으로)?구매(?:가)?확정(?:이|으로)?(?:처리)?(?:됩니다|돼요)?$/.test(label)) return 'notice';
  return /^(?:파일)?다운로드(?:가능)?기간/.test(label) && label.length <= 40 ? 'period' : null;
}

/** Fields that belong to the order as a whole: no event's card reaches over them. */
export function isOrderField(label: string): boolean {
  return /^(?:주문번호|총결제금액|결제금액|주문금액|총(?:금액|액|합계)|구매한서비스|주문정보|결제정보|기본항목)/.test(label) || /#\d{5,}/.test(label);
}

/** Digits of an order id in a text: `#6826723`, `주문번호 6826723`. Every one, in reading order. */
export function orderIdsIn(text: string): string[] {
  if (!/\d{5}/.test(text) && !/[０-９]{5}/.test(text)) return [];
  return [...text.normalize('NFKC').matchAll(/(?:(?<![\w&/#])#|주문\s*번호\s*[:：]?\s*#?\s*)(\d{5,12})(?![\d\w])/g)].map((hit) => hit[1] as string);
}
