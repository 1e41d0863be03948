import { browser } from 'wxt/browser';
import { REMINDER } from '../cases/reminders';
import type { Translate } from '../i18n/translate';
import { type Handlers, Refusal } from './answer';
import type { Outcome, OverlaySettings, Sealed, Told } from './protocol';

const OUR_SITES = ['https://kmong.com/*', 'https://*.kmong.com/*', 'https://www.r10.net/*'];

/** What the tab calls need from outside. */
export interface TabDeps {
  translator(): Promise<{ t: Translate }>;
}

/** Tells one tab's page something and answers what it says. Throws Refusal when no script of ours is there: the tab is older than this version. */
async function tell<T>(tabId: number, told: Told): Promise<T> {
  try {
    return (await browser.tabs.sendMessage(tabId, told)) as T;
  } catch {
    throw new Refusal('error.reload-tab');
  }
}

async function tellPages(told: Told): Promise<void> {
  const tabs = await browser.tabs.query({ url: OUR_SITES });
  // A tab opened before this version was installed has no ears; it hears nothing until it is reloaded, and nothing is lost by it.
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : [browser.tabs.sendMessage(id, told)])));
}

/** Everything that the background does with tabs: opening the desk, capturing on command, telling pages that settings changed. */
export function tabHandlers({ translator }: TabDeps) {
  async function openDesk(caseId: string | null, build: boolean): Promise<void> {
    const url = browser.runtime.getURL('/desk.html' as '/');
    const hash = caseId === null ? '' : `#${new URLSearchParams({ case: caseId, ...(build ? { build: '1' } : {}) })}`;
    await browser.tabs.create({ url: url + hash });
  }

  async function capture(tabId: number, told: Told = { tell: 'capture' }): Promise<Sealed> {
    const outcome = await tell<Outcome<Sealed> | undefined>(tabId, told);
    if (outcome === undefined) throw new Refusal('error.reload-tab');
    if (!outcome.ok) throw new Refusal(outcome.error);
    return outcome.value;
  }

  return {
    handlers: {
      async openDesk({ caseId, build }) {
        await openDesk(caseId, build);
      },
      async captureTab({ tabId }) {
        await capture(tabId);
      },
      async refreshTab({ tabId }) {
        await tell(tabId, { tell: 'refresh' });
      },
    } satisfies Pick<Handlers, 'openDesk' | 'captureTab' | 'refreshTab'>,

    /** The shortcut or the context menu: captures at once, the page or what is told, and says how it went, since neither has a place of its own to say it. */
    async captureFor(tabId: number | undefined, told?: Told): Promise<void> {
      const { t } = await translator();
      const say = (title: string, message: string) =>
        browser.notifications.create({ type: 'basic', iconUrl: browser.runtime.getURL('/icon/128.png' as '/'), title, message });
      try {
        if (tabId === undefined) throw new Refusal('error.not-a-site');
        const { seq } = await capture(tabId, told);
        await say(t('background.captured', { seq }), '');
      } catch (error) {
        await say(t('background.not-captured'), t(error instanceof Refusal ? error.key : 'error.inside'));
      }
    },

    /** Tells every page of ours how it should look now. */
    tellAll: (settings: OverlaySettings) => tellPages({ tell: 'settings', settings }),
    /** Has every page of ours ask anew what is known of it. */
    refreshAll: () => tellPages({ tell: 'refresh' }),

    async openFromNotification(notification: string): Promise<void> {
      if (!notification.startsWith(REMINDER)) return;
      await browser.notifications.clear(notification);
      await openDesk(notification.slice(REMINDER.length), false);
    },
  };
}
