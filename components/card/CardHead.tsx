import type { CardView } from '../../lib/cases/view';
import type { Translate } from '../../lib/i18n/translate';
import { trusted } from '../parts/trusted';
import { VerdictBar } from '../parts/VerdictBar';
import type { Corner } from './card-props';
import { verdictKey, verdictTone } from './state';

/** Clockwise, so that pressing on brings the card round to where it was. */
const NEXT: Record<Corner, Corner> = {
  'bottom-right': 'bottom-left',
  'bottom-left': 'top-left',
  'top-left': 'top-right',
  'top-right': 'bottom-right',
};

interface CardHeadProps {
  view: CardView;
  t: Translate;
  corner: Corner;
  onFold: () => void;
  onMove: (corner: Corner) => void;
}

/** First line of the card: the verdict, its reason, and the controls of the card itself. */
export function CardHead({ view, t, corner, onFold, onMove }: CardHeadProps) {
  const { status } = view.programme;
  // A programme that is not in force says so beside every verdict.
  const reason = status === 'in-force' ? t(view.because) : `${t(view.because)} · ${t(`status.${status}`)}`;
  return (
    <header>
      <VerdictBar tone={verdictTone(view)} words={t(verdictKey(view))} reason={reason}>
        <button type="button" class="tool" aria-label={t('card.move')} title={t('card.move')} onClick={trusted(() => onMove(NEXT[corner]))}>
          <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">
            <rect x="1.5" y="2.5" width="13" height="11" rx="2" />
            <rect x={corner.endsWith('right') ? 8.5 : 3.5} y={corner.startsWith('bottom') ? 8.5 : 4.5} width="4" height="3" rx=".6" fill="currentColor" stroke="none" />
          </svg>
        </button>
        <button type="button" class="tool" data-fold aria-expanded="true" onClick={trusted(onFold)}>
          {t('card.fold')}
        </button>
      </VerdictBar>
    </header>
  );
}
