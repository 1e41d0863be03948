import { useId, useRef, useState } from 'preact/hooks';
import { zoneName } from '../../lib/i18n/dates';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import { enterMoment, standing } from '../parts/entry';
import { Notice } from '../parts/Notice';
import { onEnter } from '../parts/on-enter';
import { trusted } from '../parts/trusted';
import type { ActivePage } from './Popup';

/** What the user says of a page that nobody could read. `deliveredAt` is ISO text in the site's zone. */
export interface Tracked {
  kind: 'order' | 'listing';
  subject: string;
  deliveredAt: string | null;
  amount: string | null;
}

interface TrackFormProps {
  page: ActivePage;
  t: Translate;
  locale: Locale;
  busy: boolean;
  onTrack: (tracked: Tracked) => void;
}

/** The first long number of an address: most often the order's or thread's own. A suggestion, shown in the field and the user's to change. */
function suggested(url: string): string {
  return /\d{5,20}/.exec(new URL(url).pathname)?.[0] ?? '';
}

/** Tracks a page by hand: its number, when the work was delivered, the amount. */
export function TrackForm({ page, t, locale, busy, onTrack }: TrackFormProps) {
  const [kind, setKind] = useState<Tracked['kind']>(page.site === 'r10' ? 'listing' : 'order');
  const [subject, setSubject] = useState(() => suggested(page.url));
  const [amount, setAmount] = useState('');
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  const typed = (set: (value: string) => void) =>
    trusted((event: Event) => {
      set((event.target as HTMLInputElement).value);
      setError(null);
    });
  const dateAt = useRef<HTMLInputElement>(null);
  const timeAt = useRef<HTMLInputElement>(null);
  // Read as they stand: a half-typed date must be refused, not taken for no delivery.
  const save = () => {
    const [date, time] = [standing(dateAt.current), standing(timeAt.current)];
    const delivered = date === '' && time === '' ? null : enterMoment({ main: date, time }, page.zone);
    if (delivered !== null && !delivered.ok) return setError(delivered.error);
    onTrack({ kind, subject, deliveredAt: delivered?.value ?? null, amount: amount.trim() === '' ? null : amount.trim() });
  };
  const clear = () => setError(null);
  const entered = onEnter(save, busy);
  return (
    <details class="track">
      <summary>{t('popup.track')}</summary>
      <div class="stack">
        <p class="note">{t('popup.track.note')}</p>
        <div class="kinds" role="group" aria-label={t('popup.track.kind')}>
          {(['order', 'listing'] as const).map((one) => (
            <Button key={one} pressed={kind === one} onPress={() => setKind(one)}>
              {t(`popup.track.${one}`)}
            </Button>
          ))}
        </div>
        <div class="field">
          <label class="label" for={`${id}-subject`}>
            {t(kind === 'order' ? 'popup.track.order-number' : 'popup.track.thread-number')}
          </label>
          <input id={`${id}-subject`} name="subject" type="text" inputMode="numeric" autocomplete="off" value={subject} onInput={typed(setSubject)} onKeyDown={entered} />
        </div>
        {kind === 'order' && (
          <>
            <div class="field">
              <label class="label" for={`${id}-date`}>
                {t('popup.track.delivered', { zone: zoneName(page.zone, locale) })}
              </label>
              <div class="pair">
                <input id={`${id}-date`} name="date" type="date" max="9999-12-31" ref={dateAt} onInput={clear} onKeyDown={entered} />
                <input name="time" type="time" aria-label={t('card.field.time')} ref={timeAt} onInput={clear} onKeyDown={entered} />
              </div>
            </div>
            <div class="field">
              <label class="label" for={`${id}-amount`}>
                {t('popup.track.amount')}
              </label>
              <input id={`${id}-amount`} name="amount" type="text" autocomplete="off" value={amount} onInput={typed(setAmount)} onKeyDown={entered} />
            </div>
          </>
        )}
        {error && (
          <Notice tone="no" live="alert">
            {t(error)}
          </Notice>
        )}
        <Button action="track" disabled={busy} onPress={save}>
          {t('popup.track.save')}
        </Button>
      </div>
    </details>
  );
}
