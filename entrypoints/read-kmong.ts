import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offer } from '../lib/overlay/parts';
import { readerOf } from '../lib/overlay/reader';
import { kmong } from '../lib/sites/kmong/kmong';

/** Reads pages of Kmong; loaded by every page whose address does not rule it out. */
export default defineUnlistedScript(() => offer('read-kmong', readerOf(kmong)));
