/** Pages of messages, whole documents, as they stand at 2026-06-25 12:00 in Seoul. */
export const TALKS: Record<'bubbles' | 'days', () => string>;
