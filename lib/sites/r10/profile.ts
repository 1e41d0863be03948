import { visibleText } from '../dom/text';
import type { Gap, ProfileReading, Sighting } from '../site';
import { readAccount } from './account';

/** Parts of a profile page that speak of other members, or that the member wrote. */
const NOT_THE_ACCOUNT = 'header, nav, footer, aside, form, table[id*="friend" i], [class*="signature" i], [class*="imza" i], [class*="comment" i], [class*="yorum" i], .postList, .threadList';

/** Name of the member: the page's own heading, without what it says around it ('… adlı üyenin profili'). */
function nameOf(doc: Document): Sighting<string> | null {
  for (const selector of ['.smallInfo .name', '.name', '.username', 'h1', '.breadCrumb h2']) {
    const found = [...doc.querySelectorAll(selector)].find((element) => !element.closest('header, nav'));
    const text = found ? (visibleText(found).split('\n')[0] ?? '') : '';
    const value = text.replace(/(^|\s)(adlı|isimli)\s.*$|\s*(['’]\p{L}+)?\s*profili?\s*$/iu, '').trim();
    if (value !== '') return { value, text, where: selector, sure: true };
  }
  return null;
}

/** Reads a member's profile page. Its own user box where there is just one, else the page; what stands under 'Hakkında' and the like is the member's own words. */
export function readProfile(doc: Document, memberId: string, zone: string, now: number): { content: ProfileReading; gaps: Gap[] } {
  const boxes = [...doc.querySelectorAll('.postUser, .userLeft, .smallInfo')].filter((box, _, all) => !all.some((other) => other !== box && other.contains(box)));
  const { gaps, ...account } = readAccount(boxes.length === 1 ? boxes[0]! : doc.body, zone, now, NOT_THE_ACCOUNT);
  return { content: { kind: 'profile', memberId, name: nameOf(doc), ...account }, gaps };
}
