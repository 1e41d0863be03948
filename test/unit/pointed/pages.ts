import { kmong } from '../../../lib/sites/kmong/kmong';
import { pointingSheet, readWithPlaces } from '../../../lib/sites/pointed/complete';
import { POINTABLE, type Place } from '../../../lib/sites/pointed/place';
import { spotsOf } from '../../../lib/sites/pointed/spots';
import { type Lesson, teach } from '../../../lib/sites/pointed/teach';
import type { OrderReading, PageReading, Site } from '../../../lib/sites/site';
import { NOW, showHtml } from '../kmong/pages';

/** Two orders of one buyer: what differs between them is all that differs between two pages of one site. */
export interface Told {
  id: string;
  bought: string;
  handed: string;
  paid: string;
  /** Class names of this visit: a build of the site gives them anew. */
  hash: string;
}

export const FIRST: Told = { id: '6826723', bought: '26.06.02 09:10', handed: '26.06.20 14:14', paid: '480,000원', hash: 'x1a' };
export const SECOND: Told = { id: '6829001', bought: '26.06.11 17:45', handed: '26.06.23 08:05', paid: '1,250,000원', hash: 'q9z' };

export const urlOf = ({ id }: Told) => new URL(`https://kmong.com/track/${id}`);

/** Draws an order; `feed` is the part that no reader knows. */
export function showOrder(told: Told, feed: string): void {
  showHtml(`<style>.row { display: flex }</style><body><nav>품질보장 작업물 도착 12</nav><main class="${told.hash}"><h1>주문 정보</h1><p>#${told.id}</p>${feed}<p>총 결제금액 ${told.paid}</p></main></body>`);
}

/** The user points at the value that is written so, at its nth place on the page. */
export function pointAt(told: Told, fact: string, text: string, nth = 0, site: Site = kmong, url = urlOf(told)): Lesson {
  const sheet = pointingSheet(site, document, url, NOW);
  if (!sheet) throw new Error('nothing can be pointed at here');
  const spot = spotsOf(sheet, fact, POINTABLE[fact] ?? 'moment').filter((one) => one.text === text)[nth];
  if (!spot) throw new Error(`${text} cannot be pointed at`);
  return teach(site, document, url, sheet, spot, fact);
}

export function placeOf(lesson: Lesson): Place {
  if (!lesson.place) throw new Error('no place was learnt');
  return lesson.place;
}

export function readAgain(told: Told, places: Place[]): PageReading & { order: OrderReading } {
  const reading = readWithPlaces(kmong, document, urlOf(told), NOW, places);
  if (reading.content.kind !== 'order') throw new Error(`read as ${reading.content.kind}`);
  return { ...reading, order: reading.content };
}
