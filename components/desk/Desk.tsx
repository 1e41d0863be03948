import { useMemo } from 'preact/hooks';
import { Mark } from '../parts/Mark';
import { Notice } from '../parts/Notice';
import { AddExhibit } from './AddExhibit';
import { BackupPanel } from './BackupPanel';
import { CaseFinder } from './CaseFinder';
import { CasePanel } from './CasePanel';
import { CoverDialog } from './CoverDialog';
import { Exhibits } from './Exhibits';
import { LogPanel } from './LogPanel';
import { PackagePanel } from './Package';
import type { DeskActions, DeskModel } from './desk-view';

/** Dates in lists need no finer clock, and lists are not drawn again for each second of a work under way. */
const MINUTE = 60_000;

/** The desk: cases on the left, the chosen one in the middle, its package, its exhibits and the log beside it. */
export function Desk({ model, act }: { model: DeskModel; act: DeskActions }) {
  const { t, locale, now, cases, selected, error, view, busy } = model;
  const zone = view === null ? '' : view.kind === 'order' ? view.window.zone : view.site === 'r10' ? 'Europe/Istanbul' : 'Asia/Seoul';
  const own = useMemo(() => model.exhibits.filter(({ otherLog }) => otherLog === undefined), [model.exhibits]);
  const isComing = error === null && selected !== null && view?.caseId !== selected;
  return (
    <div class={`desk${cases.length === 0 ? ' bare' : ''}${view === null ? ' unchosen' : ''}`} lang={locale}>
      <header class="top">
        <Mark size={24} />
        <h1>{t('desk.title')}</h1>
        <span class="local">{t('card.local')}</span>
        <a href="/options.html">{t('popup.options')}</a>
      </header>
      {cases.length > 0 && (
        <nav aria-label={t('desk.cases')}>
          <CaseFinder model={model} onSelect={act.select} />
        </nav>
      )}
      <main aria-busy={busy || isComing}>
        {error && (
          <Notice tone="no" live="alert">
            {t(error)}
          </Notice>
        )}
        <div class="columns">
          <div class="column">
            {view === null ? (
              <div class="panel nothing">
                <Mark size={40} />
                <p class="empty">{t(cases.length === 0 ? 'desk.empty' : 'desk.choose')}</p>
              </div>
            ) : (
              <CasePanel key={view.caseId} view={view} zone={zone} model={model} act={act} />
            )}
          </div>
          <div class="column">
            {view !== null && (
              <>
                <PackagePanel key={`package ${view.caseId}`} build={model.build} packing={model.packing} exhibits={own} busy={busy} kind={view.kind} t={t} locale={locale} onPack={act.pack} onCover={act.cover.open} onBuild={act.build} onCancel={act.cancel} />
                <Exhibits key={view.caseId} exhibits={model.exhibits} zone={zone} t={t} locale={locale} now={now - (now % MINUTE)} busy={busy} onRemove={act.remove} onNote={act.adding.note} load={act.picture} onCover={act.cover.open} />
                <AddExhibit key={`add-${view.caseId}`} model={model.adding} act={act.adding} zone={zone} t={t} locale={locale} busy={busy} />
              </>
            )}
            <LogPanel log={model.log} check={model.check} t={t} locale={locale} now={now} zone={Temporal.Now.timeZoneId()} audit={act.audit} copyHead={act.copyHead} pictureHead={act.pictureHead} onCheck={act.check} />
            <BackupPanel model={model.backup} act={act.backup} isEmpty={model.log.head === null} t={t} locale={locale} now={now} zone={Temporal.Now.timeZoneId()} />
          </div>
        </div>
      </main>
      {model.cover.step !== 'closed' && <CoverDialog key={model.cover.seq} model={model.cover} act={act.cover} t={t} />}
    </div>
  );
}
