import { fold } from './turkish';

/** A service named in a text: `id` is a floor's id, or null for a service or extra that has none. [start, end) in the text. */
export interface Mention {
  id: string | null;
  start: number;
  end: number;
}

/**
 * Names of services by floor id, as folded words (without Turkish letters). The ids are those of the rule pack; a test holds the two
 * together. The pack itself is too large for a content script.
 */
export const SERVICES: Record<string, string[]> = {
  logo: ['logo', 'logolar', 'logotype', 'logotip'],
  'logo-animation': ['logo animasyonu', 'logo animasyon', 'animasyonlu logo', 'logo intro'],
  'logo-rework': [
    'logo duzenleme', 'logo duzenlemesi', 'logo revizyon', 'logo revizyonu', 'logo revize', 'logo yenileme', 'logo vektorlestirme', 'logo vektorel cizim',
    'vektorel cizim', 'vektorel logo cizimi',
  ],
  'corporate-identity': ['kurumsal kimlik'],
  'business-card': ['kartvizit', 'kartvizitler'],
  'social-media': ['sosyal medya'],
  banner: ['banner', 'bannerlar'],
  poster: ['afis', 'poster'],
  brochure: ['brosur', 'katalog'],
  packaging: ['ambalaj', 'etiket tasarimi', 'etiket tasarim'],
  'web-design': ['web tasarim', 'web tasarimi', 'web sitesi tasarimi', 'arayuz tasarimi'],
};

/** Services that the programme has not named: they part a line, and their prices have no floor that we know. */
const OTHERS = [
  'animasyon', 'animasyonu', 'intro', 'video', 'seo', 'hosting', 'antetli', 'zarf', 'dosya', 'menu', 'tabela', 'revizyon', 'revizyonu', 'revize', 'maskot',
  'illustrasyon', 'karikatur', 'kapak', 'sunum', 'infografik', 'font', 'imza', 'kitap', 'davetiye', 'yazilim', 'makale', 'backlink', 'tema', 'cizim', 'flyer',
  'el ilani', 'etiket', 'web sitesi', 'web site', 'website', 'arayuz', 'instagram', 'post', 'story', 'reklam gorseli',
];

/** Words after 'logo' that make it something else than the design of a logo. */
const NOT_LOGO = /^(revi[zs]|animasyon|intro|outro|vektor|duzen|duzelt|guncelle|yenile|mockup|sunum|renk|temizle|format|dosya|kaynak|psd|png|svg|ai$|eps|com$|net$|kullan|bask|ala|yaptir|dahil|haric|hediye|yerles|ekle|hakk|fark|kilavuz|guide|degis|uyarla)/;

interface Word {
  text: string;
  start: number;
  end: number;
}

/** Words of a text, folded, with their places in the text as given. */
export function wordsOf(text: string): Word[] {
  const folded = fold(text);
  return [...folded.text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => {
    const last = folded.at[match.index + match[0].length - 1] ?? 0;
    const step = text.codePointAt(last) ?? 0;
    return { text: match[0], start: folded.at[match.index] ?? 0, end: last + (step > 0xffff ? 2 : 1) };
  });
}

const NAMES: { id: string | null; words: string[] }[] = [
  ...Object.entries(SERVICES).flatMap(([id, names]) => names.map((name) => ({ id, words: name.split(' ') }))),
  ...OTHERS.map((name) => ({ id: null, words: name.split(' ') })),
].sort((a, b) => b.words.length - a.words.length);

function isCount(word: Word | undefined): boolean {
  return word !== undefined && /^\d{1,3}$/.test(word.text) && Number(word.text) > 1;
}

/** '3 logo', '10 adet kartvizit', '3 farklı logo': the price is for several pieces, and a floor is for one. '3 konsept logo' is one logo. */
function isSeveral(words: Word[], at: number): boolean {
  return isCount(words[at - 1]) || (isCount(words[at - 2]) && /^(adet|tane|farkli|ayri)$/.test(words[at - 1]?.text ?? ''));
}

/** Services named in a text, in reading order, none overlapping. */
export function findServices(text: string): Mention[] {
  const words = wordsOf(text);
  const found: Mention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const name = NAMES.find((candidate) => candidate.words.every((word, i) => words[at + i]?.text === word));
    if (!name) continue;
    const next = at + name.words.length;
    const end = words[next - 1]?.end ?? 0;
    const turned = name.id === 'logo' && NOT_LOGO.test(words[next]?.text ?? '');
    found.push({ id: turned || isSeveral(words, at) ? null : name.id, start: words[at]?.start ?? 0, end });
    // 'logo animasyonu' is one thing, not two.
    at = turned ? next : next - 1;
  }
  return found;
}

const NEUTRAL =
  /^(\d+|fiyat\w*|ucret\w*|paket\w*|basla\w*|standar\w*|profesyonel|pro|premium|ekonomik|temel|basic|silver|gold|platin\w*|vip|bronz\w*|gumus|altin|elit|sadece|yalnizca|toplam|net|indirimli|kampanya\w*|konsept\w*|alternatif\w*|adet|tane|tutar\w*|kdv|dahil|haric|icin|olarak|den|dan|tl|try|lira\w*|ve|veya|tasarim\w*|calisma\w*|hizmet\w*|bedel\w*|taban|minimum|min|birim|eski|yeni|normal|liste|orta|giris)$/;

/** True when the words say nothing of what is sold beyond tiers and price talk, so that a heading above still speaks for them. */
export function isNeutral(text: string): boolean {
  return wordsOf(text).every((word) => NEUTRAL.test(word.text));
}

const EXTRA = /^(fark\w*|ek|ekstra|ilave\w*|acil|ekspres|express|kapora\w*|pesinat\w*|iade\w*|hediye\w*|cekilis\w*|kupon\w*|kargo\w*|butce\w*|odul\w*|alti|altinda\w*|altina|uzeri\w*|ustu|ustunde\w*|indirim|komisyon\w*|ceza\w*)$/;

/** True when the words make a sum an extra, a deduction or a condition rather than the price of the service. */
export function isExtra(text: string): boolean {
  return wordsOf(text).some((word) => EXTRA.test(word.text));
}
