import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { trusted } from '../parts/trusted';
import { CaseList } from './CaseList';
import type { DeskActions, DeskModel } from './desk-view';
import { findCases } from './find-cases';

/** From this many cases on, looking for one by eye takes longer than typing. */
const SEARCHED_FROM = 8;

/** The desk's cases, narrowed by what is typed. */
export function CaseFinder({ model, onSelect }: { model: DeskModel; onSelect: DeskActions['select'] }) {
  const { t, locale, now, cases, selected } = model;
  const [typed, setTyped] = useState('');
  const searched = cases.length >= SEARCHED_FROM;
  const found = useMemo(() => (searched ? findCases(cases, typed) : cases), [cases, typed, searched]);
  const box = useRef<HTMLDivElement>(null);
  // The desk opens at a case that may stand far down its list.
  useLayoutEffect(() => {
    box.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [cases.length > 0]);
  return (
    <div class="side">
      <div class="finder">
        <h2>
          {t('desk.cases')} <span class="count figures">{new Intl.NumberFormat(locale).format(cases.length)}</span>
        </h2>
        {searched && <input type="search" autocomplete="off" aria-label={t('desk.search')} placeholder={t('desk.search')} value={typed} onInput={trusted((event: Event) => setTyped((event.target as HTMLInputElement).value))} />}
        <span class="hidden-text" role="status">
          {typed.trim() !== '' && t('desk.search.found', { n: found.length })}
        </span>
      </div>
      <div class="list" ref={box}>
        {found.length === 0 ? <p class="empty">{t('desk.search.none')}</p> : <CaseList cases={found} selected={selected} t={t} locale={locale} now={now} onSelect={onSelect} />}
      </div>
    </div>
  );
}
