import { defineContentScript } from 'wxt/utils/define-content-script';
import { renderCard, renderMark } from '../components/card/overlay';
import { call } from '../lib/messaging/call';
import { hear } from '../lib/messaging/ears';
import { runOverlay } from '../lib/overlay/run';
import { kmong } from '../lib/sites/kmong/kmong';

export default defineContentScript({
  matches: ['https://kmong.com/*'],
  runAt: 'document_idle',
  main(context) {
    runOverlay(
      kmong,
      { call, hear, now: () => Date.now(), renderCard: (model) => renderCard(model, kmong.zone), renderMark },
      context.signal,
    );
  },
});
