import { z } from 'zod';
import type { RecourseDatabase } from './database';
import type { Canonical } from './entry';
import { stored } from './errors';
import { readPart } from './parts';

/** Name of the typed part of a captured conversation. */
export const MESSAGES = 'messages.json';

const file = z.strictObject({ name: z.string(), size: z.number().int().nullable(), sizeText: z.string().nullable() });
const ms = z.number().int().nullable();

/** Shape of messages.json; see ../overlay/messages-part, which writes it. */
const Messages = z.strictObject({
  v: z.literal(1),
  partner: z.string().nullable(),
  order: z.string().nullable(),
  gig: z.string().nullable(),
  messages: z.array(
    z.strictObject({
      n: z.number().int().min(1),
      author: z.enum(['me', 'them']).nullable(),
      name: z.string().nullable(),
      atMs: ms,
      earliestMs: ms,
      latestMs: ms,
      precision: z.enum(['second', 'minute', 'hour', 'day']).nullable(),
      timeText: z.string().nullable(),
      text: z.string(),
      files: z.array(file),
      at: z.strictObject({ start: z.number().int().min(0), end: z.number().int().min(0) }).nullable(),
    }),
  ),
  gaps: z.array(z.strictObject({ before: z.number().int().min(0), why: z.string() })),
});

/**
 * What an open capture holds of a conversation, as typed content for its entry: partner, order and service numbers, count of messages, times of the first and last (epoch ms, null where
 * no date could be given to it), reasons of gaps. Null for a capture without such a part, or with one of another shape: that is an ordinary capture. Throws CannotStore or EvidenceError.
 */
export async function conversationIn(db: RecourseDatabase, captureId: string): Promise<{ [key: string]: Canonical } | null> {
  const capture = await stored(() => db.journal.get(captureId));
  const part = capture && 'parts' in capture ? capture.parts.find(({ name }) => name === MESSAGES) : undefined;
  if (part === undefined) return null;
  const read = await readPart(db, part.sha256);
  if (read.state !== 'whole') return null;
  const talk = parsed(new TextDecoder().decode(read.bytes));
  if (talk === null) return null;
  const { partner, order, gig, messages, gaps } = talk;
  return {
    partner: partner?.toWellFormed() ?? null,
    order,
    gig,
    messages: messages.length,
    firstMs: messages[0]?.earliestMs ?? null,
    lastMs: messages.at(-1)?.latestMs ?? null,
    gaps: gaps.map(({ why }) => why.toWellFormed()),
  };
}

function parsed(text: string): z.infer<typeof Messages> | null {
  try {
    return Messages.parse(JSON.parse(text));
  } catch (error) {
    // What a page's process brings is not believed: without its form it is text like any other.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
