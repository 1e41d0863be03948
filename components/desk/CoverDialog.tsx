import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { CoverBox } from '../../lib/package/pictures/cover';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { trusted } from '../parts/trusted';
import { CoverSheet } from './CoverSheet';
import { begun, changed, cleared, saidBy, undone, withBox, type CoverState } from './cover-state';
import type { CoverActions, CoverModel } from './cover-view';
import { useWidth } from './use-width';

interface CoverDialogProps {
  model: Exclude<CoverModel, { step: 'closed' }>;
  act: CoverActions;
  t: Translate;
}

/** The place where parts of an exhibit's pictures are covered for masked copies, over the desk. */
export function CoverDialog({ model, act, t }: CoverDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [asking, setAsking] = useState(false);
  const isDirty = useRef(false);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closed before it leaves the page, so that the focus goes back to where it was.
    return () => shown?.close();
  }, []);
  const close = () => {
    if (isDirty.current) setAsking(true);
    else act.close();
  };
  return (
    <dialog
      ref={dialog}
      class="picture covering"
      aria-label={t('cover.title', { seq: model.seq })}
      data-cover={model.step}
      onClose={act.close}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header>
        <b>
          {t('cover.title', { seq: model.seq })}
          {model.step === 'open' && ` · ${model.title}`}
        </b>
        <Button action="cover-close" onPress={close}>
          {t('desk.picture.close')}
        </Button>
      </header>
      {model.step === 'open' ? (
        <Sheets
          model={model}
          act={act}
          t={t}
          asking={asking}
          onDirty={(dirty) => {
            isDirty.current = dirty;
            setAsking(false);
          }}
          onDiscard={act.close}
        />
      ) : (
        <div class="cover-wait" role="status">
          {model.step === 'reading' && (
            <label class="progress">
              {t('cover.reading')}
              <progress value={model.done} max={Math.max(1, model.total)} />
            </label>
          )}
          {model.step === 'failed' && <Notice tone="no">{t(model.error)}</Notice>}
        </div>
      )}
    </dialog>
  );
}

interface SheetsProps {
  model: Extract<CoverModel, { step: 'open' }>;
  act: CoverActions;
  t: Translate;
  /** True while the user is asked whether to leave what is not kept yet. */
  asking: boolean;
  onDirty: (dirty: boolean) => void;
  onDiscard: () => void;
}

