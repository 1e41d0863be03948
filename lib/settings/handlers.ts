import type { Handlers } from '../messaging/answer';
import type { OverlaySettings } from '../messaging/protocol';
import { changeSettings, resetSettings } from './settings';

/** What the settings calls need from outside. */
export interface SettingsDeps {
  overlaySettings(): Promise<OverlaySettings>;
  /** Told after a change that may move reminders. */
  changed(): Promise<void>;
  /** Tells every open page of ours how it should look now. */
  told(settings: OverlaySettings): Promise<void>;
}

/** Calls about the user's choices. */
export function settingsHandlers({ overlaySettings, changed, told }: SettingsDeps): Pick<Handlers, 'overlaySettings' | 'moveCard' | 'changeSettings' | 'resetSettings'> {
  return {
    overlaySettings,
    async moveCard(place) {
      await changeSettings(place);
    },
    async changeSettings(change) {
      const settings = await changeSettings(change);
      await told(await overlaySettings());
      await changed();
      return settings;
    },
    async resetSettings() {
      await resetSettings();
      await told(await overlaySettings());
      await changed();
    },
  };
}
