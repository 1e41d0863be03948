import type { ListedPrice } from '../../rules/model';
import { findServices } from './services';
import { foldText } from './turkish';

/** Words by which a title offers design without naming one of the services that have a floor. */
const DESIGN = /\b(tasarim\w*|grafiker\w*|grafik tasarim\w*|fiyat list\w*)\b/;
/** A client speaks in the first person or has work given out; sellers speak to such people ('arıyorum diyenlere', 'arayanlar', 'arıyorsanız'). */
const WANTED =
  /\b(ariyor(um|uz)(?! di[ny])|araniyor|aranmakta\w*|lazim|yaptiraca(gim|giz|ktir)?|yaptirilacak\w*|yaptirmak isti(yorum|yoruz)|gerekiyor|ihtiyacim(iz)? var|butcem(iz)?|verece(gim|giz))\b/;
/** What a seller looks for: 'iş arıyorum', 'referans lazım'. */
const SOUGHT_BY_SELLERS = /\b(is|musteri\w*|referans\w*|proje\w*) (ariyor|lazim)/;

/**
 * Whether an opening post offers services. A client's thread ('logo arıyorum', 'bütçem 250 TL') does not, nor does one without a price that names no
 * design in its title; a question is no offer. `pictures`: the post holds pictures, in which a price list may stand.
 */
export function offers(title: string | null, body: () => string, prices: ListedPrice[], pictures: boolean): boolean {
  const head = foldText(title ?? '');
  const wanted = (text: string) => WANTED.test(text) && !SOUGHT_BY_SELLERS.test(text);
  const asked = prices.filter(({ price }) => price.standing !== 'budget');
  if (wanted(head)) return false;
  // A client names a sum or two; a price list is a seller's, whatever it says of clients.
  if (asked.length < 3 && wanted(foldText(body()))) return false;
  if (asked.length > 0) return true;
  if (prices.length > 0 || head.endsWith('?')) return false;
  return findServices(title ?? '').some(({ id }) => id !== null) || (pictures && DESIGN.test(head));
}
