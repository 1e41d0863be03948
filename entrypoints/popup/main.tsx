import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/tokens.css';
import '../../components/parts/parts.css';
import '../../components/parts/page.css';
import '../../components/popup/popup.css';
import { type ActivePage, Popup, type PopupActions, type PopupModel } from '../../components/popup/Popup';
import type { CaseSummary } from '../../lib/cases/view';
import { pageLanguage } from '../../lib/i18n/page';
import { call } from '../../lib/messaging/call';
import type { Outcome } from '../../lib/messaging/protocol';
import { readSettings } from '../../lib/settings/settings';
import { siteFor } from '../../lib/sites/registry';

/** The page the user looks at; `?tab=` names another one, since a popup opened in a tab of its own would only find itself. */
async function activePage(cases: CaseSummary[]): Promise<ActivePage | null> {
  const named = new URLSearchParams(location.search).get('tab');
  const tab = named === null ? (await browser.tabs.query({ active: true, currentWindow: true }))[0] : await browser.tabs.get(Number(named));
  if (tab?.id === undefined || tab.url === undefined || !URL.canParse(tab.url)) return null;
  const url = new URL(tab.url);
  const site = siteFor(url);
  if (site === null) return null;
  return { tabId: tab.id, url: tab.url, title: tab.title ?? '', site: site.id, zone: site.zone, tracked: cases.some((one) => one.url === tab.url) };
}

const { t, locale } = pageLanguage(await readSettings());
let model: PopupModel = { t, locale, now: Date.now(), page: null, cases: [], backupDue: false, busy: false, done: null, error: null };

const act: PopupActions = {
  capture: () => actOn((page) => call('captureTab', { tabId: page.tabId }), 'popup.captured'),
  place: (order) => void place(order),
  track: (tracked) => actOn((page) => call('track', { site: page.site, url: page.url, title: page.title || null, ...tracked }), 'popup.tracked', true),
  open: (caseId) => leave(() => call('openDesk', { caseId, build: false })),
  desk: () => leave(() => call('openDesk', { caseId: null, build: false })),
  options: () => leave(() => browser.runtime.openOptionsPage()),
};

function draw(change: Partial<PopupModel>): void {
  model = { ...model, ...change, now: Date.now() };
  render(<Popup model={model} act={act} />, document.body);
}

async function actOn(work: (page: ActivePage) => Promise<Outcome<unknown>>, done: string, tellPage = false): Promise<void> {
  const { page } = model;
  if (page === null) return;
  draw({ busy: true, done: null, error: null });
  const outcome = await work(page);
  if (!outcome.ok) return draw({ busy: false, error: outcome.error });
  if (tellPage) await call('refreshTab', { tabId: page.tabId });
  draw({ busy: false, done });
  await load();
}

/** The answer says how the conversation stands now; the choice shows it. */
async function place(order: string | null): Promise<void> {
  const { conversation } = model;
  if (!conversation) return;
  draw({ busy: true, done: null, error: null });
  const outcome = await call('placeConversation', { conversation: conversation.caseId, order });
  draw(outcome.ok ? { busy: false, conversation: outcome.value } : { busy: false, error: outcome.error });
}

async function leave(go: () => Promise<unknown>): Promise<void> {
  await go();
  window.close();
}

async function load(): Promise<void> {
  const outcome = await call('summaries', undefined);
  const cases = outcome.ok ? outcome.value : model.cases;
  const page = await activePage(cases);
  draw({ cases, page, ...(outcome.ok ? {} : { error: outcome.error }) });
  const talk = page === null ? null : await call('conversationAt', { url: page.url });
  if (talk?.ok) draw({ conversation: talk.value });
  const due = await call('backupDue', undefined);
  if (due.ok && due.value) draw({ backupDue: true });
}

draw({});
await load();
