import { makeTranslate } from '../../lib/i18n/make-translate';
import { textsFor } from '../../lib/i18n/catalogue';
import type { ClauseView, FindingView, ListingView, OrderView, ServiceView } from '../../lib/cases/view';
import type { Locale, Texts, Translate } from '../../lib/i18n/translate';
import type { Price } from '../../lib/money/price';

/** Instants in Korea's time, written as people there write them. */
export const kst = (text: string) => Date.parse(`${text}+09:00`);

/** First worked example of clause K10: delivered 2025-10-02 15:20, readings as in the table of the rules. */
export const DELIVERED = kst('2025-10-02T15:20:00');
export const ENDS = {
  inclusive: kst('2025-10-09T00:00:00'),
  exact: kst('2025-10-09T15:20:00'),
  civil: kst('2025-10-10T00:00:00'),
  'civil-rolled': kst('2025-10-11T00:00:00'),
};
export const OPEN_NOW = kst('2025-10-05T19:50:00');
export const PAST_NOW = kst('2025-10-09T11:00:00');
export const CLOSED_NOW = kst('2025-10-12T09:00:00');

const WORDS: Record<Locale, Texts> = {
  ko: {
    's.K4': '품질보장 마크가 있는 서비스', 's.K2': '크몽비즈 기업 회원', 's.K10': '안전 마감 전', 's.K10?': '7일 이내인지 알 수 없음', 's.K11': '아직 신청하지 않음', 's.K6': '합의한 조건의 증거가 없음', 's.K1': 'Prime 마크만 있음: Prime은 품질보장이 아님',
    's.page': '서비스 페이지에서 읽음', 's.you': '10월 1일에 답함', 's.clock': '작업물 도착 시각과 시계로 계산', 's.log': '구매 전 대화를 저장하세요', 's.none': '아직 묻지 않음',
    's.says': '전문가에게서 작업물을 받은 뒤 7일 안에 신청합니다.', 's.biz?': '이 계정은 크몽비즈 기업 회원입니까?', 's.due': '합의한 날짜', 's.deliveries': '작업물 도착 시각', 's.ground': '신청 사유', 's.points': '거래 점수',
    's.prime': '크몽 Prime 품질보장', 's.prime-note': '규정 날짜는 알 수 없습니다. 2025년 글에서 읽었습니다.', 's.pro': 'R10 Pro Kat', 's.pro-note': '공지에 올라온 제안이며 아직 시행되지 않았습니다.',
    's.ok': '세는 조건이 모두 충족되었습니다', 's.unasked': '크몽비즈 기업 회원인지 아직 모릅니다', 's.gap': '작업물 도착 시각: 날짜를 읽지 못했습니다', 's.why': '작업물 도착 시각을 찾지 못했습니다. 아래에 직접 입력해 주세요.', 's.not-started': '작업물 도착이 보이지 않습니다. 7일이 시작되었다고 볼 근거가 없습니다.', 's.warn': '자동 구매확정이 가까워졌습니다. 확정 뒤에도 신청할 수 있는지는 규정에 없습니다.',
    's.below': '로고 가격 하나가 최저가보다 낮습니다', 's.P3': '가격이 최저가 이상이 아님', 's.P6': '거래 점수 5점 이상', 's.P10': '1년에 3번: 경계', 's.P4': '심사단이 승인한 참고 작업', 's.jury': '심사단이 결정합니다', 's.two': '글이 두 가지로 읽힙니다', 's.read356': '페이지에서 읽음: 356', 's.rubric': '4번 항목은 공개되지 않아 90점 만점입니다.', 's.agreement': '합의한 내용의 증거', 's.result': '실제 결과의 증거',
  },
  tr: {
    's.K4': 'Kalite güvencesi işareti olan hizmet', 's.K2': 'Kmong Biz kurumsal üyesi', 's.K10': 'Güvenli son tarihten önce', 's.K10?': '7 gün içinde mi, söylenemiyor', 's.K11': 'Henüz başvurulmadı', 's.K6': 'Kararlaştırılanların kanıtı yok', 's.K1': 'Yalnızca Prime işareti var: Prime güvence değildir',
    's.page': 'Hizmet sayfasında okundu', 's.you': '1 Ekim’de yanıtladınız', 's.clock': 'Teslim zamanı ve saatle hesaplandı', 's.log': 'Satın almadan önceki yazışmaları kaydedin', 's.none': 'Henüz sorulmadı',
    's.says': 'İş, uzmandan alındıktan sonra 7 gün içinde başvurulur.', 's.biz?': 'Bu hesap Kmong Biz kurumsal üyesi mi?', 's.due': 'Kararlaştırılan tarih', 's.deliveries': 'Teslim zamanı', 's.ground': 'Başvuru nedeni', 's.points': 'Ticaret puanı',
    's.prime': 'Kmong Prime kalite güvencesi', 's.prime-note': 'Kural tarihi bilinmiyor; 2025 tarihli bir yazıdan okundu.', 's.pro': 'R10 Pro Kat', 's.pro-note': 'Duyurulan bir öneridir; henüz yürürlükte değil.',
    's.ok': 'Karara katılan bütün koşullar sağlanıyor', 's.unasked': 'Kmong Biz kurumsal üyesi misiniz, henüz bilinmiyor', 's.gap': 'Teslim zamanı: tarih okunamadı', 's.why': 'Teslim zamanı bulunamadı. Aşağıya girebilirsiniz.', 's.not-started': 'Teslim görülmedi. 7 günün başladığı gösterilemiyor.', 's.warn': 'Otomatik onay yaklaşıyor. Onaydan sonra başvurulup başvurulamayacağı kurallarda yazmıyor.',
    's.below': 'Bir logo fiyatı tabanın altında', 's.P3': 'Fiyatlar tabanın üstünde değil', 's.P6': 'En az 5 ticaret puanı', 's.P10': 'Konu yılında 3 mağduriyet: sınırda', 's.P4': 'Jüri onaylı referanslar', 's.jury': 'Kararı jüri verir', 's.two': 'Metin iki türlü okunuyor', 's.read356': 'Sayfadan okundu: 356', 's.rubric': '4. madde yayımlanmadığı için 90 üzerindendir.', 's.agreement': 'Kararlaştırılanların kanıtı', 's.result': 'Sonucun kanıtı',
  },
  en: {
    's.K4': 'The service bears the guarantee mark', 's.K2': 'Kmong Biz corporate member', 's.K10': 'Before the safe deadline', 's.K10?': 'Cannot tell whether it is within 7 days', 's.K11': 'No claim filed yet', 's.K6': 'No proof of what was agreed', 's.K1': 'Prime mark only: Prime is not the guarantee',
    's.page': 'Read on the service page', 's.you': 'Answered on 1 October', 's.clock': 'From the delivery time and the clock', 's.log': 'Save the talk before the purchase', 's.none': 'Not asked yet',
    's.says': 'Claim within 7 days after receiving the work from the expert.', 's.biz?': 'Is this account a Kmong Biz corporate member?', 's.due': 'Agreed date', 's.deliveries': 'Time of delivery', 's.ground': 'Ground of the claim', 's.points': 'Trade points',
    's.prime': 'Kmong Prime quality guarantee', 's.prime-note': 'Date of the rule not known, read in a post of 2025.', 's.pro': 'R10 Pro Kat', 's.pro-note': 'A proposal in an announcement; not in force.',
    's.ok': 'Every condition that counts is met', 's.unasked': 'Not known yet whether the account is a Biz member', 's.gap': 'Time of delivery: the date could not be read', 's.why': 'The delivery time was not found. Enter it below.', 's.not-started': 'No delivery is seen. The 7 days have not been shown to start.', 's.warn': 'Automatic confirmation is near. The rules do not say whether a claim survives it.',
    's.below': 'A logo price is below the floor', 's.P3': 'Prices are not at or above the floor', 's.P6': 'At least 5 trade points', 's.P10': '3 grievances in the thread’s year: borderline', 's.P4': 'References approved by the jury', 's.jury': 'The jury decides', 's.two': 'The text reads two ways', 's.read356': 'Read on the page: 356', 's.rubric': 'Out of 90: item 4 was never published.', 's.agreement': 'Proof of what was agreed', 's.result': 'Proof of the actual result',
  },
};

