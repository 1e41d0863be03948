import { useState } from 'preact/hooks';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { formatStart } from '../../lib/i18n/dates';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { still } from '../parts/still';
import type { ExhibitView } from '../../lib/cases/view';
import type { AddingActions } from './adding-view';
import { AddNote } from './AddNote';
import { Picture } from './Picture';
import { Thumb } from './Thumb';
import { formatSize } from './size';

interface ExhibitsProps {
  exhibits: ExhibitView[];
  zone: string;
  t: Translate;
  locale: Locale;
  now: number;
  busy: boolean;
  onRemove: (seq: number, why: string) => void;
  onNote: AddingActions['note'];
  /** Address of a stored picture, by its hash. */
  load: (hash: string) => Promise<string | null>;
  /** Opens an exhibit's pictures to be covered. */
  onCover: (seq: number) => void;
}

/** The case's exhibits with their pictures, what each holds and what it could not. */
export const Exhibits = still(function Exhibits(props: ExhibitsProps) {
  const { exhibits, t } = props;
  const [open, setOpen] = useState<{ place: string; address: string } | null>(null);
  const shown = exhibits.find((exhibit) => placeOf(exhibit) === open?.place);
  return (
    <section class="panel" aria-labelledby="exhibits">
      <h2 id="exhibits">
        {t('desk.exhibits')} {exhibits.length > 0 && <span class="count figures">{exhibits.length}</span>}
      </h2>
      {exhibits.length === 0 && <p class="empty">{t('desk.exhibits.none')}</p>}
      <ul class="exhibits">
        {exhibits.map((exhibit) => (
          <Exhibit key={placeOf(exhibit)} {...props} exhibit={exhibit} onOpen={(address) => setOpen({ place: placeOf(exhibit), address })} />
        ))}
      </ul>
      {open && shown && <Picture key={open.place} address={open.address} seq={shown.seq} title={shown.title} t={t} onClose={() => setOpen(null)} />}
    </section>
  );
});

/** Two logs may both have an exhibit of this number. */
function placeOf({ seq, otherLog }: ExhibitView): string {
  return `${otherLog ?? ''}:${seq}`;
}

function Exhibit({ exhibit, zone, t, locale, now, busy, onRemove, onNote, load, onOpen, onCover }: ExhibitsProps & { exhibit: ExhibitView; onOpen: (address: string) => void }) {
  const { seq, kind, title, picture, parts, completeness } = exhibit;
  const isTyped = kind !== 'capture' && kind !== 'aborted';
  const bytes = parts.reduce((sum, part) => sum + part.size, 0);
  return (
    <li class="exhibit" data-exhibit={seq} data-kind={kind} data-log={exhibit.otherLog === undefined ? 'own' : 'other'}>
      {picture ? (
        <Thumb hash={picture} label={`${t('desk.picture.open')}: ${t('desk.exhibit.name', { seq })}`} t={t} load={load} onOpen={onOpen} />
      ) : (
        kind !== 'note' && kind !== 'selection' && kind !== 'file' && <div class="thumb none">{t('desk.exhibit.no-picture')}</div>
      )}
      <div class="about">
        <h3>
          <span class="seq">{t(kind === 'aborted' ? 'desk.exhibit.aborted' : 'desk.exhibit.name', { seq })}</span> <bdi>{title}</bdi>
        </h3>
        {isTyped && <p class="tag">{exhibit.about === undefined ? t(`kind.${kind}`) : t('exhibits.about', { seq: exhibit.about })}</p>}
        {exhibit.otherLog !== undefined && <p class="tag tone-unsure">{t('desk.other-log')}</p>}
        <p class="figures">
          {formatStart(exhibit.at, zone, locale, now)}
          {parts.length > 0 && ` · ${t('desk.exhibit.parts', { n: parts.length, size: formatSize(bytes, locale) })}`}
        </p>
        {exhibit.covering && exhibit.covering.state !== 'unsaid' && <p data-role="covering">{t(`cover.keep.${exhibit.covering.state}`, { n: exhibit.covering.boxes })}</p>}
        {exhibit.url !== '' && (
          <p class="address" title={exhibit.url}>
            {exhibit.url}
          </p>
        )}
        {exhibit.says && exhibit.says.length > 0 && (
          <ul class="says">
            {exhibit.says.map((line) => (
              <li key={line.key}>{t(line)}</li>
            ))}
          </ul>
        )}
        {exhibit.words !== undefined && exhibit.words !== '' && <blockquote class="words" tabIndex={0}>{exhibit.words}</blockquote>}
        <p class="hash">
          <span class="hidden-text">{t('desk.exhibit.hash')}: </span>
          {exhibit.entryHash}
        </p>
        {completeness.length > 0 && (
          <details>
            <summary>{t('desk.exhibit.completeness', { n: completeness.length })}</summary>
            <ul>
              {completeness.map((code) => (
                <li key={code}>{t(`completeness.${code}`)}</li>
              ))}
            </ul>
          </details>
        )}
        {exhibit.otherLog === undefined && (
          <div class="line does">
            {exhibit.covering && (
              <Button kind="quiet" action="cover" disabled={busy} label={`${t('cover.open')}: ${t('desk.exhibit.name', { seq })}`} onPress={() => onCover(seq)}>
                {t('cover.open')}
              </Button>
            )}
            {kind !== 'note' && <AddNote about={{ entryHash: exhibit.entryHash, seq }} t={t} busy={busy} onNote={onNote} />}
            <Removal exhibit={exhibit} t={t} busy={busy} onRemove={onRemove} />
          </div>
        )}
      </div>
    </li>
  );
}

/** Removing takes two steps and says what stays behind. */
function Removal({ exhibit, t, busy, onRemove }: { exhibit: ExhibitView; t: Translate; busy: boolean; onRemove: ExhibitsProps['onRemove'] }) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button kind="quiet" action="remove" disabled={busy} label={`${t('desk.remove')}: ${exhibit.seq}`} onPress={() => setAsking(true)}>
        {t('desk.remove')}
      </Button>
    );
  }
  return (
    <div class="asking stack">
      <Notice tone="soon" live="status">
        {t('desk.remove.ask', { seq: exhibit.seq })}
      </Notice>
      <div class="line">
        <Button
          action="remove-confirm"
          disabled={busy}
          onPress={() => {
            setAsking(false);
            onRemove(exhibit.seq, '');
          }}
        >
          {t('desk.remove.yes')}
        </Button>
        <Button action="remove-cancel" autoFocus onPress={() => setAsking(false)}>
          {t('desk.remove.no')}
        </Button>
      </div>
    </div>
  );
}
