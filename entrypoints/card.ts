import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { looks } from '../components/card/overlay';
import { offer } from '../lib/overlay/parts';

/** Draws card and marks; loaded by a page that has something to show. */
export default defineUnlistedScript(() => offer('card', looks));
