import { useId, useState } from 'preact/hooks';
import type { QuestionView } from '../../lib/cases/view';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Button } from './Button';
import { enterNumber, enterText } from './entry';
import { MomentField } from './MomentField';
import { onEnter } from './on-enter';
import { TakeBack } from './TakeBack';
import { trusted } from './trusted';

export interface FieldProps {
  question: QuestionView;
  /** Zone in which a moment is understood; it is named beside the field. */
  zone: string;
  t: Translate;
  locale: Locale;
  busy: boolean;
  /** The answer as `Said.value` wants it; null takes it back. */
  onSay: (value: string | null) => void;
}

/** Asks for one fact by hand. */
export function Field(props: FieldProps) {
  const { input, choices } = props.question;
  if (input === 'yes-no') return <Pick {...props} values={['yes', 'no']} prefix="card" />;
  if (input === 'choice') return <Pick {...props} values={choices ?? []} prefix="choice" />;
  if (input === 'moment') return <MomentField {...props} />;
  return <Typed {...props} />;
}

/** One press answers. */
function Pick({ question, t, busy, onSay, values, prefix }: FieldProps & { values: string[]; prefix: string }) {
  return (
    <fieldset class="field">
      <legend class="label">{t(question.label)}</legend>
      <div class="line">
        {values.map((value) => (
          <Button key={value} pressed={question.origin === null ? undefined : question.value === value} disabled={busy} onPress={() => onSay(value)}>
            {t(`${prefix}.${value}`)}
          </Button>
        ))}
        <TakeBack question={question} t={t} busy={busy} onSay={onSay} />
      </div>
    </fieldset>
  );
}

/** Number and text. What was typed is kept from trusted input only: a value that the page's scripts put into the element is never sent. */
function Typed({ question, t, busy, onSay }: FieldProps) {
  const [typed, setTyped] = useState(question.value ?? '');
  const [error, setError] = useState<string | null>(null);
  const id = useId();

  const save = () => {
    const entered = question.input === 'number' ? enterNumber(typed) : enterText(typed);
    setError(entered.ok ? null : entered.error);
    if (entered.ok) onSay(entered.value);
  };
  const shared = {
    id,
    class: 'wide',
    autocomplete: 'off' as const,
    value: typed,
    'aria-invalid': error !== null,
    'aria-describedby': error !== null ? `${id}-error` : question.input === 'count' ? `${id}-hint` : undefined,
    onInput: trusted((event: Event) => {
      setTyped((event.target as HTMLInputElement | HTMLTextAreaElement).value);
      setError(null);
    }),
  };

  return (
    <div class="field">
      <label class="label" for={id}>
        {t(question.label)}
      </label>
      <div class="line">
        {question.input === 'number' ? <input type="text" inputMode="numeric" onKeyDown={onEnter(save, busy)} {...shared} /> : <textarea rows={2} {...shared} />}
        <Button disabled={busy} onPress={save}>
          {t('card.field.save')}
        </Button>
        <TakeBack question={question} t={t} busy={busy} onSay={onSay} />
      </div>
      {question.input === 'count' && (
        <span class="hint" id={`${id}-hint`}>
          {t('card.field.count-hint')}
        </span>
      )}
      <span class="error" id={`${id}-error`} role="alert">
        {error && t(error)}
      </span>
    </div>
  );
}
