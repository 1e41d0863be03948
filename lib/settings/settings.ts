import { storage } from 'wxt/utils/storage';
import type { Locale } from '../i18n/translate';
import type { OverlaySettings } from '../messaging/protocol';
import { DEFAULT_OWN, type OwnLimits, type ProfileId } from '../package/profiles';

/** Choices of the user that are no evidence. Resetting them keeps every case and exhibit. */
export interface Settings {
  /** null: the browser's language, where we speak it, else English. */
  locale: Locale | null;
  corner: OverlaySettings['corner'];
  folded: boolean;
  reminders: boolean;
  /** Hours before the safe deadline at which the one reminder comes. */
  remindHours: number;
  /** How often a backup of the log is made without asking. */
  backup: 'off' | 'daily' | 'weekly';
  /** Days after which the user is reminded of a backup; 0 never. */
  backupRemindDays: number;
  /** Limits that upload PDFs keep to; null: the one of the case's marketplace. */
  uploadProfile: ProfileId | null;
  /** The limits of the profile `own`. */
  uploadOwn: OwnLimits;
  /** Words to mask in copies, as typed. */
  maskWords: string;
  /** Whether pictures of a page are also put together to one in a package. */
  stitchPictures: boolean;
}

export const DEFAULT_SETTINGS: Settings = { locale: null, corner: 'bottom-right', folded: false, reminders: true, remindHours: 24, backup: 'off', backupRemindDays: 30, uploadProfile: null, uploadOwn: DEFAULT_OWN, maskWords: '', stitchPictures: true };

const item = storage.defineItem<Settings>('local:settings', { version: 1, fallback: DEFAULT_SETTINGS });

/** The settings as they stand. A setting that an older version did not know has its default. */
export async function readSettings(): Promise<Settings> {
  return { ...DEFAULT_SETTINGS, ...(await item.getValue()) };
}

/** Changes some settings and answers all of them. */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings()), ...change };
  await item.setValue(settings);
  return settings;
}

/** Puts every setting back to its default; cases and evidence are kept elsewhere and stay. */
export async function resetSettings(): Promise<void> {
  await item.removeValue();
}

/** Tells of every change made anywhere; answers how to stop listening. */
export function watchSettings(told: (settings: Settings) => void): () => void {
  return item.watch((settings) => told({ ...DEFAULT_SETTINGS, ...settings }));
}

/** The language to speak: the user's choice, else the browser's where we speak it, else English. */
export function chooseLocale(settings: Pick<Settings, 'locale'>, browserLanguage: string): Locale {
  if (settings.locale !== null) return settings.locale;
  const language = browserLanguage.slice(0, 2);
  return language === 'ko' || language === 'tr' ? language : 'en';
}
