import type { ClauseView } from '../../lib/cases/view';
import type { Line, Translate } from '../../lib/i18n/translate';

interface SourceNoteProps {
  clause: ClauseView;
  /** How the value was read, or why it is not known. */
  read?: Line;
  /** Values of the user's own that stood in for the clause's. */
  yours?: Line[];
  t: Translate;
  id?: string;
}

/** The clause behind a verdict: what it says, its source, its date, its status, and how the value was read. */
export function SourceNote({ clause, read, yours, t, id }: SourceNoteProps) {
  return (
    <div class="source-note" id={id}>
      <p>{t(clause.says)}</p>
      <dl>
        <dt>{t('card.source')}</dt>
        <dd>
          {clause.sourceUrl ? (
            <a href={clause.sourceUrl} target="_blank" rel="noopener noreferrer">
              {clause.source}
            </a>
          ) : (
            clause.source
          )}
        </dd>
        <dt>{t('card.source.date')}</dt>
        <dd>{clause.date ?? t('card.source.no-date')}</dd>
        {clause.readOn && (
          <>
            <dt>{t('card.source.read-on')}</dt>
            <dd>{clause.readOn}</dd>
          </>
        )}
        <dt>{t('card.source.status')}</dt>
        <dd>{t(`status.${clause.status}`)}</dd>
        {read && (
          <>
            <dt>{t('card.source.how')}</dt>
            <dd>{t(read)}</dd>
          </>
        )}
        {yours && (
          <>
            <dt>{t('card.yours')}</dt>
            {yours.map((line, index) => (
              <dd key={index}>{t(line)}</dd>
            ))}
          </>
        )}
      </dl>
    </div>
  );
}
