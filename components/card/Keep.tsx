import type { CardView } from '../../lib/cases/view';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import type { CaptureState, CardActions, Speech } from './card-props';

interface KeepProps extends Speech, Pick<CardActions, 'onCapture' | 'onExport'> {
  view: CardView;
  capture: CaptureState;
}

/** The two things to do with evidence, always in sight: seal this page, take the package out. */
export function Keep({ view, t, busy, capture, onCapture, onExport }: KeepProps) {
  const running = capture.step === 'running';
  return (
    <section class="block keep">
      {capture.step === 'failed' && (
        <Notice tone="no" live="alert">
          {t(capture.error)}
        </Notice>
      )}
      {/* Always there, so that a change of its content is read out. */}
      <div role="status">
        {running && (
          <label class="progress">
            {t('card.capture.running')}
            <progress />
          </label>
        )}
        {running && <Held codes={capture.soFar ?? []} t={t} />}
        {capture.step === 'sealed' && <Sealed {...capture.sealed} t={t} />}
      </div>
      <div class="acts">
        <Button kind="main" action="capture" disabled={busy || running} onPress={onCapture}>
          {t('card.capture')}
        </Button>
        <Button action="export" disabled={busy || running} onPress={onExport}>
          {t(view.kind === 'listing' ? 'card.export.audit' : 'card.export')}
        </Button>
      </div>
    </section>
  );
}

/** What was sealed, and what the capture holds and could not: each as a sentence. */
function Sealed({ seq, completeness, t }: { seq: number; completeness: string[]; t: Speech['t'] }) {
  return (
    <Notice tone="ok">
      <b>{t('card.capture.sealed', { seq })}</b>
      <Held codes={completeness} t={t} />
    </Notice>
  );
}

function Held({ codes, t }: { codes: string[]; t: Speech['t'] }) {
  if (codes.length === 0) return null;
  return (
    <ul class="held" tabIndex={0} aria-label={t('card.capture.held')}>
      {codes.map((code) => (
        <li key={code}>{t(`completeness.${code}`)}</li>
      ))}
    </ul>
  );
}
