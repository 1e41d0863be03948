import type { Translate } from '../../lib/i18n/translate';
import type { CheckLine } from '../../lib/package/verify';
import { Icon } from '../parts/Icon';
import type { Tone } from '../parts/tone';

const SAID: Record<CheckLine['state'], { key: string; tone: Tone }> = {
  MATCHES: { key: 'desk.verify.matches', tone: 'ok' },
  'DOES NOT MATCH': { key: 'desk.verify.differs', tone: 'no' },
  'NOT CHECKED': { key: 'desk.verify.unchecked', tone: 'unsure' },
};

/** What the verifier said, line by line. Not checked is never shown as good. */
export function VerifyLines({ lines, t }: { lines: CheckLine[]; t: Translate }) {
  return (
    <ul class="verify">
      {lines.map((line) => (
        <li key={line.id} data-check={line.id} data-state={line.state} class={`tone-${SAID[line.state].tone}`}>
          <Icon tone={SAID[line.state].tone} size={16} />
          <b>{t(`report.verify.line.${line.id}`)}</b>
          <span>{t(SAID[line.state].key)}</span>
          {line.reason !== 'ok' && (
            <small>
              {t(`report.verify.reason.${line.reason}`)} {line.detail}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The same, one action away behind its count: what was not checked is counted beside what matches. Open where anything does not match. */
export function VerifySummary({ lines, t }: { lines: CheckLine[]; t: Translate }) {
  const count = (state: CheckLine['state']) => lines.filter((line) => line.state === state).length;
  const counted = (['MATCHES', 'DOES NOT MATCH', 'NOT CHECKED'] as const).filter((state) => count(state) > 0);
  return (
    <details class="verified" open={count('DOES NOT MATCH') > 0}>
      <summary class="figures">
        {counted.map((state) => (
          <span key={state} class={`tag tone-${SAID[state].tone}`}>
            {t(SAID[state].key)} {count(state)}
          </span>
        ))}
      </summary>
      <VerifyLines lines={lines} t={t} />
    </details>
  );
}
