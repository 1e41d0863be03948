import { defineContentScript } from 'wxt/utils/define-content-script';
import { call } from '../lib/messaging/call';
import { hear } from '../lib/messaging/ears';
import { load } from '../lib/overlay/parts';
import { runOverlay } from '../lib/overlay/run';
import { door } from '../lib/sites/kmong/door';

export default defineContentScript({
  matches: ['https://kmong.com/*'],
  runAt: 'document_idle',
  main(context) {
    runOverlay(
      door,
      { call, hear, now: () => Date.now(), reader: () => load('read-kmong'), looks: () => load('card'), capturer: () => load('capture') },
      context.signal,
    );
  },
});
