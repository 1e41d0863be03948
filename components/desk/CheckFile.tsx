import type { Translate } from '../../lib/i18n/translate';
import { Notice } from '../parts/Notice';
import type { CheckState } from './desk-view';
import { FileDrop } from './FileDrop';
import { VerifyLines } from './VerifyLines';

/** A place to drop any package on, or to choose one, and what checking it said. */
export function CheckFile({ check, t, onCheck }: { check: CheckState; t: Translate; onCheck: (file: File) => void }) {
  return (
    <>
      <h3>{t('desk.check')}</h3>
      <FileDrop name="check" label={t('desk.check.drop')} onFile={onCheck} />
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
