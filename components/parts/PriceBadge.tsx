import type { FloorView } from '../../lib/cases/view';
import type { Translate } from '../../lib/i18n/translate';
import { Icon } from './Icon';
import { FLOOR_TONE } from './tone';

/** Currency of the published floors (P3). */
export const FLOOR_CURRENCY = 'TRY';

/** One price found on the listing, held against its floor. The price stands as it was written; VAT, unit and standing are told beside it. */
export function PriceBadge({ view, t }: { view: FloorView; t: Translate }) {
  const { floor, result, label, price, floorMinor, yours, package: parts } = view;
  const notes = [
    t(`card.floor.${result}`),
    parts !== undefined && t('card.price.package', { services: parts.map((id) => t(`floor.${id}.name`)).join(' + ') }),
    yours !== undefined && t(yours),
    yours === undefined && floorMinor !== null && t('card.floor.amount', { amount: { kind: 'money', currency: FLOOR_CURRENCY, minor: floorMinor } }),
    price.standing !== 'asked' && t(`card.price.${price.standing}`),
    price.per !== null && t('card.price.per', { unit: price.per }),
    price.vat !== null && t(`card.price.vat-${price.vat}`),
    !price.sure && t('card.price.unsure'),
  ].filter((note) => note !== false);
  return (
    <li class={`price tone-${FLOOR_TONE[result]}`} data-floor={floor ?? ''} data-result={result} data-own={yours !== undefined}>
      <span class="name">{label ?? t(floor === null ? 'card.price.unnamed' : `floor.${floor}.name`)}</span>
      <span class="amount">
        <Icon tone={FLOOR_TONE[result]} size={16} />
        {price.text}
      </span>
      <small>{notes.join(' · ')}</small>
    </li>
  );
}
