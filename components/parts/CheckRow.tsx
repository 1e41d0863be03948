import { useId, useState } from 'preact/hooks';
import type { FindingView } from '../../lib/cases/view';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Answer, type PageActions } from './Answer';
import { Button } from './Button';
import { Icon } from './Icon';
import { SourceNote } from './SourceNote';
import { RESULT_TONE } from './tone';
import { trusted } from './trusted';

interface CheckRowProps extends PageActions {
  finding: FindingView;
  /** Zone in which moments are typed in. */
  zone: string;
  t: Translate;
  locale: Locale;
  busy: boolean;
  onSay: (fact: string, value: string | null) => void;
}

/** One rule: result, title, how it was read, its clause, and the way to answer or correct it. */
export function CheckRow({ finding, ...asked }: CheckRowProps) {
  const { t } = asked;
  const { rule, clause, result, decider, question, yours } = finding;
  const [clauseOpen, setClauseOpen] = useState(false);
  const [editing, setEditing] = useState(false);
  const noteId = useId();
  const tone = RESULT_TONE[result];
  // An open question with two answers costs less to show than to hide.
  const asks = question !== null && question.input === 'yes-no' && question.origin === null && result === 'unknown';
  const title = t(finding.title);
  const editWord = t(question?.origin ? 'card.correct' : 'card.answer');
  return (
    <li class={`row tone-${tone}`} data-rule={rule} data-result={result} data-decider={decider} data-own={yours !== undefined}>
      <Icon tone={tone} />
      <div class="what">
        <b>{title}</b>
        <small>
          <span class="word">{t(`result.${result}`)}</span>
          {decider === 'page' ? '' : ` · ${t(`decider.${decider}`)}`} · {t(finding.detail)}
          {question && !asks && (
            <Button kind="quiet" action="correct" expanded={editing} label={`${editWord}: ${t(question.label)}`} onPress={() => setEditing(!editing)}>
              {editWord}
            </Button>
          )}
        </small>
        {finding.counted?.map((line, index) => (
          <small key={index} class="counted">
            {t(line)}
          </small>
        ))}
        {yours?.map((line, index) => (
          <small key={index} class="yours">
            {t(line)}
          </small>
        ))}
      </div>
      <button
        type="button"
        class="chip"
        aria-expanded={clauseOpen}
        aria-controls={clauseOpen ? noteId : undefined}
        aria-label={t('card.clause', { id: clause.id, title })}
        onClick={trusted(() => setClauseOpen(!clauseOpen))}
      >
        {clause.id}
      </button>
      {clauseOpen && (
        <div class="below">
          <SourceNote id={noteId} clause={clause} read={finding.detail} yours={yours} t={t} />
        </div>
      )}
      {question && (asks || editing) && (
        <div class="below">
          <Answer {...asked} question={question} onDone={() => setEditing(false)} />
        </div>
      )}
    </li>
  );
}
