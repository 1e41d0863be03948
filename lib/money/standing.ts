import type { Surroundings } from './context';
import type { Price } from './price';

/** How an amount is meant. `upper`: the amount is an upper bound; `open`: a lower bound ("from"); `doubt`: shown, decides nothing. */
export interface Meant {
  standing: Price['standing'];
  bound: 'exact' | 'open' | 'upper';
  doubt: boolean;
}

const LINK = "(?:[ :=(-]|~|yaklasik|maks(?:imum)?\\.?|max\\.?|en fazla|toplam|olarak|about|around|약|최대)*$";
const BUDGET_BEFORE = new RegExp(`(?:(?:^|[^a-z])butce(?:m|miz|mizi?|si)?|(?:^|[^a-z])my budget(?: is)?|(?:^|[^a-z])budget|예산(?:은|이)?)${LINK}`);
const BUDGET_AFTER = /^(?:'?[a-z]{0,5})? {0,2}(?:butce(?:m|miz)?(?: var|y?l[ae])?|budget|예산)(?![a-z])/;
const BUDGET_NEAR = /butce|budget|예산/;

const STRUCK_BEFORE =
  /(?:(?:^|[^a-z])(?:eski fiyat[a-z]{0,3}|normal fiyat[a-z]{0,3}|normalde|liste fiyat[a-z]{0,3}|instead of|was|rrp|regular price|before)|정가|기존가?|할인 ?전|\[s\]|~~)[ :=]{0,3}$/;
const STRUCK_AFTER = /^(?:'?[a-z]{0,6})? {0,2}(?:yerine|degil|대신|\[\/s\]|~~)/;

const OPEN_AFTER = /^(?:'?[a-z]{0,5})? {0,2}(?:(?:fiyat[a-z]{0,6} )?(?:basla[a-z]{0,8}|itibaren)|부터|and up|\+ {0,2}(?:$|[^ %\da-z가-힣₺₩€$])|~ {0,2}(?:$|[^\d ₺₩€$]))/;
const OPEN_BEFORE = /(?:^|[^a-z])(?:baslangic(?: fiyat[a-z]{0,3})?|baslayan(?: fiyat[a-z]{0,6})?|from|starting (?:at|from)|starts at)[ :=]{0,3}$/;

/** Words that make a sum a condition, a bound, a discount, a reward: no price that is asked. */
const CONDITION_BEFORE =
  /(?:^|[^a-z가-힣])(?:en az|en cok|en fazla|en dusuk|minimum|min\.?|maksimum|maks\.?|max\.?|asgari|alt limit|ust limit|limit|taban(?: fiyat[a-z]{0,4})?|kapora|depozito|komisyon|ceza|odul[a-z]{0,4}|indirim(?:i|im|imiz)?|hediye|bakiye|ciro|kazanc[a-z]{0,3}|toplam ciro|at least|at most|up to|minimum of|over|under|save|discount|off|reward|deposit|fee|최소|최대|약|대략|할인|쿠폰|적립|수수료|환불|보증금|상금|추가)[ :=(]{0,3}$/;
const CONDITION_NEAR_BEFORE = /(?:^|[^a-z가-힣])(?:(?:en az|en fazla|minimum|at least|up to|최소|최대)[ :=a-z가-힣]{0,16}|taban(?![a-z]).*)$/;
const CONDITION_AFTER =
  /^(?:'?[a-z]{0,6})?[ )]{0,2}(?:(?:ve )?(?:uzeri|ustu|alti|altinda|uzerinde)(?![a-z])|kadar|indirim(?!li)|degerinde|tutarinda|butce|hediye|bonus|kupon|puan|komisyon|ceza|odul|kazan|ciro|bakiye|kapora|depozito|taban|limit|civari|bandi|tasarruf|off(?![a-z])|discount|cashback|reward|deposit|or more|이상|이하|미만|초과|까지|한도|정도|가량|내외|할인|쿠폰|적립|캐시|포인트|수수료|환불|추가|대(?![가-힣])|짜리|상당|절약|상금)/;
const SUM_AFTER = /^ ?\+ ?[\d₺₩€$]/;
const APPROXIMATE_BEFORE = /(?:^|[^a-z가-힣])(?:yaklasik|ortalama|about|around|approx\.?|약|대략|평균)[ ~]{0,2}$/;

/** Part of every word that is looked for before an amount: a cheap look that spares most amounts the long ones. */
const MAY_BEAR_BEFORE =
  /butce|budget|예산|fiyat|normal|instead|was|rrp|price|before|정가|기존|할인|~~|\[s\]|basla|from|start|en (?:az|cok|fazla|dusuk)|min|ma[kx]|asgari|limit|taban|kapora|depozito|komisyon|ceza|odul|indirim|hediye|bakiye|ciro|kazanc|least|most|up to|over|under|save|discount|off|reward|deposit|fee|최소|최대|약|대략|쿠폰|적립|수수료|환불|보증금|상금|추가|yaklasik|ortalama|about|around|approx|평균/;

/** Judges how an amount is meant by the words beside it, and by the ending of its currency's name. */
export function meantBy(around: Surroundings, ending: 'from' | 'worth' | 'to' | null): Meant {
  const { after } = around;
  const before = MAY_BEAR_BEFORE.test(around.before) ? around.before : '';
  if (BUDGET_BEFORE.test(before) || BUDGET_AFTER.test(after)) return { standing: 'budget', bound: 'upper', doubt: false };
  if (STRUCK_BEFORE.test(before) || STRUCK_AFTER.test(after)) return { standing: 'struck', bound: 'exact', doubt: false };
  const open = OPEN_AFTER.test(after) || OPEN_BEFORE.test(before);
  const condition =
    CONDITION_BEFORE.test(before) || CONDITION_NEAR_BEFORE.test(before) || CONDITION_AFTER.test(after) || SUM_AFTER.test(after) ||
    APPROXIMATE_BEFORE.test(before) || BUDGET_NEAR.test(before);
  const glued = ending === 'worth' || ending === 'to' || (ending === 'from' && !open);
  return { standing: 'asked', bound: open || ending === 'from' ? 'open' : 'exact', doubt: condition || glued };
}
