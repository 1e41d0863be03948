import { useState } from 'preact/hooks';
import type { Translate, Locale } from '../../lib/i18n/translate';
import { formatStart } from '../../lib/i18n/dates';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import type { LogState } from '../../lib/cases/view';
import { CheckFile } from './CheckFile';
import type { CheckState, DeskActions } from './desk-view';

interface LogPanelProps extends Pick<DeskActions, 'audit' | 'copyHead'> {
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
export function LogPanel({ log, check, t, locale, now, zone, audit, copyHead, onCheck }: LogPanelProps) {
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
          <Head head={log.head} fingerprint={log.keyFingerprint} t={t} copyHead={copyHead} audit={audit} />
        </>
      )}
      <CheckFile check={check} t={t} onCheck={onCheck} />
    </section>
  );
}

/** The code that stands for the whole log up to now. Whether copying worked is said: a clipboard may be refused. */
function Head({ head, fingerprint, t, copyHead, audit }: { head: string; fingerprint: string | null; t: Translate } & Pick<DeskActions, 'audit' | 'copyHead'>) {
  const [copied, setCopied] = useState<{ head: string; done: boolean } | null>(null);
  const copy = () =>
    copyHead().then(
      () => setCopied({ head, done: true }),
      () => setCopied({ head, done: false }),
    );
  return (
    <>
      <dl class="codes">
        <dt>{t('desk.head')}</dt>
        <dd class="hash" data-role="head">
          {head}
        </dd>
        {fingerprint !== null && (
          <>
            <dt>{t('desk.key')}</dt>
            <dd class="hash" data-role="key">
              {fingerprint}
            </dd>
          </>
        )}
      </dl>
      <p class="note">{t('desk.log.head-note')}</p>
      <div class="line">
        <Button action="copy-head" onPress={copy}>
          {t('desk.log.copy-head')}
        </Button>
        <Button action="audit" onPress={audit}>
          {t('desk.log.audit')}
        </Button>
        <span role="status" class="note">
          {copied?.head === head && t(copied.done ? 'desk.log.copied' : 'desk.log.not-copied')}
        </span>
      </div>
    </>
  );
}
