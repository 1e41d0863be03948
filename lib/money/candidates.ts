const CURRENCY = /[₺₩€$원]|t\.?l|try|lira|won|krw|dol|usd|eur|avro|리라|달러|유로/g;
/** From the end of a number to its currency's name there is room for a scale and the country ("buçuk milyar Turkish lira"). */
const TO_CURRENCY = 36;
const FROM_CURRENCY = 2;
/** Between two numbers of one amount or range (" milyar ", " ile "). */
const BETWEEN = 14;

/**
 * Where the numbers of a folded text begin that stand beside a currency, or beside such a number: all others can be no part of a price, and most numbers of a
 * page are such. One pass; linear, since a number is looked back at until the first that is known to count.
 */
export function candidatesIn(folded: string): number[] {
  const starts: number[] = [];
  const ends: number[] = [];
  const counts: boolean[] = [];
  const lookBack = (at: number) => {
    for (let i = starts.length - 1; i >= 0 && !counts[i]; i -= 1) {
      const end = ends[i] ?? 0;
      const follower = counts[i + 1] === true && (starts[i + 1] ?? 0) - end <= BETWEEN;
      if (at - end > TO_CURRENCY && !follower) return;
      counts[i] = true;
    }
  };
  CURRENCY.lastIndex = 0;
  let passed = -BETWEEN;
  let ahead = CURRENCY.exec(folded);
  const passUntil = (at: number) => {
    while (ahead && ahead.index < at) {
      passed = ahead.index + ahead[0].length;
      lookBack(ahead.index);
      ahead = CURRENCY.exec(folded);
    }
  };
  for (let start = 0; start < folded.length; start += 1) {
    if (!isDigit(folded, start)) continue;
    let end = start + 1;
    while (isDigit(folded, end) || ((folded[end] === '.' || folded[end] === ',') && isDigit(folded, end + 1))) end += 1;
    passUntil(start);
    const last = starts.length - 1;
    counts.push(start - passed <= FROM_CURRENCY || (counts[last] === true && start - (ends[last] ?? 0) <= BETWEEN));
    starts.push(start);
    ends.push(end);
    // "40.000-100.000+" needs no currency.
    if (folded[end] === '+') lookBack(end);
    start = end - 1;
  }
  passUntil(folded.length);
  return starts.filter((_, i) => counts[i]);
}

function isDigit(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}
