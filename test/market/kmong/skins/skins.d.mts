import type { View } from './lives.d.mts';

/** Order pages, whole documents. */
export const SKINS: Record<'article' | 'hashed' | 'tailwind' | 'definitions' | 'ledger' | 'overlay' | 'accordion' | 'timeline' | 'columns' | 'feed' | 'grid' | 'print', (view: View) => string>;