/** The product's own catalogue with the samples' sentences beside it. Counts, never mends: a key that is missing in the catalogue still throws. */
export function sampleTranslate(locale: Locale, now: number): Translate {
  return makeTranslate({ ...textsFor(locale), ...WORDS[locale] }, locale, () => now);
}

const clause = (id: string): ClauseView => ({
  id,
  says: { key: 's.says' },
  source: '크몽 품질보장 안내, 블로그 글에 인용',
  sourceUrl: 'https://blog.example/post',
  date: null,
  readOn: '2025',
  status: 'in-force',
});

export function finding(rule: string, over: Partial<FindingView> = {}): FindingView {
  return { rule, clause: clause(rule), result: 'met', decider: 'page', counts: true, title: { key: `s.${rule}` }, detail: { key: 's.page' }, question: null, ...over };
}

const biz = { fact: 'account.biz', label: { key: 's.biz?' }, input: 'yes-no' as const, value: null, origin: null };

export const BIZ_UNKNOWN = finding('K2', { result: 'unknown', decider: 'you', detail: { key: 's.none' }, question: biz });
export const BIZ_MET = finding('K2', { decider: 'you', detail: { key: 's.you' }, question: { ...biz, value: 'yes', origin: 'you' } });

const LOG = { sealed: 4, lastVerified: kst('2025-10-05T09:00:00'), lastBackup: null };

