import type { PackValues, ValueView } from '../../lib/cases/view';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { STATUS_TONE } from '../parts/tone';
import { ValueRow } from './ValueRow';

/** One change of a value: `value` as typed, 'none' for a floor that is not known, null to go back to the published one. */
export interface ValueChange {
  site: PackValues['site'];
  kind: ValueView['kind'];
  id: string;
  value: string | null;
  note: string;
}

/** Sets a value and answers the message key of what is wrong with it, or null. */
export type SetValue = (change: ValueChange) => Promise<string | null>;

interface PackPanelProps {
  pack: PackValues;
  t: Translate;
  locale: Locale;
  now: number;
  setValue: SetValue;
}

/** Floors and thresholds of one programme: what is published, with its clause, and the user's own value beside it. */
export function PackPanel({ pack, t, locale, now, setValue }: PackPanelProps) {
  const { programme, site, zone, values } = pack;
  const rows = (kind: ValueView['kind']) => values.filter((value) => value.kind === kind);
  const group = (title: string, list: ValueView[]) =>
    list.length > 0 && (
      <>
        <h3>{t(title)}</h3>
        <ul class="values">
          {list.map((value) => (
            <ValueRow key={value.id} value={value} zone={zone} t={t} locale={locale} now={now} onSet={(change) => setValue({ site, kind: value.kind, id: value.id, ...change })} />
          ))}
        </ul>
      </>
    );
  return (
    <section class="panel stack" id={site} data-pack={site}>
      <h2>
        {t('options.values')} · {t(programme.name)} <span class={`tag tone-${STATUS_TONE[programme.status]}`}>{t(`status.${programme.status}`)}</span>
      </h2>
      <p class="note">{t('options.values.note')}</p>
      {group('options.values.floors', rows('floor'))}
      {group('options.values.thresholds', rows('threshold'))}
    </section>
  );
}
