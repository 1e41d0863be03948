import type { FindingView } from '../../lib/cases/view';
import type { PageActions } from '../parts/Answer';
import { CheckRow } from '../parts/CheckRow';
import type { CardActions, Speech } from './card-props';

interface FindingsProps extends Speech, Pick<CardActions, 'onSay'>, PageActions {
  findings: FindingView[];
  zone: string;
}

/** The rules: those that decide the verdict in sight, the rest one action away. */
export function Findings(props: FindingsProps) {
  const { findings, t } = props;
  const counting = findings.filter((finding) => finding.counts);
  const listed = findings.filter((finding) => !finding.counts);
  return (
    <section class="block">
      <h2 class="label">{t('card.rules')}</h2>
      <Rows {...props} findings={counting} />
      {listed.length > 0 && (
        <details class="more">
          <summary>{t('card.rules.listed', { n: listed.length })}</summary>
          <Rows {...props} findings={listed} />
        </details>
      )}
    </section>
  );
}

function Rows({ findings, zone, t, locale, busy, onSay, onPoint, onForget }: FindingsProps) {
  return (
    <ul class="rows">
      {findings.map((finding) => (
        <CheckRow key={finding.rule} finding={finding} zone={zone} t={t} locale={locale} busy={busy} onSay={onSay} onPoint={onPoint} onForget={onForget} />
      ))}
    </ul>
  );
}
