import { fold } from './turkish';

/** A service named in a text: `id` is a floor's id, or null for a service or extra that has none. [start, end) in the text. */
export interface Mention {
  id: string | null;
  start: number;
  end: number;
}

/**
 * Names of services by floor id, as folded words (without Turkish letters), bare of endings. The ids are those of the rule pack; a
 * test holds the two together. The pack itself is too large for a content script.
 */
export const SERVICES: Record<string, string[]> = {
  logo: ['logo', 'logotype', 'logotip'],
  'logo-animation': ['logo animasyon', 'animasyonlu logo', 'hareketli logo', 'logo intro'],
  'logo-rework': [
    'logo duzenleme', 'logo revizyon', 'logo revize', 'logo yenileme', 'logo vektorlestirme', 'logo vektorel cizim', 'vektorel cizim', 'vektorel logo cizim',
  ],
  'corporate-identity': ['kurumsal kimlik', 'kurumsal kimlig', 'kurumsal kimlik set'],
  'business-card': ['kartvizit'],
  'social-media': ['sosyal medya', 'sosyal medya gorsel', 'sosyal medya paylasim', 'sosyal medya gonderi', 'sosyal medya post'],
  banner: ['banner'],
  poster: ['afis', 'poster'],
  brochure: ['brosur', 'katalog'],
  packaging: ['ambalaj', 'etiket tasarim'],
  'web-design': ['web tasarim', 'web sitesi tasarim', 'arayuz tasarim'],
};

/** Services that the programme has not named: they part a line, and their prices have no floor that we know. */
const OTHERS =
  'animasyon,intro,video,seo,hosting,antetli,antetli kagit,antetli kagid,zarf,dosya,menu,tabela,revizyon,revize,maskot,illustrasyon,karikatur,kapak,sunum,infografik,font,imza,kitap,davetiye,yazilim,makale,backlink,tema,cizim,flyer,el ilan,etiket,web site,website,arayuz,instagram,post,story,reklam gorsel';

/** What follows a bare name in Turkish: plural, whose it is, the plain cases. The other cases ('logoya', 'logolu', 'logosuz') name no offer. */
const ENDING = /^(l[ae]r)?([iu]?[mn][iu]z)?([yns]?[iu](n[iu])?)?$/;

const NAMES = [...Object.entries(SERVICES), [null, OTHERS.split(',')] as const]
  .flatMap(([id, names]) => names.map((name) => ({ id, words: name.split(' ') })))
  .sort((a, b) => b.words.length - a.words.length);

interface Word {
  text: string;
  start: number;
  end: number;
}

/** What `answer` says of a text, remembered: binding asks of the same line again and again, and typing changes one line of many. */
function remembering<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    let found = answers.get(text);
    if (found === undefined) {
      if (answers.size >= MOST_ANSWERS) answers.clear();
      answers.set(text, (found = answer(text)));
    }
    return found;
  };
}
const MOST_ANSWERS = 2000;

/** Words of a text, folded, with their places in the text as given. */
export const wordsOf = remembering((text): Word[] => {
  const folded = fold(text);
  return [...folded.text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => {
    const last = folded.at[match.index + match[0].length - 1] ?? 0;
    const step = text.codePointAt(last) ?? 0;
    return { text: match[0], start: folded.at[match.index] ?? 0, end: last + (step > 0xffff ? 2 : 1) };
  });
});

/** Words that say nothing of what is sold: tiers, price talk. */
const NEUTRAL =
  /^(\d+|fiyat\w*|ucret\w*|paket\w*|basla\w*|standar\w*|profesyonel|pro|plus|premium|ekonomik|temel|basic|silver|gold|platin\w*|vip|bronz\w*|gumus|altin|elit|sadece|yalnizca|toplam|net|indirimli|kampanya\w*|konsept\w*|alternatif\w*|adet|tane|tanesi|tutar\w*|kdv|dahil|haric|icin|olarak|den|dan|tl|try|lira\w*|ve|veya|tasarim\w*|calisma\w*|hizmet\w*|bedel\w*|minimum|min|birim|yeni|normal|liste\w*|orta|giris)$/;
/** Words that may stand between a service and its price: what the work is like, and that it is done. */
const FEATURE =
  /^(amblem\w*|ozgun|ozel|kisiye|size|modern|minimal\w*|sade|kaliteli|uygun|hizli|tek|sinirsiz|ile|birlikte|ya|da|de|arti|yap(im|il|iyor|ari)\w*|tasarla\w*|hazirla\w*|olustur\w*|teslim\w*|gun\w*|hafta\w*|is|secenek\w*|hakki?|haklar\w*|baslangic\w*|katman\w*|kaynak|formatlar\w*|firma\w*|marka\w*|isletme\w*|istey?en\w*)$/;
/** Words before 'logo' that make it something else than the design of a new one. */
const NOT_NEW = /^(3d|hazir|neon|led|isikli|pleksi|ahsap|metal|mevcut|eski|ek|ilave|ikinci|vektorel)$/;

