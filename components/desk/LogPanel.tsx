import type { Translate, Locale } from '../../lib/i18n/translate';
import { formatStart } from '../../lib/i18n/dates';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import type { LogState } from '../../lib/cases/view';
import { CheckFile } from './CheckFile';
import { HeadCode } from './HeadCode';
import type { CheckState, DeskActions } from './desk-view';

interface LogPanelProps extends Pick<DeskActions, 'audit' | 'copyHead' | 'pictureHead'> {
  log: LogState;
  check: CheckState;
  onCheck: (file: File) => void;
  t: Translate;
  locale: Locale;
  now: number;
  /** Zone for the log's own times: the machine's. */
  zone: string;
}

/** The log itself: its head code to give away, its self-audit, and a place to drop a package for checking. */
export function LogPanel({ log, check, t, locale, now, zone, audit, copyHead, pictureHead, onCheck }: LogPanelProps) {
  return (
    <section class="panel" aria-labelledby="log">
      <h2 id="log">{t('desk.log')}</h2>
      {log.head === null ? (
        <p class="empty">{t('desk.log.empty')}</p>
      ) : (
        <>
          <p class="note figures">
            {t('desk.log.count', { n: log.count })} · {log.lastVerified === null ? t('desk.log.never-verified') : t('desk.log.verified', { at: formatStart(log.lastVerified, zone, locale, now) })}
          </p>
          {log.damaged > 0 && (
            <Notice tone="no" live="alert">
              {t('desk.log.damaged', { n: log.damaged })}
            </Notice>
          )}
          <HeadCode head={log.head} fingerprint={log.keyFingerprint} count={log.count} t={t} copyHead={copyHead} pictureHead={pictureHead} />
          <div class="line">
            <Button action="audit" onPress={audit}>
              {t('desk.log.audit')}
            </Button>
          </div>
        </>
      )}
      <CheckFile check={check} t={t} onCheck={onCheck} />
    </section>
  );
}
