import { useLayoutEffect, useRef } from 'preact/hooks';
import { Mark } from '../parts/Mark';
import { trusted } from '../parts/trusted';
import { CaseBody } from './CaseBody';
import { CardHead } from './CardHead';
import type { CardProps } from './card-props';
import { Pill } from './Pill';
import { Pointing } from './Pointing';

/** The overlay's card: one case, docked in a corner, folding to a pill. */
export function Card(props: CardProps) {
  const { view, t, locale, corner, folded, busy, pointing } = props;
  const dock = useRef<HTMLElement>(null);
  const toggled = useRef(false);
  const fold = (next: boolean) => {
    toggled.current = true;
    props.onFold(next);
  };
  // Folding replaces the control that was pressed: the focus goes on to its counterpart instead of being lost.
  useLayoutEffect(() => {
    if (!toggled.current) return;
    toggled.current = false;
    dock.current?.querySelector<HTMLElement>('[data-fold]')?.focus();
  }, [folded]);
  // The bar takes the card's place, and the card the bar's: the focus goes back to where it came from.
  const pointed = useRef(false);
  useLayoutEffect(() => {
    if (pointed.current && !pointing) dock.current?.querySelector<HTMLElement>('[data-fold]')?.focus();
    pointed.current = Boolean(pointing);
  }, [Boolean(pointing)]);

  return (
    <aside
      ref={dock}
      class={`dock ${corner}${folded ? ' folded' : ''}`}
      lang={locale}
      aria-label="Recourse"
      aria-busy={busy || view === null}
      onKeyDown={(event) => {
        if (!folded && !pointing && view && t && event.key === 'Escape') trusted(() => fold(true))(event);
      }}
    >
      {view === null || t === null ? (
        <div class="shell">
          <Mark />
          <span>Recourse</span>
        </div>
      ) : pointing ? (
        <Pointing pointing={pointing.state} act={pointing.act} t={t} locale={locale} zone={props.zone} now={props.now} />
      ) : folded ? (
        <Pill view={view} t={t} locale={locale} now={props.now} onOpen={() => fold(false)} />
      ) : (
        <div class="card" data-verdict={view.verdict}>
          <CardHead view={view} t={t} corner={corner} onFold={() => fold(true)} onMove={props.onMove} />
          <CaseBody {...props} view={view} t={t} />
        </div>
      )}
    </aside>
  );
}
