import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { CaseSummary, ConversationView } from '../../lib/cases/view';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { CaseList } from '../desk/CaseList';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Notice } from '../parts/Notice';
import { ConversationChoice } from './ConversationChoice';
import { type Tracked, TrackForm } from './TrackForm';

/** The page in the active tab, where it is one of ours; null elsewhere. */
export interface ActivePage {
  tabId: number;
  url: string;
  title: string;
  site: 'kmong' | 'r10';
  zone: string;
  /** True when a case is known at this address. */
  tracked: boolean;
}

export interface PopupModel {
  t: Translate;
  locale: Locale;
  now: number;
  page: ActivePage | null;
  cases: CaseSummary[];
  /** The conversation in the active tab; absent where there is none. */
  conversation?: ConversationView | null;
  /** True when the log should be backed up by now. */
  backupDue: boolean;
  busy: boolean;
  /** Message keys of what was done last and of what failed last. */
  done: string | null;
  error: string | null;
}

export interface PopupActions {
  capture(): void;
  /** Puts the conversation with an order; null: with none of them. */
  place(order: string | null): void;
  track(tracked: Tracked): void;
  open(caseId: string): void;
  desk(): void;
  options(): void;
}

/** How many cases the popup lists; the desk has them all. */
const LISTED = 12;

/** The toolbar's answer: capture this page, track it by hand, and the cases by safe deadline. */
export function Popup({ model, act }: { model: PopupModel; act: PopupActions }) {
  const { t, locale, now, page, cases, backupDue, busy, done, error } = model;
  const listed = useMemo(() => cases.slice(0, LISTED), [cases]);
  const captureAt = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A button that rests while it works loses the focus; nobody who went elsewhere meanwhile is called back.
    if (!busy && document.activeElement === document.body) captureAt.current?.querySelector('button')?.focus();
  }, [page?.tabId, busy]);
  return (
    <div class="popup" lang={locale}>
      <header class="top">
        <Mark />
        <h1>Recourse</h1>
        <Button kind="quiet" onPress={act.desk}>
          {t('popup.desk')}
        </Button>
        <Button kind="quiet" onPress={act.options}>
          {t('popup.options')}
        </Button>
      </header>
      <main>
      <section class="block stack">
        <div role="status">{done && <Notice tone="ok">{t(done)}</Notice>}</div>
        {error && (
          <Notice tone="no" live="alert">
            {t(error)}
          </Notice>
        )}
        {page === null ? (
          <p class="note">{t('popup.not-a-site')}</p>
        ) : (
          <>
            {page.title !== '' && <p class="page-name">{page.title}</p>}
            <div ref={captureAt}>
              <Button kind="main" action="capture" disabled={busy} onPress={act.capture}>
                {t(busy ? 'popup.capturing' : 'popup.capture')}
              </Button>
            </div>
            {model.conversation && <ConversationChoice conversation={model.conversation} t={t} busy={busy} onPlace={act.place} />}
            <TrackForm page={page} t={t} locale={locale} busy={busy} onTrack={act.track} />
          </>
        )}
      </section>
      {backupDue && (
        <section class="block stack" data-role="backup-due">
          <Notice tone="soon">{t('desk.backup.due')}</Notice>
          <Button onPress={act.desk}>{t('popup.desk')}</Button>
        </section>
      )}
      <section aria-labelledby="cases">
        <h2 id="cases" class="label">
          {t('popup.cases')}
        </h2>
        {cases.length === 0 && <p class="empty">{t('desk.empty')}</p>}
        <CaseList cases={listed} selected={null} t={t} locale={locale} now={now} onSelect={act.open} />
        {cases.length > LISTED && (
          <Button kind="quiet" onPress={act.desk}>
            {t('popup.more', { n: cases.length - LISTED })}
          </Button>
        )}
      </section>
      </main>
      <footer class="foot">{t('card.local')}</footer>
    </div>
  );
}
