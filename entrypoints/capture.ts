import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { captureCase } from '../lib/overlay/capture';
import { offer } from '../lib/overlay/parts';

/** Takes a page into the log; loaded when the user asks for it. */
export default defineUnlistedScript(() => offer('capture', captureCase));
