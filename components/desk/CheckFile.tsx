import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { Notice } from '../parts/Notice';
import { trusted } from '../parts/trusted';
import type { CheckState } from './desk-view';
import { VerifyLines } from './VerifyLines';

/** A place to drop any package on, or to choose one, and what checking it said. */
export function CheckFile({ check, t, onCheck }: { check: CheckState; t: Translate; onCheck: (file: File) => void }) {
  const [over, setOver] = useState(false);
  return (
    <>
      <h3>{t('desk.check')}</h3>
      <label
        class={`drop${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={trusted((event: DragEvent) => {
          event.preventDefault();
          setOver(false);
          const file = event.dataTransfer?.files[0];
          if (file) onCheck(file);
        })}
      >
        {t('desk.check.drop')}
        <input
          type="file"
          accept=".zip,application/zip"
          onChange={trusted((event: Event) => {
            const input = event.target as HTMLInputElement;
            const file = input.files?.[0];
            // Emptied, so that choosing the same file once more checks it once more.
            input.value = '';
            if (file) onCheck(file);
          })}
        />
      </label>
      <div role="status" data-checked={check.step === 'done' ? check.result : check.step}>
        {check.step === 'running' && <p class="note">{t('desk.check.running', { name: check.name })}</p>}
        {check.step === 'done' && (
          <>
            <Notice tone={check.result === 'MATCHES' ? 'ok' : 'no'}>
              <b>{t(check.result === 'MATCHES' ? 'desk.verify.matches' : 'desk.verify.differs')}</b>
              <p class="file">{check.name}</p>
            </Notice>
            <VerifyLines lines={check.lines} t={t} />
          </>
        )}
      </div>
    </>
  );
}
