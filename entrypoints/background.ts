import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { CARD_LOOK } from '../components/card/look';
import { conversationHandlers } from '../lib/cases/conversation-handlers';
import { forgetCover } from '../lib/cases/covers';
import { exhibitHandlers, forgetStatement } from '../lib/cases/exhibit-handlers';
import { caseHandlers } from '../lib/cases/handlers';
import { pointedHandlers } from '../lib/cases/pointed';
import { valueHandlers } from '../lib/cases/value-handlers';
import { watchCases } from '../lib/cases/watch';
import { captureHandlers } from '../lib/evidence/capture-handlers';
import { startClock } from '../lib/evidence/clock';
import { type RecourseDatabase, openDatabase } from '../lib/evidence/database';
import { recoverUnfinished } from '../lib/evidence/journal';
import { settleKey } from '../lib/evidence/log';
import { logHandlers } from '../lib/evidence/log-handlers';
import { sweepAfterStop } from '../lib/evidence/restore';
import { makeCamera } from '../lib/evidence/slice';
import { watchLog } from '../lib/evidence/watch-log';
import { cardTexts, textsFor } from '../lib/i18n/catalogue';
import { makeTranslate } from '../lib/i18n/make-translate';
import { answerCalls } from '../lib/messaging/answer';
import { tabHandlers } from '../lib/messaging/tabs';
import { chooseLocale, readSettings } from '../lib/settings/settings';
import { settingsHandlers } from '../lib/settings/handlers';

const CAPTURE = 'capture';
const SELECTION = 'selection';

export default defineBackground({
  type: 'module',
  main() {
    const clock = startClock();
    const now = () => Date.now();
    const camera = makeCamera({
      activeTab: async (windowId) => (await browser.tabs.query({ active: true, windowId }))[0],
      capture: (windowId, area) => browser.tabs.captureVisibleTab(windowId, { format: 'png', ...(area ? { rect: area } : {}) }),
      wholePages: import.meta.env.FIREFOX,
      now: () => performance.now(),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    let opened: Promise<RecourseDatabase> | null = null;
    /** Opened on first use; what an earlier start left half-done becomes a visible entry before anything else is written. */
    const database = () => {
      opened ??= (async () => {
        const db = openDatabase();
        await sweepAfterStop(db);
        if (await settleKey(db, clock)) await logWatch.keyChanged();
        await recoverUnfinished(db, clock);
        return db;
      })();
      // A refusal may pass (the disk was full): the next use tries again.
      opened.catch(() => {
        opened = null;
      });
      return opened;
    };
    const translator = async () => {
      const locale = chooseLocale(await readSettings(), browser.i18n.getUILanguage());
      return { locale, t: makeTranslate(textsFor(locale), locale, now) };
    };
    const watch = watchCases({ database, now, settings: readSettings, translator });
    const overlaySettings = async () => {
      const settings = await readSettings();
      const locale = chooseLocale(settings, browser.i18n.getUILanguage());
      return { locale, texts: cardTexts(locale), css: CARD_LOOK, corner: settings.corner, folded: settings.folded };
    };
    const tabs = tabHandlers({ translator });
    const logWatch = watchLog({
      database,
      now,
      settings: readSettings,
      translator,
      async openDesk({ backup }) {
        await browser.tabs.create({ url: browser.runtime.getURL('/desk.html' as '/') + (backup ? '#backup=1' : ''), active: !backup });
      },
    });

    answerCalls({
      ...caseHandlers({ database, now, clock, changed: watch.changed }),
      ...valueHandlers({ database, now, clock, changed: watch.changed, refreshAll: tabs.refreshAll }),
      ...pointedHandlers({ database, now, clock, changed: watch.changed, refreshAll: tabs.refreshAll }),
      ...conversationHandlers({ database, now, clock, changed: watch.changed }),
      ...exhibitHandlers({ database, now, clock, changed: watch.changed }),
      ...captureHandlers({
        database,
        clock,
        changed: watch.changed,
        camera,
        async removed(db, entry) {
          await forgetStatement(db, entry, now());
          await forgetCover(db, entry, now());
        },
      }),
      ...logHandlers({ database, clock, now, settings: readSettings, changed: watch.changed }),
      ...settingsHandlers({ overlaySettings, changed: watch.changed, told: tabs.tellAll }),
      ...tabs.handlers,
    });

    browser.runtime.onInstalled.addListener(async () => {
      const { t } = await translator();
      await browser.contextMenus.removeAll();
      const documentUrlPatterns = ['https://kmong.com/*', 'https://*.kmong.com/*', 'https://www.r10.net/*'];
      browser.contextMenus.create({ id: CAPTURE, title: t('background.menu.capture'), contexts: ['page', 'selection', 'image', 'link'], documentUrlPatterns });
      browser.contextMenus.create({ id: SELECTION, title: t('exhibits.menu.selection'), contexts: ['selection'], documentUrlPatterns });
      await logWatch.started();
      await watch.changed();
    });
    browser.runtime.onStartup.addListener(watch.changed);
    browser.runtime.onStartup.addListener(logWatch.started);
    browser.alarms.onAlarm.addListener(({ name }) => watch.rang(name));
    browser.alarms.onAlarm.addListener(({ name }) => logWatch.rang(name));
    browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }, tab) =>
      tabs.captureFor(tab?.id, menuItemId === SELECTION ? { tell: 'selection', text: selectionText ?? '' } : undefined),
    );
    browser.commands.onCommand.addListener(async (command) => {
      if (command !== CAPTURE) return;
      const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
      await tabs.captureFor(tab?.id);
    });
    browser.notifications.onClicked.addListener((id) => tabs.openFromNotification(id));
    browser.notifications.onClicked.addListener((id) => logWatch.pressed(id));
  },
});
