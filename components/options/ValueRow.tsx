import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ValueView } from '../../lib/cases/view';
import { formatStart } from '../../lib/i18n/dates';
import type { Locale, Param, Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import { SourceNote } from '../parts/SourceNote';
import { trusted } from '../parts/trusted';
import type { ValueChange } from './PackPanel';
import { ValueForm } from './ValueForm';

type Change = Pick<ValueChange, 'value' | 'note'>;

interface ValueRowProps {
  value: ValueView;
  /** Zone in which the day is told. */
  zone: string;
  t: Translate;
  locale: Locale;
  now: number;
  /** Answers the message key of what is wrong, or null. */
  onSet: (change: Change) => Promise<string | null>;
}

/** One floor or threshold: what is published, the user's own value, and the way to set or take it back. */
export function ValueRow({ value, zone, t, locale, now, onSet }: ValueRowProps) {
  const { id, kind, clause, own } = value;
  const [open, setOpen] = useState(false);
  const [clauseOpen, setClauseOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const noteId = useId();
  const name = t(value.name);
  const word = t(own === null ? 'options.value.enter' : 'options.value.change');
  // The control that was pressed goes away with the form or with the value: the focus goes to the one that opens it again.
  const [returned, setReturned] = useState(0);
  useLayoutEffect(() => {
    if (returned > 0) row.current?.querySelector<HTMLElement>('[data-action="value"]')?.focus();
  }, [returned]);
  const close = () => {
    setError(null);
    setOpen(false);
    setReturned(returned + 1);
  };
  const set = async (change: Change) => {
    const wrong = await onSet(change);
    setError(wrong);
    if (wrong === null) close();
    return wrong;
  };
  return (
    <li ref={row} class="value" data-value={`${kind}.${id}`} data-own={own !== null}>
      <div class="what">
        <b>{name}</b>
        <small class="published">{publishedText(value, t)}</small>
        {own !== null && (
          <small class="yours">
            <b>{t('options.value.yours', { value: own.value ?? { kind: 'line', line: { key: 'card.yours.none' } } })}</b> · {t('options.value.since', { at: formatStart(own.at, zone, locale, now) })}
            {own.note !== '' && ` · ${own.note}`}
          </small>
        )}
      </div>
      <div class="acts-line">
        <button
          type="button"
          class="chip"
          aria-expanded={clauseOpen}
          aria-controls={clauseOpen ? noteId : undefined}
          aria-label={t('card.clause', { id: clause.id, title: name })}
          onClick={trusted(() => setClauseOpen(!clauseOpen))}
        >
          {clause.id}
        </button>
        <Button kind="quiet" action="value" expanded={open} label={`${word}: ${name}`} onPress={() => (open ? close() : setOpen(true))}>
          {word}
        </Button>
        {own !== null && (
          <Button kind="quiet" action="take-back" label={`${t('options.value.take-back')}: ${name}`} onPress={() => void set({ value: null, note: '' })}>
            {t('options.value.take-back')}
          </Button>
        )}
      </div>
      {clauseOpen && (
        <div class="below">
          <SourceNote id={noteId} clause={clause} t={t} />
        </div>
      )}
      {!open && error !== null && (
        <p class="below error" role="alert">
          {t(error)}
        </p>
      )}
      {open && (
        <div class="below">
          <ValueForm value={value} t={t} onSet={set} onCancel={close} />
        </div>
      )}
    </li>
  );
}

function publishedText({ published, unit }: ValueView, t: Translate): string {
  if (published === null) return t('options.value.not-published');
  const value: Param = published;
  return unit === null ? t('options.value.published', { value }) : t('options.value.published-in', { value, unit: { kind: 'line', line: unit } });
}
