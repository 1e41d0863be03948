import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { CoverBox } from '../../lib/package/pictures/cover';
import { trusted } from '../parts/trusted';
import { type Corner, type Point, type Size, boxBetween, byKey, moved, stretched } from './cover-boxes';
import type { DrawnBox } from './cover-state';
import type { ShownStretch } from './cover-view';

/** Least side of what is pressed, in CSS px; a smaller box keeps its size and has a larger place to press. */
const LEAST_TARGET = 24;
const CORNERS: Corner[] = ['nw', 'ne', 'sw', 'se'];

interface CoverSheetProps {
  /** Place of this picture among all, from 1, and how many there are. */
  number: number;
  of: number;
  size: Size;
  stretches: ShownStretch[];
  boxes: DrawnBox[];
  selected: number | null;
  /** CSS px for a pixel of the picture. */
  scale: number;
  /** Id of the words that say how boxes are handled. */
  help: string;
  t: Translate;
  onSelect: (id: number | null) => void;
  onDraw: (box: CoverBox) => void;
  onChange: (id: number, box: CoverBox, step: string) => void;
  onDelete: (id: number) => void;
}

/** A way of the pointer: a new box, a box on its way, or a corner of it. */
type Drag = { kind: 'draw'; from: Point } | { kind: 'move'; from: Point; box: DrawnBox } | { kind: 'corner'; corner: Corner; box: DrawnBox };

/** A picture, stretch under stretch, with its boxes: drawn, moved and resized by pointer, moved and resized by key. */
export function CoverSheet({ number, of, size, stretches, boxes, selected, scale, help, t, onSelect, onDraw, onChange, onDelete }: CoverSheetProps) {
  const surface = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  /** What the way made so far; kept beside the sheet until the pointer is let go. */
  const [ghost, setGhost] = useState<{ id: number | null; box: CoverBox } | null>(null);

  const at = (event: PointerEvent): Point => {
    const { left, top } = (surface.current as HTMLDivElement).getBoundingClientRect();
    return { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
  };

  const shape = (way: Drag, to: Point): { id: number | null; box: CoverBox } | null => {
    if (way.kind === 'move') return { id: way.box.id, box: moved(way.box, to.x - way.from.x, to.y - way.from.y, size) };
    if (way.kind === 'corner') return { id: way.box.id, box: stretched(way.box, way.corner, to, size) };
    const box = boxBetween(way.from, to, size);
    return box && { id: null, box };
  };

  const start = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const target = event.target as HTMLElement;
    const box = boxes.find(({ id }) => String(id) === target.closest<HTMLElement>('[data-box]')?.dataset['box']);
    const corner = target.closest<HTMLElement>('[data-corner]')?.dataset['corner'] as Corner | undefined;
    if (box && corner) drag.current = { kind: 'corner', corner, box };
    else if (box) drag.current = { kind: 'move', from: at(event), box };
    // A finger on the bare picture scrolls it.
    else if (event.pointerType === 'touch') return onSelect(null);
    else drag.current = { kind: 'draw', from: at(event) };
    if (box) onSelect(box.id);
    else event.preventDefault();
    surface.current?.setPointerCapture(event.pointerId);
  };

  const go = (event: PointerEvent) => {
    if (drag.current) setGhost(shape(drag.current, at(event)));
  };

  const end = (event: PointerEvent) => {
    const way = drag.current;
    if (!way) return;
    drag.current = null;
    setGhost(null);
    const made = shape(way, at(event));
    if (made && made.id === null) onDraw(made.box);
    else if (made && way.kind !== 'draw' && !same(made.box, way.box)) onChange(way.box.id, made.box, `pointer ${event.timeStamp}`);
    else if (way.kind === 'draw') onSelect(null);
  };

  const drop = () => {
    drag.current = null;
    setGhost(null);
  };

  const key = (event: KeyboardEvent) => {
    const box = boxes.find(({ id }) => String(id) === (event.target as HTMLElement).dataset['box']);
    if (!box) return;
    if (event.key === 'Delete' || event.key === 'Backspace') onDelete(box.id);
    else {
      const next = byKey(box, event, size);
      if (!next) return;
      onChange(box.id, next, `key ${box.id} ${event.shiftKey}`);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={surface}
      class="cover-surface"
      data-sheet={number}
      style={{ width: `${size.width * scale}px`, height: `${size.height * scale}px` }}
      onPointerDown={trusted(start)}
      onPointerMove={trusted(go)}
      onPointerUp={trusted(end)}
      onPointerCancel={drop}
      onKeyDown={trusted(key)}
    >
      <Stretches stretches={stretches} width={size.width} scale={scale} />
      {boxes.map((drawn, i) => {
        const box = ghost?.id === drawn.id ? { ...ghost.box, id: drawn.id } : drawn;
        const words = t('cover.box', { n: i + 1, count: boxes.length, x: box.x, y: box.y, width: box.width, height: box.height });
        return (
          <Box key={drawn.id} box={box} scale={scale} selected={selected === drawn.id} label={of > 1 ? `${t('cover.sheet', { n: number, count: of })}. ${words}` : words} kind={t('cover.box.kind')} help={help} onFocus={() => onSelect(drawn.id)} />
        );
      })}
      {ghost?.id === null && <div class="cover-ghost" style={placed(ghost.box, scale)} />}
    </div>
  );
}

function Stretches({ stretches, width, scale }: { stretches: ShownStretch[]; width: number; scale: number }) {
  let top = 0;
  return (
    <>
      {stretches.map(({ name, address, from, rows }) => {
        const y = top;
        top += rows;
        return (
          <div key={`${name} ${from}`} class="cover-stretch" style={{ top: `${y * scale}px`, width: `${width * scale}px`, height: `${rows * scale}px` }}>
            <img src={address} alt="" loading="lazy" draggable={false} style={{ top: `${-from * scale}px`, width: `${width * scale}px` }} />
          </div>
        );
      })}
    </>
  );
}

interface BoxProps {
  box: DrawnBox;
  scale: number;
  selected: boolean;
  label: string;
  kind: string;
  help: string;
  onFocus: () => void;
}

/** A box as large as it is, in a place that is large enough to be pressed. Its keys are its own: to a screen reader it is no text to be read. */
function Box({ box, scale, selected, label, kind, help, onFocus }: BoxProps) {
  const [width, height] = [box.width * scale, box.height * scale];
  const [wide, high] = [Math.max(LEAST_TARGET, width), Math.max(LEAST_TARGET, height)];
  const [edge, over] = [(wide - width) / 2, (high - height) / 2];
  const place = { left: `${box.x * scale - edge}px`, top: `${box.y * scale - over}px`, width: `${wide}px`, height: `${high}px` };
  return (
    <div class={`cover-box${selected ? ' selected' : ''}`} role="application" aria-roledescription={kind} aria-label={label} aria-describedby={help} tabIndex={0} data-box={box.id} style={place} onFocus={onFocus}>
      <span class="ink" style={{ inset: `${over}px ${edge}px` }} />
      {selected && CORNERS.map((corner) => <span key={corner} class={`corner ${corner}`} data-corner={corner} />)}
    </div>
  );
}

function placed(box: CoverBox, scale: number) {
  return { left: `${box.x * scale}px`, top: `${box.y * scale}px`, width: `${box.width * scale}px`, height: `${box.height * scale}px` };
}

function same(a: CoverBox, b: CoverBox): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
