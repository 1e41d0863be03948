import { useId, useRef, useState } from 'preact/hooks';
import { zoneName } from '../../lib/i18n/dates';
import { Button } from './Button';
import { type Draft, enterMoments, momentDraft } from './entry';
import type { FieldProps } from './Field';
import { onEnter } from './on-enter';
import { TakeBack } from './TakeBack';

/** Date and time in the rule's zone; several of them, one a line in the answer, where the question takes many. */
export function MomentField({ question, zone, t, locale, busy, onSay }: FieldProps) {
  const [drafts] = useState<Draft[]>(() => (question.value ?? '').split('\n').map((value) => momentDraft(value, zone)));
  const [lines, setLines] = useState(drafts.length);
  const [wrong, setWrong] = useState<{ index: number; error: string } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const label = t(question.label);

  // Read as it stands in the fields when the user presses: form fillers and some assistive tools set dates without the user's own input events.
  const save = () => {
    const inputs = [...(box.current?.querySelectorAll('input') ?? [])].map(standing);
    const entered = enterMoments(Array.from({ length: lines }, (_, index) => ({ main: inputs[2 * index] ?? '', time: inputs[2 * index + 1] ?? '' })), zone);
    setWrong(entered.ok ? null : entered);
    if (entered.ok) onSay(entered.value);
  };

  return (
    <div class="field" role="group" aria-labelledby={`${id}-label`} ref={box}>
      <span class="label" id={`${id}-label`}>
        {label}
      </span>
      {Array.from({ length: lines }, (_, index) => {
        const nth = lines > 1 ? ` ${t('card.field.nth', { n: index + 1 })}` : '';
        const shared = {
          'aria-invalid': wrong?.index === index,
          'aria-describedby': wrong?.index === index ? `${id}-hint ${id}-error` : `${id}-hint`,
          onKeyDown: onEnter(save, busy),
        };
        return (
          <div class="line" key={index}>
            <input type="date" max="9999-12-31" aria-label={`${label}${nth}`} defaultValue={drafts[index]?.main} {...shared} />
            <input type="time" aria-label={`${label}${nth}: ${t('card.field.time')}`} defaultValue={drafts[index]?.time} {...shared} />
          </div>
        );
      })}
      <div class="line">
        <Button disabled={busy} onPress={save}>
          {t('card.field.save')}
        </Button>
        {question.many && (
          <Button kind="quiet" onPress={() => setLines(lines + 1)}>
            {t('card.field.add')}
          </Button>
        )}
        <TakeBack question={question} t={t} busy={busy} onSay={onSay} />
      </div>
      <span class="hint" id={`${id}-hint`}>
        {t('card.field.moment-hint', { zone: zoneName(zone, locale) })}
      </span>
      <span class="error" id={`${id}-error`} role="alert">
        {wrong && t(wrong.error)}
      </span>
    </div>
  );
}

/** A half-typed date reads as no date at all; the browser alone knows that something stands there. */
function standing(input: HTMLInputElement): string {
  return input.validity.badInput ? 'half' : input.value;
}
