import type { LogView } from '../../lib/cases/view';
import { formatDay } from '../../lib/i18n/dates';
import type { Locale, Translate } from '../../lib/i18n/translate';

/** The log's state, always visible: sealed, last verified, last backed up. */
export function Foot({ log, zone, t, locale, now }: { log: LogView; zone: string; t: Translate; locale: Locale; now: number }) {
  const when = (ms: number | null) => (ms === null ? t('card.log.never') : formatDay(ms, zone, locale, now));
  return (
    <footer class="foot">
      <span>{t('card.local')}</span>
      <span class="figures">{t('card.log.sealed', { n: log.sealed })}</span>
      <span class="figures">{t('card.log.verified', { when: when(log.lastVerified) })}</span>
      <span class="figures">{t('card.log.backup', { when: when(log.lastBackup) })}</span>
    </footer>
  );
}
