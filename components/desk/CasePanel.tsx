import type { CardView } from '../../lib/cases/view';
import { Filing } from '../card/Filing';
import { Findings } from '../card/Findings';
import { Headline } from '../card/Headline';
import { Listing } from '../card/Listing';
import { Missing } from '../card/Missing';
import { Subject } from '../card/Subject';
import { verdictKey, verdictTone } from '../card/state';
import { VerdictBar } from '../parts/VerdictBar';
import { Warnings } from '../parts/Warnings';
import type { DeskActions, DeskModel } from './desk-view';
import { useWidth } from './use-width';

/** Padding of a block, left and right together. */
const BLOCK_PADDING = 48;
/** Beyond this the eye loses the line. */
const WIDEST = 820;
/** From these widths on dated labels stay inside the drawing; with several deliveries each label carries its number, and there are many. */
const DETAIL_FROM = { single: 520, several: 720 };

/** The chosen case in full: the card's own blocks, with the line of dates drawn large and every date written at it. */
export function CasePanel({ view, zone, model, act }: { view: CardView; zone: string; model: DeskModel; act: DeskActions }) {
  const { t, locale, now, busy } = model;
  const { ref, width } = useWidth<HTMLElement>();
  const drawn = Math.max(240, Math.min(WIDEST, width - BLOCK_PADDING));
  const isSeveral = view.kind === 'order' && view.window.deliveries.length > 1;
  const detail = drawn >= DETAIL_FROM[isSeveral ? 'several' : 'single'];
  const speech = { t, locale, now, busy, onSay: act.say, onPin: act.pin, onFiled: act.filed };
  return (
    <article ref={ref} class="panel case-panel" aria-label={view.title ?? view.subject} data-verdict={view.verdict} data-case-id={view.caseId}>
      <VerdictBar tone={verdictTone(view)} words={t(verdictKey(view))} reason={t(view.because)} />
      <Subject view={view} t={t} />
      {view.url !== null && (
        <p class="open-page">
          <a href={view.url} target="_blank" rel="noopener noreferrer">
            {t('desk.open-page')}
          </a>
        </p>
      )}
      {view.kind === 'order' && <Headline {...speech} view={view} timeline={{ width: drawn, detail }} />}
      {view.kind === 'listing' && <Listing view={view} t={t} width={drawn} />}
      <Warnings warnings={view.warnings} t={t} />
      <Missing {...speech} view={view} zone={zone} />
      <Findings {...speech} findings={view.findings} zone={zone} />
      {view.kind === 'order' && <Filing {...speech} view={view} />}
      <p class="open-page">
        <a href={`/options.html#${view.site}`}>{t('desk.values')}</a>
      </p>
    </article>
  );
}
