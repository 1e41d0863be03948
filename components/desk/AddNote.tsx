import { useId, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import { trusted } from '../parts/trusted';
import type { AddingActions } from './adding-view';

interface AddNoteProps {
  /** Hash of the exhibit that the note speaks of, and its number; null for the case. */
  about: { entryHash: string; seq: number } | null;
  t: Translate;
  busy: boolean;
  onNote: AddingActions['note'];
}

/** A note, opened by a press. What was typed stays in the field when it could not be sealed. */
export function AddNote({ about, t, busy, onNote }: AddNoteProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const id = useId();
  if (!open) {
    return (
      <Button kind="quiet" action="note" disabled={busy} label={about === null ? undefined : `${t('exhibits.note.add')}: ${about.seq}`} onPress={() => setOpen(true)}>
        {t('exhibits.note.add')}
      </Button>
    );
  }
  const save = async () => {
    if (typed.trim() === '') return setWrong(true);
    if (!(await onNote(about?.entryHash ?? null, typed))) return;
    setTyped('');
    setOpen(false);
  };
  return (
    <div class="field add-note">
      <label class="label" for={id}>
        {about === null ? t('exhibits.note.text') : t('exhibits.about', { seq: about.seq })}
      </label>
      <textarea
        id={id}
        class="wide"
        rows={3}
        maxLength={20_000}
        value={typed}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint ${id}-error`}
        onInput={trusted((event: Event) => {
          setTyped((event.target as HTMLTextAreaElement).value);
          setWrong(false);
        })}
      />
      <span class="hint" id={`${id}-hint`}>
        {t('exhibits.note.hint')}
      </span>
      <span class="error" id={`${id}-error`} role="alert">
        {wrong && t('exhibits.error.no-text')}
      </span>
      <div class="line">
        <Button action="note-save" disabled={busy} onPress={() => void save()}>
          {t('exhibits.note.save')}
        </Button>
        <Button kind="quiet" onPress={() => setOpen(false)}>
          {t('exhibits.note.cancel')}
        </Button>
      </div>
    </div>
  );
}
