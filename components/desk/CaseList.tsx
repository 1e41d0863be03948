import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CaseSummary } from '../../lib/cases/view';
import { Icon } from '../parts/Icon';
import { Moment } from '../parts/Moment';
import { trusted } from '../parts/trusted';
import { summaryTone } from '../parts/summary-tone';
import type { Locale, Translate } from '../../lib/i18n/translate';

const DAY_MS = 86_400_000;

interface CaseListProps {
  cases: CaseSummary[];
  selected: string | null;
  t: Translate;
  locale: Locale;
  now: number;
  onSelect: (caseId: string) => void;
}

/** Rows made at once, and then in every frame until all are there: dates in words take their time, and a thousand of them would hold the page. */
const ROWS_A_FRAME = 40;

/** Cases in the order given, the most pressing first: a date where one is safe to say, words where none is. */
export function CaseList({ cases, selected, t, locale, now, onSelect }: CaseListProps) {
  const [made, setMade] = useState(() => ROWS_A_FRAME + Math.max(0, cases.findIndex((one) => one.caseId === selected)));
  const isMore = made < cases.length;
  useEffect(() => {
    if (!isMore) return;
    const frame = requestAnimationFrame(() => setMade(made + ROWS_A_FRAME));
    return () => cancelAnimationFrame(frame);
  }, [made, isMore]);
  const day = Math.floor(now / DAY_MS);
  // Left alone until the cases, the choice or the day change: the minute's tick and a package's progress pass the list by.
  return useMemo(
    () => (
      <ul class="cases">
        {cases.slice(0, made).map((one) => (
          <Row key={one.caseId} summary={one} isSelected={one.caseId === selected} t={t} locale={locale} now={now} day={day} onSelect={onSelect} />
        ))}
      </ul>
    ),
    [cases, made, selected, t, locale, day, onSelect],
  );
}

type RowProps = Pick<CaseListProps, 't' | 'locale' | 'now' | 'onSelect'> & { summary: CaseSummary; isSelected: boolean; day: number };

function Row({ summary, isSelected, t, locale, now, day, onSelect }: RowProps) {
  const { caseId, kind, subject, title, exhibits, verdict, state, safeClosesAt, filed, ownValues } = summary;
  const tone = summaryTone(summary, now);
  const said = useMemo(() => <CaseState summary={summary} t={t} locale={locale} now={now} />, [verdict, state, safeClosesAt, filed, ownValues, t, locale, day]);
  return (
    <li>
      <button type="button" class={`case tone-${tone}`} data-case={caseId} aria-current={isSelected ? 'true' : undefined} onClick={trusted(() => onSelect(caseId))}>
        <Icon tone={tone} />
        <span class="what">
          <b>{title ?? subject}</b>
          <small class="figures">
            {kind === 'order' ? '#' : ''}
            {subject} · {t('desk.exhibits-count', { n: exhibits })}
          </small>
        </span>
        <span class="when figures">{said}</span>
      </button>
    </li>
  );
}

/** What a list may say of a case: never a time later than the card's safe one. */
function CaseState({ summary, t, locale, now }: { summary: CaseSummary; t: Translate; locale: Locale; now: number }) {
  const { state, safeClosesAt, zone, filed, verdict, kind, ownValues } = summary;
  if (kind !== 'order') {
    return (
      <>
        {t(`card.verdict.${kind}.${verdict}`)}
        {ownValues && <small>{t('card.own-values')}</small>}
      </>
    );
  }
  if (filed) return <>{t('desk.state.filed')}</>;
  if (safeClosesAt === null || state === null || state === 'unknown' || state === 'not-started') return <>{t(state === 'not-started' ? 'desk.state.not-started' : 'desk.state.unknown')}</>;
  return (
    <>
      <Moment ms={safeClosesAt} zone={zone} locale={locale} now={now} kind="end" />
      {state !== 'open' && <small>{t(`desk.state.${state}`)}</small>}
    </>
  );
}