/** An open order, covered. */
export function order(over: Partial<OrderView> = {}, window: Partial<OrderView['window']> = {}): OrderView {
  return {
    kind: 'order',
    caseId: 'kmong:order:6826723',
    site: 'kmong',
    subject: '#6826723',
    title: '브랜드 로고 디자인',
    verdict: 'covered',
    programme: { name: { key: 's.prime' }, status: 'in-force', note: { key: 's.prime-note' } },
    because: { key: 's.ok' },
    findings: [
      finding('K4'),
      BIZ_MET,
      finding('K10', { detail: { key: 's.clock' } }),
      finding('K11', { decider: 'you', detail: { key: 's.you' }, question: { fact: 'claim.unused', label: { key: 's.K11' }, input: 'yes-no', value: 'yes', origin: 'you' } }),
      finding('K6', { result: 'unknown', decider: 'you', counts: false, detail: { key: 's.log' } }),
    ],
    questions: [{ fact: 'order.agreedDue', label: { key: 's.due' }, input: 'moment', value: '2025-10-03', origin: 'page' }],
    gaps: [],
    warnings: [],
    log: LOG,
    url: null,
    filed: null,
    preflight: [
      { line: { key: 's.agreement' }, ready: false },
      { line: { key: 's.result' }, ready: true },
    ],
    window: {
      zone: 'Asia/Seoul',
      state: 'open',
      why: null,
      safe: { closesAt: ENDS.inclusive, reading: 'inclusive', number: 1 },
      latest: { closesAt: ENDS['civil-rolled'], reading: 'civil-rolled', number: 1, complete: true },
      pinned: null,
      deliveries: [delivery(1, DELIVERED, ENDS)],
      purchasedAt: kst('2025-09-12T10:00:00'),
      agreedDue: null,
      autoConfirmAt: kst('2025-10-09T00:00:00'),
      filesExpireAt: kst('2026-01-03T00:00:00'),
      ...window,
    },
    ...over,
  };
}

export function delivery(number: number, startMs: number, ends: Record<string, number>): OrderView['window']['deliveries'][number] {
  return { number, startMs, precision: 'minute', origin: 'page', pinned: false, readings: Object.entries(ends).map(([id, closesAt]) => ({ id, closesAt, why: null })) };
}

export function pastSafe(): OrderView {
  return order(
    {
      verdict: 'cannot-tell',
      because: { key: 's.K10?' },
      findings: [finding('K10', { result: 'unknown', title: { key: 's.K10?' }, detail: { key: 's.clock' } }), finding('K4'), BIZ_MET, finding('K1', { result: 'not-met', counts: false })],
      warnings: [{ key: 's.warn' }],
    },
    { state: 'past-safe' },
  );
}

