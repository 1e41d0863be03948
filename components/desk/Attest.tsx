import { useId, useRef, useState } from 'preact/hooks';
import { zoneName } from '../../lib/i18n/dates';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import { enterMoment, standing } from '../parts/entry';
import { trusted } from '../parts/trusted';
import type { AddingActions } from './adding-view';

interface AttestProps {
  types: string[];
  zone: string;
  t: Translate;
  locale: Locale;
  busy: boolean;
  onAttest: AddingActions['attest'];
}

/** A statement with a form: what happened, and when. */
export function Attest({ types, zone, t, locale, busy, onAttest }: AttestProps) {
  const [type, setType] = useState(types[0] ?? '');
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const dateAt = useRef<HTMLInputElement>(null);
  const timeAt = useRef<HTMLInputElement>(null);
  const id = useId();
  // Read as they stand: a half-typed date must be refused.
  const save = async () => {
    const at = enterMoment({ main: standing(dateAt.current), time: standing(timeAt.current) }, zone);
    setError(at.ok ? null : at.error);
    if (!at.ok || !(await onAttest(type, at.value, text))) return;
    setText('');
    for (const field of [dateAt.current, timeAt.current]) if (field) field.value = '';
  };
  return (
    <details class="attest">
      <summary>{t('exhibits.attest')}</summary>
      <div class="stack">
        <p class="note">{t('exhibits.attest.note')}</p>
        <div class="field">
          <label class="label" for={`${id}-type`}>
            {t('exhibits.attest.what')}
          </label>
          <select id={`${id}-type`} name="attestation" value={type} onChange={trusted((event: Event) => setType((event.target as HTMLSelectElement).value))}>
            {types.map((one) => (
              <option key={one} value={one}>
                {t(`exhibits.attestation.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label class="label" for={`${id}-date`}>
            {t('exhibits.attest.when', { zone: zoneName(zone, locale) })}
          </label>
          <div class="line">
            <input id={`${id}-date`} name="attested-date" type="date" max="9999-12-31" ref={dateAt} aria-invalid={error !== null} aria-describedby={`${id}-error`} />
            <input name="attested-time" type="time" aria-label={t('card.field.time')} ref={timeAt} />
          </div>
          <span class="error" id={`${id}-error`} role="alert">
            {error && t(error)}
          </span>
        </div>
        <div class="field">
          <label class="label" for={`${id}-text`}>
            {t('exhibits.attest.text')}
          </label>
          <textarea id={`${id}-text`} class="wide" rows={2} maxLength={20_000} value={text} onInput={trusted((event: Event) => setText((event.target as HTMLTextAreaElement).value))} />
        </div>
        <Button action="attest" disabled={busy} onPress={() => void save()}>
          {t('exhibits.attest.save')}
        </Button>
      </div>
    </details>
  );
}
