import { useId, useState } from 'preact/hooks';
import type { DeliveryView, OrderView } from '../../lib/cases/view';
import { Button } from '../parts/Button';
import { Moment } from '../parts/Moment';
import { trusted } from '../parts/trusted';
import type { CardActions, Speech } from './card-props';

type ReadingsProps = Speech & Pick<CardActions, 'onPin'> & { view: OrderView };

/** Every reading of every delivery. Always in the document, closed: one action away. */
export function Readings(props: ReadingsProps) {
  const { view, t } = props;
  const { deliveries } = view.window;
  const readings = deliveries.reduce((sum, delivery) => sum + delivery.readings.length, 0);
  return (
    <details class="more">
      <summary>{t('card.readings', { readings, deliveries: deliveries.length })}</summary>
      {deliveries.map((delivery) => (
        <Delivery key={delivery.number} {...props} delivery={delivery} />
      ))}
    </details>
  );
}

function Delivery(props: ReadingsProps & { delivery: DeliveryView }) {
  const { view, delivery, t, locale, now } = props;
  const { zone, safe, deliveries } = view.window;
  return (
    <div class="delivery" data-delivery={delivery.number}>
      <h3>
        {t('card.delivery', { n: delivery.number })} ·{' '}
        <Moment ms={delivery.startMs} zone={zone} locale={locale} now={now} kind={delivery.precision === 'day' ? 'day' : 'start'} /> · {t(`card.origin.${delivery.origin}`)}
      </h3>
      <ul class="readings">
        {delivery.readings.map((reading) => (
          <li key={reading.id} data-reading={reading.id}>
            <b>
              {t(`reading.${reading.id}.name`)}
              {safe?.number === delivery.number && safe.reading === reading.id && <span class="tag tone-ok">{t('card.safe')}</span>}
            </b>
            {reading.closesAt === null ? (
              <i>{t('card.reading.no-end', { why: reading.why === null ? '' : t(`why.${reading.why}`) })}</i>
            ) : (
              <Moment ms={reading.closesAt} zone={zone} locale={locale} now={now} kind="end" />
            )}
            <small>{t(`reading.${reading.id}.why`)}</small>
          </li>
        ))}
      </ul>
      {deliveries.length > 1 && <Pin {...props} />}
    </div>
  );
}

/** A pin wants a reason: it moves the headline away from the safe date, and the log keeps why. */
function Pin({ delivery, t, busy, onPin }: ReadingsProps & { delivery: DeliveryView }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const id = useId();
  if (delivery.pinned) {
    return (
      <Button kind="quiet" action="unpin" disabled={busy} onPress={() => onPin(null, '')}>
        {t('card.unpin')}
      </Button>
    );
  }
  const save = () => {
    if (reason.trim() === '') return setAsked(true);
    setOpen(false);
    onPin(delivery.number, reason.trim());
  };
  return (
    <>
      <Button kind="quiet" action="pin" expanded={open} disabled={busy} onPress={() => setOpen(!open)}>
        {t('card.pin', { n: delivery.number })}
      </Button>
      {open && (
        <div class="field">
          <label class="label" for={id}>
            {t('card.pin.ask')}
          </label>
          <div class="line">
            <input
              id={id}
              class="wide"
              type="text"
              autocomplete="off"
              value={reason}
              aria-invalid={asked && reason.trim() === ''}
              aria-describedby={`${id}-error`}
              onInput={trusted((event: Event) => setReason((event.target as HTMLInputElement).value))}
              onKeyDown={trusted((event: KeyboardEvent) => {
                if (event.key === 'Enter' && !event.isComposing && !busy) save();
              })}
            />
            <Button action="pin-save" disabled={busy} onPress={save}>
              {t('card.field.save')}
            </Button>
          </div>
          <span class="error" id={`${id}-error`} role="alert">
            {asked && reason.trim() === '' && t('card.pin.no-reason')}
          </span>
        </div>
      )}
    </>
  );
}
