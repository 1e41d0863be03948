import type { Offer } from './ranges';

/** The words round an amount, on its own line and not beyond the neighbouring amounts, folded. */
export interface Surroundings {
  before: string;
  after: string;
}

const REACH = 44;

/** Cuts the surroundings of each offer out of a folded text. */
export function surroundingsOf(folded: string, offers: Offer[]): Surroundings[] {
  return offers.map((offer, i) => {
    const from = Math.max(offers[i - 1]?.end ?? 0, offer.start - REACH);
    const to = Math.min(offers[i + 1]?.start ?? folded.length, offer.end + REACH);
    const before = folded.slice(from, offer.start);
    const after = folded.slice(offer.end, to);
    return {
      before: before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1),
      after: after.split(/[\n\r]/, 1)[0] ?? '',
    };
  });
}

const UNITS_AFTER =
  /^(?:'?[a-z]{0,5})?(?:(?:\/| \/(?! ?[\d.]*k? ?[a-z가-힣]{2,12} (?!kdv|vat|부가)[a-z가-힣]{3})) ?(?:1 )?(\d[\d.]{0,6} ?(?:[a-z]{2,12}|[가-힣]{1,12})|[a-z가-힣]{1,12})| (?:per|each|her) ((?:\d[\d.,]{0,6} )?[a-z]{2,10})(?![a-z])| an? (hour|day|week|month|year|word|page|piece|image)(?![a-z])| (aylik|gunluk|haftalik|yillik|saatlik)(?![a-z])| (adet|kelime|sayfa|saat|parca|tane|kisi) basi)/;
const UNITS_BEFORE =
  /(?:(?:^|[^a-z])(?:(aylik|gunluk|haftalik|yillik|saatlik|ayda)|(adet|kelime|sayfa|saat|parca|tane|kisi) basi(?:na)?|(tane|adet|aded|kelime|sayfa|saat)s?i(?:n[ae])?)|(?:^|[^가-힣\d.,])((?:\d[\d.,]{0,6} ?)?(?:건|장|개|글자|시간|페이지|컷|분|월|명|인|회|곡|일|자|단어|초)) ?당|(?<![가-힣\d])(매?월)(?= $))[ :=]{0,3}$/;
/** A cheap look that spares most amounts the long ones. */
const MAY_BE_UNIT = /l[iu]k|da|basi|[iue][ :=]{0,3}$|당|월/;
const LENGTHS: Record<string, string> = { aylik: 'ay', gunluk: 'gün', haftalik: 'hafta', yillik: 'yıl', saatlik: 'saat', ayda: 'ay', aded: 'adet' };
const NO_UNITS = /(?:^|[\d ])(?:kdv|vat|veya|ya|or|try|tl|usd|eur|krw|one|lot|total|discount)$/;

/** The unit a price is for ("ay", "adet", "건"), in the letters of the text, or null. `rawBefore`, `rawAfter` are the same stretches unfolded. */
export function unitOf(around: Surroundings, rawBefore: string, rawAfter: string): string | null {
  const after = UNITS_AFTER.exec(around.after);
  if (after) return written(after, rawAfter);
  if (!MAY_BE_UNIT.test(around.before)) return null;
  const before = UNITS_BEFORE.exec(around.before);
  if (before) return written(before, rawBefore);
  return null;
}

function written(match: RegExpExecArray, raw: string): string | null {
  const unit = match.slice(1).find((group) => group !== undefined) ?? '';
  if (NO_UNITS.test(unit)) return null;
  const length = LENGTHS[unit];
  if (length) return length;
  const at = match.index + match[0].lastIndexOf(unit);
  return raw.slice(at, at + unit.length);
}

const VAT = '(?:%\\d{1,2} ?)?(?:kdv|k\\.d\\.v\\.?|vat|부가세|부가가치세)';
const TAX = new RegExp(VAT);
const EXCLUDED = `(?:\\+ ?${VAT}|${VAT}'?s?i? ?(?:haric|dahil degil|excluded|exclusive|별도|미포함|불포함|제외|not included)|(?:excl(?:\\.|uding|usive of)?|ex|plus|without|haric) ?${VAT})`;
const INCLUDED = `(?:${VAT}(?:'?li(?![a-z])|'?s?i? ?(?:dahil|included|inclusive|포함))|(?:incl(?:\\.|uding|usive of)?|with|dahil) ?${VAT})`;
const TAX_AFTER = new RegExp(`^'?[a-z]{0,5}(?: ?/ ?[a-z가-힣]{1,12})?[ ,(\\[*-]{0,4}(?:(?<excluded>${EXCLUDED})|(?<included>${INCLUDED}))`);
const TAX_BEFORE = new RegExp(`(?:(?<excluded>${EXCLUDED})|(?<included>${INCLUDED}))(?:dir)?(?: fiyat[a-z]{0,6})?[ :)\\]=-]{0,4}$`);

/** What stands beside an amount about value added tax, or null. `takenBefore` is true when the words before belong to the amount before. */
export function taxOf(around: Surroundings, takenBefore: boolean): 'included' | 'excluded' | null {
  const match = TAX_AFTER.exec(around.after) ?? (takenBefore || !TAX.test(around.before) ? null : TAX_BEFORE.exec(around.before));
  if (!match) return null;
  return match.groups?.excluded === undefined ? 'included' : 'excluded';
}
