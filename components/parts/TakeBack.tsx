import { Button } from './Button';
import type { FieldProps } from './Field';

/** Only an answer of the user's own can be taken back; what the page says stays, and a place that was shown is forgotten elsewhere. */
export function TakeBack({ question, t, busy, onSay }: Pick<FieldProps, 'question' | 't' | 'busy' | 'onSay'>) {
  if (question.origin !== 'you' || question.shown !== undefined) return null;
  return (
    <Button kind="quiet" disabled={busy} onPress={() => onSay(null)}>
      {t('card.field.take-back')}
    </Button>
  );
}
