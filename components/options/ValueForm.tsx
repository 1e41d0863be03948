import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ValueView } from '../../lib/cases/view';
import type { Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import { enterNumber, enterText } from '../parts/entry';
import { onEnter } from '../parts/on-enter';
import { trusted } from '../parts/trusted';
import type { ValueChange } from './PackPanel';

interface ValueFormProps {
  value: ValueView;
  t: Translate;
  /** Answers the message key of what is wrong, or null. */
  onSet: (change: Pick<ValueChange, 'value' | 'note'>) => Promise<string | null>;
  onCancel: () => void;
}

/** Entry of a value of the user's own. What cannot be taken stays as it was typed, with the focus on it and the reason beside it. */
export function ValueForm({ value, t, onSet, onCancel }: ValueFormProps) {
  const { kind, range, unit, own, published } = value;
  const [typed, setTyped] = useState(own?.text ?? '');
  const [note, setNote] = useState(own?.note ?? '');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useLayoutEffect(() => field.current?.focus(), []);

  const refuse = (key: string) => {
    setError(key);
    field.current?.focus();
  };
  const send = async (text: string) => {
    if (busy) return;
    setBusy(true);
    const wrong = await onSet({ value: text, note });
    setBusy(false);
    if (wrong !== null) refuse(wrong);
  };
  const save = () => {
    const entered = kind === 'threshold' ? enterNumber(typed) : enterText(typed);
    if (entered.ok) void send(entered.value);
    else refuse(entered.error);
  };
  const label = range === null || unit === null ? t('options.value.floor') : t('options.value.threshold', { ...range, unit: { kind: 'line', line: unit } });
  return (
    <div
      class="field"
      onKeyDown={trusted((event: KeyboardEvent) => {
        if (event.key === 'Escape') onCancel();
      })}
    >
      <label class="label" for={id}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        type="text"
        inputMode={kind === 'threshold' ? 'numeric' : 'text'}
        autocomplete="off"
        value={typed}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onKeyDown={onEnter(save, busy)}
        onInput={trusted((event: Event) => {
          setTyped((event.target as HTMLInputElement).value);
          setError(null);
        })}
      />
      <span class="error" id={`${id}-error`} role="alert">
        {error && t(error)}
      </span>
      <label class="label" for={`${id}-note`}>
        {t('options.value.note')}
      </label>
      <textarea id={`${id}-note`} rows={2} maxLength={500} value={note} onInput={trusted((event: Event) => setNote((event.target as HTMLTextAreaElement).value))} />
      <div class="line">
        <Button kind="main" onPress={save}>
          {t('options.value.use')}
        </Button>
        {kind === 'floor' && published !== null && (
          <Button action="no-floor" onPress={() => void send('none')}>
            {t('options.value.no-floor')}
          </Button>
        )}
        <Button kind="quiet" onPress={onCancel}>
          {t('desk.remove.no')}
        </Button>
      </div>
    </div>
  );
}
