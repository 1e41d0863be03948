import type { FloorView, ListingView } from '../../lib/cases/view';
import type { Translate } from '../../lib/i18n/translate';
import { FloorPlot } from '../parts/FloorPlot';
import { PriceBadge } from '../parts/PriceBadge';

/** A listing with a hundred prices must not push its rules out of reach. */
const IN_SIGHT = 6;

/** The listing's prices against the floors, and the quality score. `width` is the plot's, in px, where there is more room than in the card. */
export function Listing({ view, t, width }: { view: ListingView; t: Translate; width?: number }) {
  const { floors, rubric } = view;
  return (
    <section class="block">
      <h2 class="label">{t('card.prices')}</h2>
      <FloorPlot floors={floors} t={t} width={width} />
      {floors.length === 0 && <p class="note">{t('card.prices.none')}</p>}
      <Prices floors={floors.slice(0, IN_SIGHT)} t={t} />
      {floors.length > IN_SIGHT && (
        <details class="more">
          <summary>{t('card.prices.rest', { n: floors.length - IN_SIGHT })}</summary>
          <Prices floors={floors.slice(IN_SIGHT)} t={t} />
        </details>
      )}
      {rubric && (
        <p class="note">
          <b>{rubric.points === null ? t('card.rubric.open', { of: rubric.of }) : t('card.rubric', { points: rubric.points, of: rubric.of })}</b> {rubric.ownValues && `(${t('card.own-values')}) `}{t(rubric.note)}
        </p>
      )}
    </section>
  );
}

function Prices({ floors, t }: { floors: FloorView[]; t: Translate }) {
  return (
    <ul class="price-list">
      {floors.map((view, index) => (
        <PriceBadge key={index} view={view} t={t} />
      ))}
    </ul>
  );
}
