import type { ExhibitView } from '../../lib/cases/view';
import type { Translate } from '../../lib/i18n/translate';
import type { Keep } from '../../lib/package/wishes';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';

interface KeepCoverProps {
  exhibit: ExhibitView;
  choice: Keep;
  disabled: boolean;
  t: Translate;
  onCover: (seq: number) => void;
}

/** What becomes of an exhibit's pictures by the choice made for it: of a masked copy, whether they go in and with what covered. */
export function KeepCover({ exhibit: { seq, covering }, choice, disabled, t, onCover }: KeepCoverProps) {
  if (!covering || choice === 'withheld') return null;
  if (choice === 'sealed') return covering.boxes > 0 ? <Notice tone="soon">{t('cover.keep.sealed', { n: covering.boxes })}</Notice> : null;
  return (
    <div class="keep-cover" data-covering={covering.state}>
      <span>{t(`cover.keep.${covering.state}`, { n: covering.boxes })}</span>
      <Button kind="quiet" action="cover" disabled={disabled} label={`${t('cover.open')}: ${t('desk.exhibit.name', { seq })}`} onPress={() => onCover(seq)}>
        {t('cover.open')}
      </Button>
    </div>
  );
}
