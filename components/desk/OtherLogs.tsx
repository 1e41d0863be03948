import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OtherLog } from '../../lib/evidence/imported';
import { formatStart } from '../../lib/i18n/dates';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';

interface OtherLogsProps {
  logs: OtherLog[];
  disabled: boolean;
  t: Translate;
  locale: Locale;
  now: number;
  zone: string;
  onRemove: (chain: string) => void;
}

/** Logs that backups put beside the own one, each with a way to remove it. */
export function OtherLogs(props: OtherLogsProps) {
  const { logs, disabled, t } = props;
  const [asked, setAsked] = useState<string | null>(null);
  const log = logs.find(({ chain }) => chain === asked);
  return (
    <>
      <p class="note">{t('desk.restore.others', { n: logs.length })}</p>
      <ul class="other-logs">
        {logs.map((one) => (
          <li key={one.chain} data-other-log={one.chain}>
            <span class="figures">{wordsOf(one, props)}</span>
            <Button kind="quiet" action="remove-log" disabled={disabled} label={`${t('cover.log.remove')}: ${nameOf(one)}`} onPress={() => setAsked(one.chain)}>
              {t('cover.log.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {log && <AskRemove key={log.chain} {...props} log={log} onClose={() => setAsked(null)} />}
    </>
  );
}

/** A chain's id is long; its beginning tells logs of one browser apart. */
function nameOf({ chain }: OtherLog): string {
  return chain.slice(0, 8);
}

function wordsOf(log: OtherLog, { t, locale, now, zone }: OtherLogsProps): string {
  const words = [nameOf(log), t('desk.log.count', { n: log.count })];
  if (log.begun !== null) words.push(t('cover.log.begun', { at: formatStart(log.begun, zone, locale, now) }));
  return words.join(' · ');
}

/** What goes and what stays, before it is done. */
function AskRemove({ log, onClose, ...props }: OtherLogsProps & { log: OtherLog; onClose: () => void }) {
  const { t, onRemove } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  const list = (keys: string[]) => (
    <ul>
      {keys.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  );
  return (
    <dialog ref={dialog} class="ask" aria-labelledby="remove-log" onClose={onClose}>
      <h2 id="remove-log">{t('cover.log.ask')}</h2>
      <p class="note figures">{wordsOf(log, props)}</p>
      <h3>{t('cover.log.goes')}</h3>
      {list(['cover.log.goes.entries', 'cover.log.goes.undo'])}
      <h3>{t('cover.log.stays')}</h3>
      {list(['cover.log.stays.own', 'cover.log.stays.cases', 'cover.log.stays.file'])}
      <div class="line">
        <Button
          action="remove-log-confirm"
          onPress={() => {
            close();
            onRemove(log.chain);
          }}
        >
          {t('cover.log.yes')}
        </Button>
        <Button action="remove-log-cancel" autoFocus onPress={close}>
          {t('desk.remove.no')}
        </Button>
      </div>
    </dialog>
  );
}
