import { formatStart } from '../../lib/i18n/dates';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { trusted } from '../parts/trusted';
import type { BackupActions, BackupJob, BackupModel } from './backup-view';
import { FileDrop } from './FileDrop';
import { OtherLogs } from './OtherLogs';
import { formatSize } from './size';

const SCHEDULES = ['off', 'daily', 'weekly'] as const;
const REMIND_DAYS = [0, 7, 30, 90];

interface BackupPanelProps {
  model: BackupModel;
  act: BackupActions;
  /** True while nothing was ever logged: there is nothing to back up, but something may be brought back. */
  isEmpty: boolean;
  t: Translate;
  locale: Locale;
  now: number;
  zone: string;
}

/** The log in one file, and back: when it was last backed up, how often it shall be, and a place to drop a backup on. */
export function BackupPanel({ model, act, isEmpty, t, locale, now, zone }: BackupPanelProps) {
  const { keeping, wishes, due, job } = model;
  const isRunning = job.step === 'running';
  return (
    <section class="panel" aria-labelledby="backup" data-backup={job.step}>
      <h2 id="backup">{t('desk.backup')}</h2>
      <p class="note">{t('desk.backup.note')}</p>
      {!isEmpty && (
        <>
          <p class="note figures" data-role="last-backup">
            {keeping.lastBackup === null ? t('desk.backup.never') : t('desk.backup.last', { at: formatStart(keeping.lastBackup, zone, locale, now) })}
            {keeping.unsaved > 0 && ` · ${t('desk.backup.unsaved', { n: keeping.unsaved })}`}
          </p>
          {due && <Notice tone="soon">{t('desk.backup.due')}</Notice>}
          <div class="line">
            <Button kind="main" action="backup" disabled={isRunning} onPress={act.make}>
              {t('desk.backup.make')}
            </Button>
          </div>
          <Wishes wishes={wishes} act={act} t={t} />
        </>
      )}
      {keeping.keyChangedAt !== null && <Notice tone="soon">{t('desk.key-changed', { at: formatStart(keeping.keyChangedAt, zone, locale, now) })}</Notice>}
      <h3>{t('desk.restore')}</h3>
      <FileDrop name="restore" label={t('desk.restore.drop')} disabled={isRunning} onFile={act.restore} />
      {keeping.others.length > 0 && <OtherLogs logs={keeping.others} disabled={isRunning} t={t} locale={locale} now={now} zone={zone} onRemove={act.removeOther} />}
      <Job job={job} t={t} locale={locale} onCancel={act.cancel} />
    </section>
  );
}

function Wishes({ wishes, act, t }: { wishes: BackupModel['wishes']; act: BackupActions; t: Translate }) {
  return (
    <details class="wishes">
      <summary>{t('desk.backup.wishes')}</summary>
      <label class="check">
        <span>{t('desk.backup.schedule')}</span>
        <select value={wishes.backup} data-wish="backup" onChange={trusted((event: Event) => act.wish({ backup: (event.target as HTMLSelectElement).value as BackupModel['wishes']['backup'] }))}>
          {SCHEDULES.map((one) => (
            <option key={one} value={one}>
              {t(`desk.backup.schedule.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <p class="note">{t('desk.backup.schedule-note')}</p>
      <label class="check">
        <span>{t('desk.backup.remind')}</span>
        <select value={String(wishes.backupRemindDays)} data-wish="remind" onChange={trusted((event: Event) => act.wish({ backupRemindDays: Number((event.target as HTMLSelectElement).value) }))}>
          {REMIND_DAYS.map((days) => (
            <option key={days} value={String(days)}>
              {days === 0 ? t('desk.backup.remind.off') : t('desk.backup.remind.days', { n: days })}
            </option>
          ))}
        </select>
      </label>
    </details>
  );
}

function Job({ job, t, locale, onCancel }: { job: BackupJob; t: Translate; locale: Locale; onCancel: () => void }) {
  return (
    <div class="stack" role="status">
      {job.step === 'running' && (
        <>
          <label class="progress">
            {t(job.what === 'make' ? 'desk.backup.running' : 'desk.restore.running')}
            <progress value={job.done} max={Math.max(job.total, 1)} />
          </label>
          <Button action="backup-cancel" onPress={onCancel}>
            {t('desk.package.cancel')}
          </Button>
        </>
      )}
      {job.step === 'made' && (
        <Notice tone="ok">
          <b>{t('desk.backup.done')}</b>
          <p class="file">{job.name}</p>
          <p class="figures">{formatSize(job.size, locale)}</p>
        </Notice>
      )}
      {job.step === 'restored' && (
        <Notice tone="ok">
          <b>{t(`desk.restore.${job.outcome}`)}</b>
          <p class="figures">{t('desk.log.count', { n: job.count })}</p>
        </Notice>
      )}
      {job.step === 'removed' && <Notice tone="ok">{t('cover.log.removed')}</Notice>}
      {(job.step === 'made' || job.step === 'restored') && job.damaged > 0 && <Notice tone="no">{t('desk.backup.damaged', { n: job.damaged })}</Notice>}
      {job.step === 'failed' && (
        <Notice tone={job.error === 'error.cancelled' ? 'unsure' : 'no'} live="alert">
          {t(job.error)}
        </Notice>
      )}
    </div>
  );
}