function Sheets({ model, act, t, asking, onDirty, onDiscard }: SheetsProps) {
  const { sheets } = model;
  const [state, setState] = useState<CoverState>(() => begun(sheets));
  const [selected, setSelected] = useState<{ sheet: number; id: number } | null>(null);
  const [isFull, setFull] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [spoken, setSpoken] = useState('');
  const { ref: room, width } = useWidth<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  /** The box that gets the focus when it is drawn. */
  const fresh = useRef<{ sheet: number; id: number } | null>(null);
  const add = useRef<HTMLSpanElement>(null);

  const put = (next: CoverState) => {
    setState(next);
    onDirty(next.past.length > 0);
  };
  const scaleOf = (index: number) => {
    const own = sheets[index]?.width ?? 1;
    return isFull ? 1 : Math.min(1, width / own);
  };
  const sizeOf = (index: number) => ({ width: sheets[index]?.width ?? 0, height: sheets[index]?.stretches.reduce((sum, { rows }) => sum + rows, 0) ?? 0 });
  const surfaces = () => [...(scroller.current?.querySelectorAll<HTMLElement>('[data-sheet]') ?? [])];

  useLayoutEffect(() => {
    if (!fresh.current) return;
    const { sheet, id } = fresh.current;
    fresh.current = null;
    const box = surfaces()[sheet]?.querySelector<HTMLElement>(`[data-box="${id}"]`);
    box?.focus({ preventScroll: true });
    box?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const draw = (sheet: number, box: CoverBox) => {
    fresh.current = { sheet, id: state.next };
    setSelected(fresh.current);
    put(withBox(state, sheet, box));
  };

  /** A box in the middle of what is seen. */
  const addBox = () => {
    const view = (scroller.current as HTMLDivElement).getBoundingClientRect();
    const middle = view.top + view.height / 2;
    const all = surfaces().map((surface) => surface.getBoundingClientRect());
    const near = all.findIndex(({ bottom }) => bottom >= middle);
    const sheet = near < 0 ? all.length - 1 : near;
    const place = all[sheet];
    if (!place) return;
    const scale = scaleOf(sheet);
    const size = sizeOf(sheet);
    const box = { width: Math.min(size.width, Math.round(200 / scale)), height: Math.min(size.height, Math.round(48 / scale)) };
    const x = ((Math.max(view.left, place.left) + Math.min(view.right, place.right)) / 2 - place.left) / scale - box.width / 2;
    const y = ((Math.max(view.top, place.top) + Math.min(view.bottom, place.bottom)) / 2 - place.top) / scale - box.height / 2;
    draw(sheet, { ...box, x: within(x, size.width - box.width), y: within(y, size.height - box.height) });
  };

  const change = (sheet: number, id: number, box: CoverBox, step: string) => {
    put(changed(state, sheet, (drawn) => ({ ...drawn, boxes: drawn.boxes.map((one) => (one.id === id ? { ...box, id } : one)) }), step));
    setSpoken(t('cover.box.now', { x: box.x, y: box.y, width: box.width, height: box.height }));
    if (step.startsWith('key')) fresh.current = { sheet, id };
  };

  const remove = (sheet: number, id: number) => {
    const boxes = state.sheets[sheet]?.boxes ?? [];
    const at = boxes.findIndex((box) => box.id === id);
    const next = boxes[at + 1] ?? boxes[at - 1];
    if (next) fresh.current = { sheet, id: next.id };
    else add.current?.querySelector('button')?.focus();
    setSelected(next ? { sheet, id: next.id } : null);
    setSpoken(t('cover.deleted'));
    put(changed(state, sheet, (drawn) => ({ ...drawn, boxes: drawn.boxes.filter((box) => box.id !== id) })));
  };

  const save = async () => {
    setSaving(true);
    await act.save(saidBy(state));
    setSaving(false);
  };

  const count = state.sheets.reduce((sum, { boxes }) => sum + boxes.length, 0);
  const unsaid = state.sheets.filter(({ boxes, clear }) => boxes.length === 0 && !clear).length + model.unreadable;
  return (
    <>
      <div class="cover-tools">
        <div class="line">
          <span ref={add}>
            <Button action="cover-add" onPress={addBox}>
              {t('cover.add')}
            </Button>
          </span>
          <Button action="cover-delete" disabled={selected === null} onPress={() => selected && remove(selected.sheet, selected.id)}>
            {t('cover.delete')}
          </Button>
          <Button action="cover-undo" disabled={state.past.length === 0} onPress={() => put(undone(state))}>
            {t('cover.undo')}
          </Button>
          <Button
            action="cover-clear"
            disabled={count === 0}
            onPress={() => {
              setSelected(null);
              put(cleared(state));
            }}
          >
            {t('cover.clear')}
          </Button>
          <Button action="cover-full" pressed={isFull} onPress={() => setFull(!isFull)}>
            {t('cover.full')}
          </Button>
        </div>
        <p class="note" id="cover-help">
          {t('cover.help')}
        </p>
      </div>
      <div ref={scroller} class="sheet cover-scroll" tabIndex={0} role="region" aria-label={t('desk.exhibit.picture', { seq: model.seq })}>
        <div ref={room} class="cover-room">
          {model.unreadable > 0 && <Notice tone="unsure">{t('cover.unreadable', { n: model.unreadable })}</Notice>}
          {/* At no scale before the place was measured. */}
          {(width === 0 ? [] : sheets).map(({ stretches }, i) => {
            const { boxes, clear } = state.sheets[i] ?? { boxes: [], clear: false };
            const name = t('cover.sheet', { n: i + 1, count: sheets.length });
            return (
              <section key={stretches[0]?.name} class="cover-sheet" aria-label={name}>
                <CoverSheet
                  number={i + 1}
                  of={sheets.length}
                  size={sizeOf(i)}
                  stretches={stretches}
                  boxes={boxes}
                  selected={selected?.sheet === i ? selected.id : null}
                  scale={scaleOf(i)}
                  help="cover-help"
                  t={t}
                  onSelect={(id) => setSelected(id === null ? null : { sheet: i, id })}
                  onDraw={(box) => draw(i, box)}
                  onChange={(id, box, step) => change(i, id, box, step)}
                  onDelete={(id) => remove(i, id)}
                />
                {boxes.length > 0 ? (
                  <p class="cover-clear">{t('cover.rest')}</p>
                ) : (
                  <label class="cover-clear">
                    <input
                      type="checkbox"
                      checked={clear}
                      data-clear={i + 1}
                      onChange={trusted((event: Event) => put(changed(state, i, (sheet) => ({ ...sheet, clear: (event.target as HTMLInputElement).checked }))))}
                    />
                    <span>
                      {sheets.length > 1 && `${name}. `}
                      {t('cover.none')}
                    </span>
                  </label>
                )}
              </section>
            );
          })}
        </div>
      </div>
      <footer class="cover-foot">
        <p class="figures" data-role="cover-state">
          {unsaid === 0 ? t('cover.state.said', { n: count }) : t(unsaid === state.sheets.length + model.unreadable ? 'cover.state.unsaid' : 'cover.state.partly', { n: count, left: unsaid })}
        </p>
        <p class="hidden-text" role="status">
          {spoken}
        </p>
        {model.error !== null && (
          <Notice tone="no" live="alert">
            {t(model.error)}
          </Notice>
        )}
        {asking && (
          <Notice tone="soon" live="alert">
            {t('cover.unsaved')}
          </Notice>
        )}
        <div class="line">
          <Button kind="main" action="cover-save" disabled={isSaving || state.past.length === 0} onPress={() => void save()}>
            {t('cover.save')}
          </Button>
          {asking && (
            <Button action="cover-discard" onPress={onDiscard}>
              {t('cover.discard')}
            </Button>
          )}
        </div>
      </footer>
    </>
  );
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(Math.round(value), most));
}
