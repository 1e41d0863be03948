import type { Locale, Translate } from '../../lib/i18n/translate';
import type { Pointed } from '../../lib/sites/pointed/place';
import { formatDay } from '../../lib/i18n/dates';
import { Button } from '../parts/Button';

const SITE_NAMES: Record<Pointed['site'], string> = { kmong: 'Kmong', r10: 'R10.net' };

interface PlacesProps {
  places: Pointed[];
  t: Translate;
  locale: Locale;
  /** Epoch ms, for dates without a year. */
  now: number;
  onForget: (id: string) => void;
}

/** The places that the user showed on pages, each of which can be forgotten. Dates in the zone of this machine. */
export function Places({ places, t, locale, now, onForget }: PlacesProps) {
  const zone = Temporal.Now.timeZoneId();
  const nameOf = ({ site, fact, words, at }: Pointed) =>
    t('options.places.one', { site: SITE_NAMES[site], what: t(`card.point.name.${fact}`), words, at: formatDay(at, zone, locale, now) });
  return (
    <section class="panel stack">
      <h2>{t('options.places')}</h2>
      <p class="note">{t('options.places.note')}</p>
      {places.length === 0 ? (
        <p>{t('options.places.none')}</p>
      ) : (
        <ul class="rows">
          {places.map((place) => (
            <li key={place.id} class="line">
              <span>{nameOf(place)}</span>
              <Button action="forget-place" label={`${t('options.places.forget')}: ${nameOf(place)}`} onPress={() => onForget(place.id)}>
                {t('options.places.forget')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
