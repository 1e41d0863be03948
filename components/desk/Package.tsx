import type { CardView } from '../../lib/cases/view';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import type { BuildState } from './desk-view';
import { formatSize } from './size';
import { VerifySummary } from './VerifyLines';

interface PackageProps {
  build: BuildState;
  /** How many exhibits the case has: a package without any would prove nothing. */
  exhibits: number;
  busy: boolean;
  kind: CardView['kind'];
  t: Translate;
  locale: Locale;
  onBuild: () => void;
  onCancel: () => void;
}

/** The one click that makes the package, its progress, and what checking the finished file said. */
export function PackagePanel({ build, exhibits, busy, kind, t, locale, onBuild, onCancel }: PackageProps) {
  return (
    <section class="panel" aria-labelledby="package" data-build={build.step}>
      <h2 id="package">{t(kind === 'listing' ? 'desk.package.audit' : 'desk.package')}</h2>
      <p class="note">{t('desk.package.note')}</p>
      <div class="line">
        <Button kind="main" action="build" disabled={exhibits === 0 || busy || build.step === 'running'} onPress={onBuild}>
          {t('desk.package.build')}
        </Button>
        {build.step === 'running' && (
          <Button action="cancel" onPress={onCancel}>
            {t('desk.package.cancel')}
          </Button>
        )}
      </div>
      {exhibits === 0 && <p class="note">{t('desk.package.nothing')}</p>}
      <div role="status">
        {build.step === 'running' && (
          <label class="progress">
            {t('desk.package.running')}
            <progress value={build.done} max={Math.max(build.total, 1)} />
          </label>
        )}
        {build.step === 'done' && <Built build={build} t={t} locale={locale} />}
        {build.step === 'failed' && (
          <Notice tone={build.error === 'error.cancelled' ? 'unsure' : 'no'} live="alert">
            {t(build.error)}
          </Notice>
        )}
      </div>
    </section>
  );
}

function Built({ build, t, locale }: { build: Extract<BuildState, { step: 'done' }>; t: Translate; locale: Locale }) {
  return (
    <>
      <Notice tone="ok">
        <b>{t('desk.package.done')}</b>
        <p class="file">{build.name}</p>
        <p class="figures">{formatSize(build.size, locale)}</p>
      </Notice>
      <dl class="codes">
        <dt>{t('desk.head')}</dt>
        <dd class="hash">{build.head}</dd>
        <dt>{t('desk.key')}</dt>
        <dd class="hash">{build.keyFingerprint}</dd>
      </dl>
      <VerifySummary lines={build.lines} t={t} />
    </>
  );
}
