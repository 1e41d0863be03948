import { Button } from './Button';
import type { FieldProps } from './Field';

/** Only an answer of the user's own can be taken back; what the page says stays. */
export function TakeBack({ question, t, busy, onSay }: Pick<FieldProps, 'question' | 't' | 'busy' | 'onSay'>) {
  if (question.origin !== 'you') return null;
  return (
    <Button kind="quiet" disabled={busy} onPress={() => onSay(null)}>
      {t('card.field.take-back')}
    </Button>
  );
}
