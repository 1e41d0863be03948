import { browser } from 'wxt/browser';
import type { RecourseDatabase } from '../evidence/database';
import { formatEnd } from '../i18n/dates';
import type { Locale, Translate } from '../i18n/translate';
import type { Settings } from '../settings/settings';
import { summaries } from './book';
import { REMINDER, badge, reminderAt } from './reminders';
import type { CaseSummary } from './view';

/** Alarm that keeps the badge true while no page is open. */
const TICK = 'tick';
const TICK_MINUTES = 30;

const BADGE_COLOURS = { open: '#0b6e55', soon: '#8a5200', unsure: '#3f4a72' };

export interface WatchDeps {
  database(): Promise<RecourseDatabase>;
  now(): number;
  settings(): Promise<Settings>;
  translator(): Promise<{ t: Translate; locale: Locale }>;
}

/** Keeps badge and reminders in step with the cases. Alarms and what was already shown outlive the worker and the browser. */
export function watchCases({ database, now, settings, translator }: WatchDeps) {
  /** Deadlines for which a reminder was shown, by case. Kept with the settings' storage: a wiped log must not bring old reminders back. */
  const reminded = async (): Promise<Record<string, number>> =>
    ((await browser.storage.local.get('reminded'))['reminded'] as Record<string, number> | undefined) ?? {};

  async function setAlarms(list: CaseSummary[]): Promise<void> {
    const [wanted, shown, existing] = [await settings(), await reminded(), await browser.alarms.getAll()];
    const due = new Map<string, number>();
    for (const summary of list) {
      const at = reminderAt(summary, shown[summary.caseId] ?? null, wanted, now());
      if (at !== null) due.set(REMINDER + summary.caseId, at);
    }
    for (const { name, scheduledTime } of existing) {
      if (!name.startsWith(REMINDER)) continue;
      if (due.get(name) === scheduledTime) due.delete(name);
      else if (!due.has(name)) await browser.alarms.clear(name);
    }
    for (const [name, when] of due) browser.alarms.create(name, { when });
    if (!existing.some(({ name }) => name === TICK)) browser.alarms.create(TICK, { periodInMinutes: TICK_MINUTES });
  }

  async function setBadge(list: CaseSummary[]): Promise<void> {
    const { text, tone } = badge(list, now());
    await browser.action.setBadgeText({ text });
    await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOURS[tone] });
  }

  let running: Promise<void> = Promise.resolve();
  /** After any change of a case or a setting, and at every start. One at a time: two at once would set each other's alarms. */
  function changed(): Promise<void> {
    running = running.then(update, update);
    return running;
  }

  async function update(): Promise<void> {
    const list = await summaries(await database(), now());
    await setAlarms(list);
    await setBadge(list);
  }

  async function remind(caseId: string): Promise<void> {
    const summary = (await summaries(await database(), now())).find((one) => one.caseId === caseId);
    // Judged again at the time of ringing: the case may have been filed, corrected or closed since the alarm was set.
    const due = summary && reminderAt(summary, (await reminded())[caseId] ?? null, await settings(), now());
    if (!summary || summary.safeClosesAt === null || due === null || due === undefined || due > now()) return;
    const { t, locale } = await translator();
    await browser.notifications.create(REMINDER + caseId, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png' as '/'),
      title: t('background.reminder.title', { deadline: { kind: 'end', ms: summary.safeClosesAt, zone: summary.zone } }),
      message: t('background.reminder.message', { subject: summary.subject, title: summary.title ?? '', deadline: formatEnd(summary.safeClosesAt, summary.zone, locale, now()) }),
    });
    await browser.storage.local.set({ reminded: { ...(await reminded()), [caseId]: summary.safeClosesAt } });
  }

  return {
    changed,
    /** An alarm rang: a reminder's, or the badge's own. */
    async rang(name: string): Promise<void> {
      if (name.startsWith(REMINDER)) await remind(name.slice(REMINDER.length));
      await changed();
    },
  };
}
