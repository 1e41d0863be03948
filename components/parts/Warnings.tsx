import type { Line, Translate } from '../../lib/i18n/translate';
import { Notice } from './Notice';

/** What the user should be warned of in a case; nothing where there is nothing. */
export function Warnings({ warnings, t }: { warnings: Line[]; t: Translate }) {
  if (warnings.length === 0) return null;
  return (
    <div class="block stack">
      {warnings.map((warning) => (
        <Notice key={warning.key} tone="soon">
          {t(warning)}
        </Notice>
      ))}
    </div>
  );
}
