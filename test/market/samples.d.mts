/** Numbers of the seeded orders. */
export const ORDERS: Record<'main' | 'pastSafe' | 'closed' | 'overdue' | 'revised' | 'confirmed' | 'refused' | 'unmarked' | 'primeOnly' | 'fresh', string>;
export const GIG_IDS: Record<'guaranteed' | 'plain' | 'primeOnly', string>;
/** Category slugs; invented, the real ones are not known. */
export const CATEGORIES: Record<'proKat' | 'ordinary' | 'other', string>;
/** Paths of the R10 threads. */
export const THREADS: Record<'belowFloor' | 'aboveFloor' | 'pictureOnly' | 'ordinary' | 'client' | 'cards', string>;
/** A secret that stands in the R10 pages and must never be read or saved. */
export const SECURITY_TOKEN: string;
