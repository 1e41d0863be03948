import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offer } from '../lib/overlay/parts';
import { readerOf } from '../lib/overlay/reader';
import { r10 } from '../lib/sites/r10/r10';

/** Reads pages of R10; loaded by every page whose address does not rule it out. */
export default defineUnlistedScript(() => offer('read-r10', readerOf(r10)));