function fits(word: string): boolean {
  return NEUTRAL.test(word) || FEATURE.test(word);
}

/** True when the words say nothing of what is sold beyond tiers and price talk, so that a heading above still speaks for them. */
export function isNeutral(text: string): boolean {
  return wordsOf(text).every((word) => NEUTRAL.test(word.text));
}

/** True when the words only praise or price what was named before them. What stands in brackets describes it. */
export function isDescription(text: string): boolean {
  return wordsOf(text.replace(/\([^()]*\)/g, ' ').replace(REVISIONS, ' ')).every((word) => fits(word.text));
}

/** 'Sınırsız revize', '3 revizyon hakkı': how often the work is mended, no work of its own. */
const REVISIONS = /(\d+|s[ıi]n[ıi]rs[ıi]z|ücretsiz|ucretsiz)\s+(adet\s+)?rev[iı]z\p{L}*(\s+hakk\p{L}*)?/giu;

/** A number of pieces, no part of an amount ('₺7.500'). */
function isCount(text: string, word: Word | undefined): boolean {
  return word !== undefined && /^\d{1,5}$/.test(word.text) && Number(word.text) > 1 && !/[.,₺$€]/.test(text[word.start - 1] ?? '');
}

const PIECES = /^(adet|tane|farkli|ayri|lu|li)$/;

/** '3 logo', '10 adet kartvizit', '3 farklı logo', 'logo (5 adet)': the price is for several pieces, a floor is for one. '3 konsept logo' is one logo. */
function isSeveral(text: string, words: Word[], at: number, next: number): boolean {
  const counted = isCount(text, words[at - 1]) || (isCount(text, words[at - 2]) && PIECES.test(words[at - 1]?.text ?? ''));
  const number = words.slice(next, next + 4).findIndex((word) => /^\d/.test(word.text));
  const after = number >= 0 && isCount(text, words[next + number]) && /^(adet|tane|lu|li)$/.test(words[next + number + 1]?.text ?? '');
  return counted || after || /^(set|seti|x\d+)$/.test(words[next]?.text ?? '');
}

/** In Turkish the last noun is what is sold: 'logo eğitimi' is teaching. Every word that follows the name up to a sign, a number or another name has to fit. */
function isTurned(text: string, words: Word[], next: number, other: (at: number) => boolean): boolean {
  for (let at = next; at < words.length && !other(at); at += 1) {
    const word = words[at]!;
    if (!/^[\s'’]*$/.test(text.slice(words[at - 1]?.end, word.start)) || /^\d/.test(word.text)) return false;
    if (!fits(word.text) || /^(dahil|haric)$/.test(word.text)) return true;
  }
  return false;
}

function nameAt(words: Word[], at: number) {
  const first = words[at]?.text[0];
  return NAMES.find(({ words: name }) =>
    name[0]![0] === first && name.every((word, i) => {
      const found = words[at + i]?.text ?? '';
      return i < name.length - 1 ? found === word : found.startsWith(word) && ENDING.test(found.slice(word.length));
    }),
  );
}

/** Services named in a text, in reading order, none overlapping. */
export const findServices = remembering(namedIn);

function namedIn(text: string): Mention[] {
  const free = [...text.matchAll(REVISIONS)].map((match) => [match.index, match.index + match[0].length] as const);
  const words = wordsOf(text);
  const found: Mention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const start = words[at]!.start;
    const name = free.some(([from, to]) => from <= start && start < to) ? undefined : nameAt(words, at);
    if (!name) continue;
    const next = at + name.words.length;
    const doubtful =
      name.id !== null && (isSeveral(text, words, at, next) || NOT_NEW.test(words[at - 1]?.text ?? '') || isTurned(text, words, next, (other) => nameAt(words, other) !== undefined));
    found.push({ id: doubtful ? null : name.id, start, end: words[next - 1]!.end });
    at = next - 1;
  }
  return found;
}

const EXTRA =
  /^(fark\w*|ek|ekstra|ilave\w*|acil|ekspres|express|kapora\w*|pesin\w*|on|odeme\w*|kalan\w*|yarisi\w*|taksit\w*|iade\w*|hediye\w*|cekilis\w*|kupon\w*|kargo\w*|butce\w*|odul\w*|alti|altinda\w*|altina|uzeri\w*|ustu|ustunde\w*|indirim|komisyon\w*|ceza\w*|taban|piyasa\w*|rakip\w*|baska\w*|diger\w*|ajans\w*|ornek\w*|eski\w*|onceki\w*|gecen|degil|idi|yaptim|yaptik|yaptir\w*|verdim|aldim|sattim|cizi\w*|vektor\w*|duzen\w*|guncell\w*|uyarla\w*|baski\w*|bask|basim\w*)$/;

/** True when the words make a sum an extra, a deduction, a condition, or talk of another's price rather than the price of the service. */
export function isExtra(text: string): boolean {
  return wordsOf(text.replace(REVISIONS, ' ')).some((word) => EXTRA.test(word.text));
}
