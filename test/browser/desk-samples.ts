import type { AddingModel } from '../../components/desk/adding-view';
import type { BackupModel } from '../../components/desk/backup-view';
import type { DeskModel } from '../../components/desk/desk-view';
import type { PackingModel } from '../../components/desk/package-view';
import type { CaseSummary, ExhibitView } from '../../lib/cases/view';
import { DEFAULT_OWN, OWN_RANGE, PROFILE_IDS, profileOf } from '../../lib/package/profiles';
import type { CheckLine } from '../../lib/package/verify';
import type { Locale } from '../../lib/i18n/translate';
import { ENDS, OPEN_NOW, kst, order, sampleTranslate } from './samples';

/** One pixel, the smallest picture there is. */
export const PICTURE = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
export const HASH = '9efcb47942ff90a522b63554d054f601341ea1e7cacdeab1a06023a50872c23e';
const LONG = '브랜드 로고와 가이드북, 기업 아이덴티티 전체 설계와 명함, 봉투, 서식, 간판, 차량 래핑까지 한 번에 맡기는 아주 긴 제목의 서비스 Profesyonel kurumsal kimlik tasarımı';

export function summary(number: number, over: Partial<CaseSummary> = {}): CaseSummary {
  return {
    caseId: `kmong:order:${6826723 + number}`,
    kind: 'order',
    site: 'kmong',
    subject: String(6826723 + number),
    title: '브랜드 로고 디자인',
    verdict: 'covered',
    state: 'open',
    safeClosesAt: ENDS.inclusive,
    zone: 'Asia/Seoul',
    filed: false,
    exhibits: 2,
    url: null,
    ...over,
  };
}

/** One of each state that a list can show. */
export const SUMMARIES: CaseSummary[] = [
  summary(0, { state: 'past-safe', verdict: 'cannot-tell' }),
  summary(1, { title: LONG }),
  summary(2, { state: 'closed', verdict: 'not-covered' }),
  summary(3, { state: 'unknown', safeClosesAt: null, title: null, verdict: 'cannot-tell' }),
  summary(4, { state: 'not-started', safeClosesAt: null }),
  summary(5, { filed: true }),
  summary(6, { caseId: 'r10:listing:1089270380', kind: 'listing', site: 'r10', subject: '1089270380', title: 'Profesyonel İLAN tasarımı', verdict: 'falls-short', state: null, safeClosesAt: null, zone: 'Europe/Istanbul' }),
  summary(7, { caseId: 'kmong:service:123456', kind: 'service', subject: '123456', verdict: 'cannot-tell', state: null, safeClosesAt: null }),
];

export const EXHIBITS: ExhibitView[] = [
  {
    seq: 2,
    kind: 'capture',
    title: LONG,
    url: `https://kmong.com/track/6826723?${'skin=cards&'.repeat(30)}`,
    at: kst('2025-10-04T09:00:00'),
    entryHash: HASH,
    completeness: ['no-picture', 'images-missing'],
    parts: [{ name: 'page.html', size: 26_000 }, { name: 'screen-1.png', size: 1_174_000 }],
    picture: HASH,
    covering: { state: 'unsaid', boxes: 0 },
  },
  { seq: 1, kind: 'aborted', title: '거래 화면', url: 'https://kmong.com/track/6826723', at: kst('2025-10-03T09:00:00'), entryHash: HASH, completeness: [], parts: [], picture: null },
];

export const CHECKED: CheckLine[] = [
  { id: 'archive', state: 'MATCHES', reason: 'ok', detail: '' },
  { id: 'log', state: 'MATCHES', reason: 'ok', detail: '' },
  { id: 'head-code', state: 'NOT CHECKED', reason: 'not-given', detail: '' },
];
export const DIFFERING: CheckLine[] = [
  { id: 'archive', state: 'DOES NOT MATCH', reason: 'zip-crc', detail: 'exhibits/2/page.html' },
  { id: 'log', state: 'NOT CHECKED', reason: 'not-reached', detail: '' },
];

export const BACKUP: BackupModel = {
  keeping: { lastBackup: kst('2025-10-04T09:00:00'), unsavedSince: kst('2025-10-04T10:00:00'), unsaved: 2, others: [], keyChangedAt: null },
  wishes: { backup: 'off', backupRemindDays: 30 },
  due: false,
  job: { step: 'idle' },
};

export const PACKING: PackingModel = {
  profiles: PROFILE_IDS.map((id) => profileOf(id)),
  profile: profileOf('kmong-claim'),
  own: DEFAULT_OWN,
  ownRange: OWN_RANGE,
  words: '',
  stitch: true,
  keep: {},
};

export const ADDING: AddingModel = {
  file: { step: 'idle' },
  most: 268_435_456,
  byDefault: 50_000_000,
  free: 12_000_000_000,
  attestations: ['agreed-by-phone', 'revision-asked'],
  loose: [],
};

export function deskModel(locale: Locale, over: Partial<DeskModel> = {}): DeskModel {
  return {
    t: sampleTranslate(locale, OPEN_NOW),
    locale,
    now: OPEN_NOW,
    cases: SUMMARIES,
    selected: 'kmong:order:6826723',
    view: order({ url: 'https://kmong.com/track/6826723', title: LONG }),
    exhibits: EXHIBITS,
    log: { head: HASH, count: 3, keyFingerprint: HASH, lastVerified: kst('2025-10-05T09:00:00'), damaged: 0 },
    build: { step: 'idle' },
    packing: PACKING,
    check: { step: 'idle' },
    backup: BACKUP,
    adding: ADDING,
    cover: { step: 'closed' },
    busy: false,
    error: null,
    ...over,
  };
}
