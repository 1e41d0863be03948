import { defineContentScript } from 'wxt/utils/define-content-script';
import { renderCard, renderMark } from '../components/card/overlay';
import { call } from '../lib/messaging/call';
import { hear } from '../lib/messaging/ears';
import '../lib/overlay/highlights.css';
import { runOverlay } from '../lib/overlay/run';
import { r10 } from '../lib/sites/r10/r10';

export default defineContentScript({
  matches: ['https://www.r10.net/*'],
  runAt: 'document_idle',
  main(context) {
    runOverlay(
      r10,
      { call, hear, now: () => Date.now(), renderCard: (model) => renderCard(model, r10.zone), renderMark },
      context.signal,
    );
  },
});
