import { feed2018 } from '../feed2018.mjs';
import { article, hashed, tailwind } from './cards.mjs';
import { definitions, dialog, table } from './ledgers.mjs';
import { accordion, columns, timeline } from './lines.mjs';
import { grid, print } from './strangers.mjs';

/** Order pages that the server draws, by the name given in `?skin=`. Each takes the view of `orderView` with `side`, and gives a whole document. */
export const SKINS = { article, hashed, tailwind, definitions, ledger: table, overlay: dialog, accordion, timeline, columns, grid, print, feed: (/** @type {import('./frame.mjs').View} */ v) => feed2018(v, v.hidden > 0 ? '?' : null) };
