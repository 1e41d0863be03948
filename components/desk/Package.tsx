import type { CardView, ExhibitView } from '../../lib/cases/view';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { PackageBuilt } from './PackageBuilt';
import { PackageChoices } from './PackageChoices';
import type { BuildState, PackingChange, PackingModel } from './package-view';

interface PackageProps {
  build: BuildState;
  packing: PackingModel;
  /** The case's exhibits of this profile's log: a package without any would prove nothing. */
  exhibits: readonly ExhibitView[];
  busy: boolean;
  kind: CardView['kind'];
  t: Translate;
  locale: Locale;
  onPack: (change: PackingChange) => void;
  onCover: (seq: number) => void;
  onBuild: () => void;
  onCancel: () => void;
}

/** The one click that makes the package, its progress, and what checking the finished file said. */
export function PackagePanel({ build, packing, exhibits, busy, kind, t, locale, onPack, onCover, onBuild, onCancel }: PackageProps) {
  const isEmpty = exhibits.every(({ seq }) => packing.keep[seq] === 'withheld');
  const isRunning = build.step === 'running';
  return (
    <section class="panel" aria-labelledby="package" data-build={build.step}>
      <h2 id="package">{t(kind === 'listing' ? 'desk.package.audit' : 'desk.package')}</h2>
      <p class="note">{t('desk.package.note')}</p>
      <PackageChoices packing={packing} exhibits={exhibits} disabled={isRunning} t={t} locale={locale} onChange={onPack} onCover={onCover} />
      <div class="line">
        <Button kind="main" action="build" disabled={isEmpty || busy || isRunning} onPress={onBuild}>
          {t('desk.package.build')}
        </Button>
        {isRunning && (
          <Button action="cancel" onPress={onCancel}>
            {t('desk.package.cancel')}
          </Button>
        )}
      </div>
      {isEmpty && <p class="note">{t(exhibits.length === 0 ? 'desk.package.nothing' : 'desk.packing.nothing')}</p>}
      <div role="status">
        {isRunning && (
          <label class="progress">
            {t('desk.package.running')}
            <progress value={build.done} max={Math.max(build.total, 1)} />
          </label>
        )}
        {build.step === 'done' && <PackageBuilt build={build} t={t} locale={locale} />}
        {build.step === 'failed' && (
          <Notice tone={build.error === 'error.cancelled' ? 'unsure' : 'no'} live="alert">
            {t(build.error)}
          </Notice>
        )}
      </div>
    </section>
  );
}
