import type { Locale, Translate } from '../../lib/i18n/translate';
import { Notice } from '../parts/Notice';
import type { BuildState } from './package-view';
import { formatSize } from './size';
import { VerifySummary } from './VerifyLines';

/** The finished package: its file, its PDFs, what the upload's limits did not let in, its codes, and what checking it said. */
export function PackageBuilt({ build, t, locale }: { build: Extract<BuildState, { step: 'done' }>; t: Translate; locale: Locale }) {
  const { uploads, notes } = build;
  return (
    <>
      <Notice tone="ok">
        <b>{t('desk.package.done')}</b>
        <p class="file">{build.name}</p>
        <p class="figures">{formatSize(build.size, locale)}</p>
      </Notice>
      {notes.length > 0 && (
        <Notice tone="soon">
          <b>{t('desk.upload.notes')}</b>
          <ul class="notes">
            {notes.map(({ what, exhibit, name }) => (
              <li key={`${what} ${exhibit} ${name}`} data-note={what}>
                {t(`desk.upload.${what}`, { n: exhibit ?? 0, name })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {uploads.length > 0 && (
        <details class="wishes">
          <summary>{t('desk.upload.files', { n: uploads.length })}</summary>
          <ul class="uploads figures">
            {uploads.map(({ name, size, pages }) => (
              <li key={name}>
                <span>{name}</span> {t('desk.upload.file', { pages, size: formatSize(size, locale) })}
              </li>
            ))}
          </ul>
        </details>
      )}
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
