import type { Translate } from '../../lib/i18n/translate';
import { Notice } from '../parts/Notice';
import type { CheckState } from './desk-view';
import { FileDrop } from './FileDrop';
import { VerifyLines } from './VerifyLines';

/** Reasons that say what the file is instead of a package: the lines of what could not be checked would say nothing more. */
const NO_PACKAGE = ['not-zip', 'not-package', 'backup'];

/** A place to drop any package on, or to choose one, and what checking it said. Where it does not match, the first reason stands with the result. */
export function CheckFile({ check, t, onCheck }: { check: CheckState; t: Translate; onCheck: (file: File) => void }) {
  return (
    <>
      <h3>{t('desk.check')}</h3>
      <FileDrop name="check" label={t('desk.check.drop')} onFile={onCheck} />
      <div role="status" data-checked={check.step === 'done' ? check.result : check.step}>
        {check.step === 'running' && <p class="note">{t('desk.check.running', { name: check.name })}</p>}
        {check.step === 'done' && <Checked check={check} t={t} />}
      </div>
    </>
  );
}

function Checked({ check: { name, result, lines }, t }: { check: CheckState & { step: 'done' }; t: Translate }) {
  const first = lines.find((line) => line.state === 'DOES NOT MATCH');
  return (
    <>
      <Notice tone={result === 'MATCHES' ? 'ok' : 'no'}>
        <b>{t(result === 'MATCHES' ? 'desk.verify.matches' : 'desk.verify.differs')}</b>
        {first && <p data-reason={first.reason}>{t(`report.verify.reason.${first.reason}`)}</p>}
        <p class="file">{name}</p>
      </Notice>
      {!(first && NO_PACKAGE.includes(first.reason)) && <VerifyLines lines={lines} t={t} />}
    </>
  );
}
