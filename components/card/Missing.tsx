import { useState } from 'preact/hooks';
import type { CardView, QuestionView } from '../../lib/cases/view';
import { formatStart } from '../../lib/i18n/dates';
import { Answer, type PageActions, PointButton } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import type { CardActions, Speech } from './card-props';

interface MissingProps extends Speech, Pick<CardActions, 'onSay'>, PageActions {
  view: CardView;
  zone: string;
}

/** What the page did not give, field by field, and the values that can be typed in or corrected by hand. */
export function Missing(props: MissingProps) {
  const { view, t, onPoint } = props;
  if (view.gaps.length === 0 && view.questions.length === 0) return null;
  const list = (
    <ul class="rows">
      {view.questions.map((question) => (
        <Question key={question.fact} {...props} question={question} />
      ))}
    </ul>
  );
  return (
    <section class="block">
      {view.gaps.length > 0 && (
        <>
          <h2 class="label">{t('card.gaps')}</h2>
          <ul class="gaps tone-unsure">
            {view.gaps.map((gap, index) => (
              <li key={index}>
                <Icon tone="unsure" size={16} />
                <span>
                  {t(gap)}
                  {gap.fact !== undefined && onPoint && <PointButton fact={gap.fact} name={t(`card.point.name.${gap.fact}`)} t={t} onPoint={onPoint} />}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {view.questions.length > 0 && (view.gaps.length > 0 ? list : (
        <details class="more">
          <summary>{t('card.by-hand')}</summary>
          {list}
        </details>
      ))}
    </section>
  );
}

function Question(props: MissingProps & { question: QuestionView }) {
  const { question, zone, t, locale, now } = props;
  const [open, setOpen] = useState(false);
  const word = t(question.origin === null ? 'card.enter' : 'card.correct');
  return (
    <li class="question">
      <span class="given">
        {t(question.label)}
        {question.value !== null && <b>{shown(question, t, zone, locale, now)}</b>}
        {question.origin !== null && <small>{question.shown === undefined ? t(`card.origin.${question.origin}`) : t('card.point.shown', { words: question.shown })}</small>}
      </span>
      <Button kind="quiet" action="correct" expanded={open} label={`${word}: ${t(question.label)}`} onPress={() => setOpen(!open)}>
        {word}
      </Button>
      {open && (
        <Answer {...props} onDone={() => setOpen(false)} />
      )}
    </li>
  );
}

/** The present value as people read it. */
function shown(question: QuestionView, t: Speech['t'], zone: string, locale: Speech['locale'], now: number): string {
  const value = question.value ?? '';
  if (question.input === 'yes-no') return t(value === 'yes' ? 'card.yes' : 'card.no');
  if (question.input === 'choice') return t(`choice.${value}`);
  if (question.input !== 'moment') return value;
  return value.split('\n').map((one) => (one.includes('T') ? formatStart(Date.parse(one), zone, locale, now) : one)).join(', ');
}
