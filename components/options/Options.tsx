import { useState } from 'preact/hooks';
import type { PackValues } from '../../lib/cases/view';
import type { Locale, Translate } from '../../lib/i18n/translate';
import type { Settings } from '../../lib/settings/settings';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Notice } from '../parts/Notice';
import { trusted } from '../parts/trusted';
import type { Pointed } from '../../lib/sites/pointed/place';
import { PackPanel, type SetValue } from './PackPanel';
import { Places } from './Places';

export interface OptionsModel {
  t: Translate;
  locale: Locale;
  settings: Settings;
  now: number;
  packs: PackValues[];
  places: Pointed[];
  done: string | null;
  error: string | null;
}

export interface OptionsActions {
  change(change: Partial<Settings>): void;
  reset(): void;
  setValue: SetValue;
  /** Forgets a place that the user showed, by its id. */
  forget(id: string): void;
}

const LANGUAGES: { locale: Locale; name: string }[] = [
  { locale: 'ko', name: '한국어' },
  { locale: 'tr', name: 'Türkçe' },
  { locale: 'en', name: 'English' },
];
const HOURS = [6, 12, 24, 48, 72];

/** Language, reminders, the floors and thresholds that everything is judged by, and the places that the user showed. Nothing here touches evidence. */
export function Options({ model, act }: { model: OptionsModel; act: OptionsActions }) {
  const { t, locale, settings, now, packs, places, done, error } = model;
  const [asking, setAsking] = useState(false);
  return (
    <div class="options" lang={locale}>
      <header class="top">
        <Mark size={24} />
        <h1>{t('options.title')}</h1>
        <a href="/desk.html">{t('popup.desk')}</a>
      </header>
      <main>
      <div role="status">{done && <Notice tone="ok">{t(done)}</Notice>}</div>
      {error && (
        <Notice tone="no" live="alert">
          {t(error)}
        </Notice>
      )}
      <section class="panel stack">
        <h2>{t('options.language')}</h2>
        <div class="line" role="group" aria-label={t('options.language')}>
          <Button pressed={settings.locale === null} onPress={() => act.change({ locale: null })}>
            {t('options.language.browser')}
          </Button>
          {LANGUAGES.map((one) => (
            <Button key={one.locale} pressed={settings.locale === one.locale} onPress={() => act.change({ locale: one.locale })}>
              {one.name}
            </Button>
          ))}
        </div>
      </section>
      <section class="panel stack">
        <h2>{t('options.reminders')}</h2>
        <label class="check">
          <input type="checkbox" checked={settings.reminders} onChange={trusted((event: Event) => act.change({ reminders: (event.target as HTMLInputElement).checked }))} />
          <span>{t('options.reminders.on')}</span>
        </label>
        <label class={settings.reminders ? 'check' : 'check off'}>
          <span>{t('options.reminders.hours')}</span>
          <select value={String(settings.remindHours)} disabled={!settings.reminders} onChange={trusted((event: Event) => act.change({ remindHours: Number((event.target as HTMLSelectElement).value) }))}>
            {HOURS.map((hours) => (
              <option key={hours} value={String(hours)}>
                {t('options.hours', { n: hours })}
              </option>
            ))}
          </select>
        </label>
      </section>
      {packs.map((pack) => (
        <PackPanel key={pack.site} pack={pack} t={t} locale={locale} now={now} setValue={act.setValue} />
      ))}
      <Places places={places} t={t} locale={locale} now={now} onForget={act.forget} />
      <section class="panel stack">
        <h2>{t('options.reset')}</h2>
        <p class="note">{t('options.reset.note')}</p>
        {asking ? (
          <div class="line">
            <Button
              onPress={() => {
                setAsking(false);
                act.reset();
              }}
            >
              {t('options.reset.yes')}
            </Button>
            <Button onPress={() => setAsking(false)}>{t('desk.remove.no')}</Button>
          </div>
        ) : (
          <Button onPress={() => setAsking(true)}>{t('options.reset')}</Button>
        )}
      </section>
      </main>
    </div>
  );
}
