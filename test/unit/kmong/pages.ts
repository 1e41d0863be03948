import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrderReading, PageReading } from '../../../lib/sites/site';
import { kmong } from '../../../lib/sites/kmong/kmong';

/** Time of reading in these tests: 2026-06-25 12:00 in Seoul. */
export const NOW = Date.parse('2026-06-25T12:00:00+09:00');

/** Puts a sample page into the test's document. */
export function show(name: string): void {
  const html = readFileSync(join(import.meta.dirname, '../../pages/kmong', `${name}.html`), 'utf8');
  showHtml(html);
}

export function showHtml(html: string): void {
  document.head.innerHTML = /<style>([\s\S]*?)<\/style>/.exec(html)?.[0] ?? '';
  document.body.innerHTML = /<body>([\s\S]*)<\/body>/.exec(html)?.[1] ?? html;
}

export function read(address: string, now = NOW): PageReading {
  return kmong.read(document, new URL(address), now);
}

export function readOrder(address: string, now = NOW): OrderReading {
  const { content } = read(address, now);
  if (content.kind !== 'order') throw new Error(`read as ${content.kind}`);
  return content;
}

/** A time in Seoul as epoch ms: '2026-06-12 14:20'. */
export function seoul(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}+09:00`);
}

export function starts(order: OrderReading): number[] {
  return order.deliveries.map((delivery) => delivery.value.earliestMs);
}
