import type { Mark } from './currencies';
import type { Surroundings } from './context';
import type { Price } from './price';

/** How an amount is meant. `open`: the amount is a lower bound ("from"); `doubt`: shown, decides nothing. */
export interface Meant {
  standing: Price['standing'];
  open: boolean;
  doubt: boolean;
}

const LINK = '(?:[ :=(-]|~|yaklasik|ma(?:x|ks)[a-z]{0,4}\\.?|en fazla|up to|toplam|olarak|about|약|최대)*$';
const BUDGET_BEFORE = new RegExp(`(?:(?<![a-z])(?:butce(?:m|miz|mizi?|si)?|budget(?: is)?)|예산(?:은|이)?)${LINK}`);
const BUDGET_NEAR = /butce|budget|예산/;

const STRUCK = '(?<![a-z])(?:(?:eski|normal|liste) fiyat[a-z]{0,3}|normalde|instead of|was|rrp|regular price|before)|정가|기존가?|할인 ?전|\\[s\\]';
const OPEN = '(?<![a-z])(?:baslangic(?: fiyat[a-z]{0,3})?|baslayan(?: fiyat[a-z]{0,6})?|from|starting (?:at|from)|starts at)';
/** Words that make a sum a condition, a bound, a discount, a reward, a part: no price that is asked. */
const EITHER_SIDE = 'minimum|maks|max|kapora|depozito|pesinat|taksit|komisyon|ceza|odul|hediye|bakiye|ciro|kazan|taban|limit|discount|reward|deposit';
const EITHER_SIDE_KO = '할인(?!가)|쿠폰|적립|수수료|환불|상금|추가|캐시|포인트';
const DOUBT =
  `(?<![a-z])(?:en (?:az|cok|fazla|dusuk)|min\\.?|(?:${EITHER_SIDE})[a-z]{0,4}\\.?|asgari|avans|taban fiyat[a-z]{0,4}|indirim(?:i|im|imiz)?|` +
  '(?<!\\+ ?)(?:kdv(?: tutari?)?|vat|tax)|at least|' +
  'at most|up to|minimum of|over|under|above|below|(?:more|less) than|save|off|fee|yaklasik|ortalama|about|around|approx\\.?)|' +
  `(?<![가-힣])약|대략|평균|최소|최대|원가|보증금|약금|선금|착수금|부가세|할부|(?:${EITHER_SIDE_KO})(?:금액?|요금|비용)?`;
const BEFORE = new RegExp(`(?:(?<struck>${STRUCK})|(?<open>${OPEN})|(?:${DOUBT}))[ :=(~]{0,3}$`);
const DOUBT_NEAR = /(?:(?<![a-z])(?:en az|en fazla|minimum|at least|up to)|최소|최대)[ :=a-z가-힣]{0,16}$|(?<![a-z])taban(?![a-z]).*$/;

const AFTER = new RegExp(
  "^(?:'?[a-z]{0,6}| [dt][ae]n)?[ )]{0,2}(?:(?<budget>butce(?:m|miz)?(?: var|y?l[ae])?(?![a-z])|budget|예산)|(?<struck>yerine|degil|대신|\\[\\/s\\]|~~)|" +
    '(?<open>(?:fiyat[a-z]{0,6} )?(?:basla[a-z]{0,8}|itibaren)|부터|and up|\\+ {0,2}(?:$|[^ %\\da-z가-힣₺₩€$])|~ {0,2}(?:$|[^\\d ₺₩€$]))|' +
    '\\+ ?[\\d₺₩€$]|[x×*] ?\\d|\\/ ?\\d+(?![\\d.]* ?[a-z가-힣])|\\(?approx|- ?$|\\(?%? ?\\d{1,2} ?%? ?(?:indirim(?!li)|off(?![a-z])|discount|할인)|(?:ve )?(?:uzeri|ustu|alti|altinda)(?![a-z])|' +
    '\\.(?:com|net|org)|idi(?![a-z])|(?:alt|ust) limit|kadar|asa[nr]|asm[ia]|gec(?:en|mey)|min(?![a-z])|indirim(?!li)|degerinde|tutarinda|butce|bonus|kupon|puan|' +
    `${EITHER_SIDE}|${EITHER_SIDE_KO}|` +
    'civari|bandi|tasarruf|(?:kdv|vat|tax)(?! ?(?:dahil|haric|incl|excl|not|별도|포함|미포|불포|제외)|\'?li)|off(?![a-z])|cashback|or (?:more|less)|and above|' +
    '이내|넘|안팎|선(?![가-힣])|이상|이하|미만|초과|까지|한도|정도|가량|내외|대(?:부터|에|로|의)?(?![가-힣])|짜리|상당|절약)',
);

/** Judges how an amount is meant by the words beside it, and by the ending of its currency's name. */
export function meantBy(around: Surroundings, ending: Mark['ending']): Meant {
  const { before, after } = around;
  const behind = AFTER.exec(after)?.groups ?? null;
  const nearBudget = BUDGET_NEAR.test(before);
  if ((nearBudget && BUDGET_BEFORE.test(before)) || behind?.budget) return { standing: 'budget', open: false, doubt: false };
  const ahead = BEFORE.exec(before)?.groups ?? null;
  if (ahead?.struck || behind?.struck) return { standing: 'struck', open: false, doubt: false };
  const open = Boolean(behind?.open ?? ahead?.open);
  // A line of nothing but an amount in brackets is a loss in accounting (CLDR prints "($5.00)").
  const condition = (ahead && !ahead.open) || (behind && !behind.open) || nearBudget || DOUBT_NEAR.test(before) || (/^ *\($/.test(before) && /^\) *$/.test(after));
  const glued = ending === 'worth' || ending === 'to' || (ending === 'from' && !open);
  return { standing: 'asked', open: open || ending === 'from', doubt: Boolean(condition) || glued };
}
