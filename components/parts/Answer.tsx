import type { QuestionView } from '../../lib/cases/view';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Button } from './Button';
import { Field } from './Field';

/** What can be done with a value that stands on the page before the user; absent where no page does. */
export interface PageActions {
  /** Starts showing where the fact's value stands. */
  onPoint?: (fact: string) => void;
  /** Forgets how the user showed it. */
  onForget?: (fact: string) => void;
}

export interface AnswerProps extends PageActions {
  question: QuestionView;
  /** Zone in which moments are typed in. */
  zone: string;
  t: Translate;
  locale: Locale;
  busy: boolean;
  onSay: (fact: string, value: string | null) => void;
  /** Answered, in whichever way: the entry can be closed. */
  onDone: () => void;
}

/** The opened entry of a fact: to be typed, or shown on the page. */
export function Answer({ question, zone, t, locale, busy, onSay, onPoint, onForget, onDone }: AnswerProps) {
  const { fact, shown } = question;
  return (
    <div class="answer">
      {question.pointable && onPoint && <PointButton fact={fact} name={t(question.label)} t={t} onPoint={onPoint} />}
      {shown !== undefined && onForget && (
        <Button kind="quiet" disabled={busy} onPress={() => onForget(fact)}>
          {t('card.point.forget', { words: shown })}
        </Button>
      )}
      <Field
        question={question}
        zone={zone}
        t={t}
        locale={locale}
        busy={busy}
        onSay={(value) => {
          onDone();
          onSay(fact, value);
        }}
      />
    </div>
  );
}

/** Shows the value of a fact on the page instead of typing it. */
export function PointButton({ fact, name, t, onPoint }: { fact: string; name: string; t: Translate; onPoint: (fact: string) => void }) {
  return (
    <Button kind="quiet" action="point" label={`${t('card.point')}: ${name}`} onPress={() => onPoint(fact)}>
      {t('card.point')}
    </Button>
  );
}
