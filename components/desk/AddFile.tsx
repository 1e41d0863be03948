import { useId, useState } from 'preact/hooks';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { trusted } from '../parts/trusted';
import type { AddingActions, AddingModel } from './adding-view';
import { FileDrop } from './FileDrop';
import { formatSize } from './size';

interface AddFileProps {
  model: AddingModel;
  act: AddingActions;
  t: Translate;
  locale: Locale;
  busy: boolean;
}

/** A file that was delivered: chosen, looked at, sealed by name, size and hash, its content kept or not. */
export function AddFile({ model, act, t, locale, busy }: AddFileProps) {
  const [chosen, setChosen] = useState<File | null>(null);
  const isRunning = model.file.step === 'running';
  return (
    <div class="add-file" data-file={model.file.step}>
      <h3>{t('exhibits.add.file')}</h3>
      <p class="note">{t('exhibits.add.file-note')}</p>
      {chosen === null || isRunning ? (
        <FileDrop name="file" label={t('exhibits.add.file-drop')} accept="" disabled={isRunning || busy} onFile={setChosen} />
      ) : (
        <ChosenFile
          file={chosen}
          model={model}
          t={t}
          locale={locale}
          busy={busy}
          onOther={() => setChosen(null)}
          onSeal={(keep) => {
            setChosen(null);
            act.file(chosen, keep);
          }}
        />
      )}
      <Job job={model.file} t={t} onCancel={act.cancelFile} />
    </div>
  );
}

interface ChosenFileProps extends Omit<AddFileProps, 'act'> {
  file: Pick<File, 'name' | 'size'>;
  onSeal: (keep: boolean) => void;
  onOther: () => void;
}

/** The chosen file by name and size, and whether its content shall be kept. */
export function ChosenFile({ file, model, t, locale, busy, onSeal, onOther }: ChosenFileProps) {
  const { most, byDefault, free } = model;
  const canKeep = file.size <= most && (free === null || file.size <= free);
  const [wanted, setWanted] = useState(file.size <= byDefault);
  const id = useId();
  return (
    <div class="stack chosen">
      <p>
        <span class="label">{t('exhibits.add.file-chosen')}</span> <bdi class="file">{file.name}</bdi> <span class="figures">{formatSize(file.size, locale)}</span>
      </p>
      {canKeep ? (
        <>
          <label class="check">
            <input type="checkbox" name="keep" checked={wanted} aria-describedby={id} onChange={trusted((event: Event) => setWanted((event.target as HTMLInputElement).checked))} />
            <span>{t('exhibits.add.keep')}</span>
          </label>
          <p class="note" id={id}>
            {t('exhibits.add.keep-note', { most: formatSize(most, locale), free: free === null ? t('exhibits.free-unknown') : formatSize(free, locale) })}
          </p>
        </>
      ) : (
        <p class="note">{t('exhibits.add.keep-too-large')}</p>
      )}
      <div class="line">
        <Button kind="main" action="seal-file" disabled={busy} onPress={() => onSeal(wanted && canKeep)}>
          {t('exhibits.add.seal')}
        </Button>
        <Button onPress={onOther}>{t('exhibits.add.other-file')}</Button>
      </div>
    </div>
  );
}

function Job({ job, t, onCancel }: { job: AddingModel['file']; t: Translate; onCancel: () => void }) {
  return (
    <div class="stack" role="status">
      {job.step === 'running' && (
        <>
          <label class="progress">
            {t('exhibits.add.hashing')}
            <progress value={job.done} max={Math.max(job.total, 1)} />
          </label>
          <Button action="file-cancel" onPress={onCancel}>
            {t('desk.package.cancel')}
          </Button>
        </>
      )}
      {job.step === 'done' && (
        <Notice tone="ok">
          <b>{t('exhibits.add.done', { seq: job.seq })}</b>
          <p class="file">
            <bdi>{job.name}</bdi>
          </p>
        </Notice>
      )}
      {job.step === 'failed' && (
        <Notice tone={job.error === 'error.cancelled' ? 'unsure' : 'no'} live="alert">
          {t(job.error)}
          <p class="file">
            <bdi>{job.name}</bdi>
          </p>
        </Notice>
      )}
    </div>
  );
}