export function unknownDate(): OrderView {
  return order(
    {
      verdict: 'cannot-tell',
      because: { key: 's.unasked' },
      findings: [BIZ_UNKNOWN, finding('K4'), finding('K10', { result: 'unknown', title: { key: 's.K10?' }, detail: { key: 's.none' } })],
      gaps: [{ key: 's.gap' }],
      questions: [{ fact: 'deliveries', label: { key: 's.deliveries' }, input: 'moment', value: null, origin: null }],
    },
    { state: 'unknown', why: { key: 's.why' }, safe: null, latest: null, deliveries: [], autoConfirmAt: null, filesExpireAt: null },
  );
}

export function notStarted(): OrderView {
  return order(
    { verdict: 'cannot-tell', because: { key: 's.K10?' } },
    { state: 'not-started', why: { key: 's.not-started' }, safe: null, latest: null, deliveries: [], autoConfirmAt: null, filesExpireAt: null, agreedDue: kst('2025-10-04T00:00:00') },
  );
}

/** Two deliveries; the second ten days after the first. Ends by the rule: the first seven days with the delivery day, the exact 7 x 24 hours, and so on. */
export function twoDeliveries(over: Partial<OrderView['window']> = {}): OrderView {
  const second = {
    inclusive: kst('2025-10-19T00:00:00'),
    exact: kst('2025-10-19T09:05:00'),
    civil: kst('2025-10-20T00:00:00'),
    'civil-rolled': kst('2025-10-21T00:00:00'),
  };
  return order(
    { warnings: [{ key: 's.warn' }] },
    {
      deliveries: [delivery(1, DELIVERED, ENDS), delivery(2, kst('2025-10-12T09:05:00'), second)],
      latest: { closesAt: second['civil-rolled'], reading: 'civil-rolled', number: 2, complete: true },
      ...over,
    },
  );
}

export function service(): ServiceView {
  const { window: _window, filed: _filed, preflight: _preflight, ...rest } = order();
  return { ...rest, kind: 'service', caseId: 'kmong:service:123456', verdict: 'cannot-tell', because: { key: 's.unasked' }, findings: [finding('K4'), BIZ_UNKNOWN], questions: [] };
}

export function price(text: string, minor: number | null, over: Partial<Price> = {}): Price {
  const money = minor === null ? null : ({ currency: 'TRY', minor } as const);
  return { text, index: minor ?? 0, low: money, high: money, per: null, vat: null, standing: 'asked', sure: true, ...over };
}

export function listing(): ListingView {
  const { window: _window, filed: _filed, preflight: _preflight, ...rest } = order();
  return {
    ...rest,
    kind: 'listing',
    caseId: 'r10:listing:1089270380',
    site: 'r10',
    subject: '1089270380',
    title: 'Profesyonel logo tasarımı',
    verdict: 'falls-short',
    because: { key: 's.below' },
    programme: { name: { key: 's.pro' }, status: 'proposed', note: { key: 's.pro-note' } },
    findings: [
      finding('P3', { result: 'not-met', detail: { key: 's.below' } }),
      finding('P6', { detail: { key: 's.read356' }, question: { fact: 'account.tradePoints', label: { key: 's.points' }, input: 'number', value: '356', origin: 'page' } }),
      finding('P10', { result: 'borderline', decider: 'you', detail: { key: 's.two' } }),
      finding('P4', { result: 'unknown', decider: 'marketplace', counts: false, detail: { key: 's.jury' } }),
    ],
    questions: [],
    floors: [
      { floor: 'logo', result: 'below', label: 'Logo tasarımı', price: price('7.500 TL', 750_000, { vat: 'excluded' }), floorMinor: 1_000_000 },
      { floor: 'logo', result: 'above', label: 'Logo + kartvizit', price: price('14.000 ₺', 1_400_000), floorMinor: 1_000_000 },
      { floor: null, result: 'unknown', label: 'Kurumsal kimlik', price: price('18.000 TL', 1_800_000), floorMinor: null },
      { floor: null, result: 'unknown', label: null, price: price('MAKS Bütçe 250 ₺', 25_000, { standing: 'budget', low: null }), floorMinor: null },
    ],
    rubric: { points: 60, of: 90, note: { key: 's.rubric' } },
  };
}
