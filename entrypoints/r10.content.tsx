import { defineContentScript } from 'wxt/utils/define-content-script';
import { call } from '../lib/messaging/call';
import { hear } from '../lib/messaging/ears';
import '../lib/overlay/highlights.css';
import { load } from '../lib/overlay/parts';
import { runOverlay } from '../lib/overlay/run';
import { door } from '../lib/sites/r10/door';

export default defineContentScript({
  matches: ['https://www.r10.net/*'],
  runAt: 'document_idle',
  main(context) {
    runOverlay(
      door,
      { call, hear, now: () => Date.now(), reader: () => load('read-r10'), looks: () => load('card'), capturer: () => load('capture') },
      context.signal,
    );
  },
});
