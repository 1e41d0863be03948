import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { type Clock, startClock } from '../../../lib/evidence/clock';
import { type PageState, RecourseDatabase, openDatabase } from '../../../lib/evidence/database';
import type { Part } from '../../../lib/evidence/entry';
import type { Draft } from '../../../lib/evidence/log';
import { type NewPart, blobOf } from '../../../lib/evidence/parts';

/** Several connections to one disk. */
export function disk(): () => RecourseDatabase {
  const indexedDB = new IDBFactory();
  return () => openDatabase({ indexedDB, IDBKeyRange });
}

/** A clock that stands at 2026-03-02 12:34:56.789 KST and can be moved; `boot` names the start of the worker. */
export function clockAt(boot = 'b'.repeat(32)): Clock & { add(ms: number): void } {
  let passed = 0;
  const clock = startClock({ now: () => Date.UTC(2026, 2, 2, 3, 34, 56, 789) + passed, monotonic: () => 1000.9 + passed, zone: () => 'Asia/Seoul' }, boot);
  return Object.assign(clock, { add: (ms: number) => void (passed += ms) });
}

export const order = 'kmong:order:6826723';
export const otherOrder = 'kmong:order:6826724';

export const page: PageState = { url: 'https://kmong.com/orders/6826723', title: '주문 상세', documentId: 'D1' };

export const place = { windowId: 1, tabId: 11 };

export function note(text: string, caseId = order): Draft {
  return { kind: 'note', case: caseId, time: clockAt()(), parts: [], completeness: [], body: { text } };
}

export function text(name: string, content: string): NewPart {
  return { name, type: 'text/plain', bytes: new TextEncoder().encode(content) };
}

/** Stores bytes that no entry holds yet, and answers the part for a draft. */
export async function keptPart(db: RecourseDatabase, fresh: NewPart): Promise<Part> {
  const { part, row } = await blobOf(fresh);
  await db.blobs.put(row);
  return part;
}
