import { page, userEvent } from 'vitest/browser';
import { beforeAll, describe, expect, test } from 'vitest';
import { boxBetween, byKey, moved, resized, stretched } from '../../components/desk/cover-boxes';
import type { CoverActions, CoverModel, SaidOfSheet, ShownSheet } from '../../components/desk/cover-view';
import type { DeskModel } from '../../components/desk/desk-view';
import type { CoverBox } from '../../lib/package/pictures/cover';
import type { Locale } from '../../lib/i18n/translate';
import { axeFindings } from './draw';
import { EXHIBITS, PACKING, deskModel } from './desk-samples';
import { drawDesk } from './draw-desk';
import { cutOff, openAll, smallTargets } from './draw-page';
import { OPEN_NOW, sampleTranslate } from './samples';

const WIDTH = 800;
/** An invented window of a page, 300 rows high, with lines in the place of text. */
let address = '';
beforeAll(async () => {
  const canvas = new OffscreenCanvas(WIDTH, 300);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, WIDTH, 300);
  pen.fillStyle = '#678';
  for (let y = 20; y < 290; y += 28) pen.fillRect(30, y, 300 + ((y * 37) % 400), 12);
  address = URL.createObjectURL(await canvas.convertToBlob());
});

const sheet = (over: Partial<ShownSheet> = {}): ShownSheet => ({
  width: WIDTH,
  stretches: [{ name: 'slice-000.png', address, from: 0, rows: 300 }, { name: 'slice-001.png', address, from: 40, rows: 260 }],
  boxes: [],
  clear: false,
  ...over,
});
const BOX: CoverBox = { x: 100, y: 50, width: 200, height: 40 };

interface Drawn {
  saved: SaidOfSheet[][];
  closed: number;
}

/** The desk with the view open over it. */
function draw(sheets: ShownSheet[] = [sheet()], { locale = 'en', scheme = 'light', over = {}, model }: { locale?: Locale; scheme?: 'light' | 'dark'; over?: Partial<Extract<CoverModel, { step: 'open' }>>; model?: CoverModel } = {}): Drawn {
  const drawn: Drawn = { saved: [], closed: 0 };
  const act: CoverActions = {
    open: () => undefined,
    close: () => void (drawn.closed += 1),
    save: async (said) => void drawn.saved.push(said),
  };
  const cover: CoverModel = model ?? { step: 'open', seq: 2, title: '거래 화면', sheets, unreadable: 0, error: null, ...over };
  drawDesk(deskModel(locale, { cover }), { scheme, answers: { cover: act } });
  return drawn;
}
const one = <E extends Element = HTMLElement>(selector: string): E => {
  const found = document.querySelectorAll<E>(selector);
  if (found.length !== 1) throw new Error(`${found.length} elements match ${selector}`);
  return found[0]!;
};
const boxes = () => [...document.querySelectorAll<HTMLElement>('[data-box]')];
const press = (name: string) => userEvent.click(one(`[data-action="${name}"]`));
const said = () => one('[data-role="cover-state"]').textContent;
const t = sampleTranslate('en', OPEN_NOW);
/** Resolves when the view stands: sheets are drawn once the width of their place was measured. */
async function settled(): Promise<void> {
  await expect.poll(() => document.querySelector('[data-sheet], .cover-wait')).not.toBeNull();
  await new Promise(requestAnimationFrame);
}
const saved = async (drawn: Drawn) => {
  await press('cover-save');
  return drawn.saved.at(-1);
};

describe('boxes', () => {
  const size = { width: 100, height: 80 };
  test.each<[string, CoverBox | null, CoverBox | null]>([
    ['a pixel that is touched is covered', boxBetween({ x: 20.7, y: 9.2 }, { x: 10.2, y: 30.1 }, size), { x: 10, y: 9, width: 11, height: 22 }],
    ['none goes over the edge', boxBetween({ x: -5, y: 70 }, { x: 500, y: 500 }, size), { x: 0, y: 70, width: 100, height: 10 }],
    ['a press without a way makes none', boxBetween({ x: 20, y: 20 }, { x: 22, y: 60 }, size), null],
    ['moved, it stays whole', moved({ x: 90, y: 0, width: 10, height: 10 }, 50, -5, size), { x: 90, y: 0, width: 10, height: 10 }],
    ['resized, it ends at the edge', resized({ x: 90, y: 70, width: 5, height: 5 }, 50, 2, size), { x: 90, y: 70, width: 10, height: 7 }],
    ['resized, it never vanishes', resized({ x: 10, y: 10, width: 8, height: 8 }, -50, -50, size), { x: 10, y: 10, width: 4, height: 4 }],
    ['a corner drawn keeps the one across', stretched({ x: 40, y: 40, width: 20, height: 20 }, 'nw', { x: 10, y: 20 }, size), { x: 10, y: 20, width: 50, height: 40 }],
    ['drawn over the one across, it turns round', stretched({ x: 40, y: 40, width: 20, height: 20 }, 'se', { x: 20, y: 10 }, size), { x: 20, y: 10, width: 20, height: 30 }],
    ['a key of another meaning is left alone', byKey(BOX, { key: 'Tab', shiftKey: false, ctrlKey: false }, size), null],
  ])('%s', (_, made, expected) => {
    expect(made).toEqual(expected);
  });
});

describe('by keyboard alone', () => {
  test('a box is added, moved, resized by large and single steps, and saved', async () => {
    const drawn = draw();
    await settled();
    one<HTMLElement>('[data-action="cover-add"]').focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.getAttribute('data-box')).toBe('0');
    const [before] = (await saved(drawn))![0]!.boxes as [CoverBox];
    boxes()[0]!.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}{Control>}{ArrowLeft}{/Control}{Shift>}{ArrowRight}{ArrowUp}{/Shift}{Control>}{Shift>}{ArrowDown}{/Shift}{/Control}');
    const [after] = (await saved(drawn))![0]!.boxes as [CoverBox];
    expect(after).toEqual({ x: before.x + 19, y: before.y + 10, width: before.width + 10, height: before.height - 9 });
  });

  test('every box has its place in the tab order and a name that tells where it lies; Delete removes it and the focus goes on', async () => {
    const drawn = draw([sheet({ boxes: [BOX, { ...BOX, y: 200 }] })]);
    await settled();
    expect(boxes().map((box) => [box.tabIndex, box.getAttribute('aria-label')])).toEqual([
      [0, 'Box 1 of 2: 100 from the left, 50 from the top, 200 wide, 40 high'],
      [0, 'Box 2 of 2: 100 from the left, 200 from the top, 200 wide, 40 high'],
    ]);
    boxes()[0]!.focus();
    await userEvent.keyboard('{Delete}');
    await expect.poll(() => document.activeElement?.getAttribute('data-box')).toBe('1');
    await userEvent.keyboard('{Backspace}');
    await expect.poll(() => document.activeElement?.getAttribute('data-action')).toBe('cover-add');
    expect(boxes()).toEqual([]);
    expect(await saved(drawn)).toEqual([{ boxes: [], clear: false }]);
  });

  test('undo takes back a whole way of a box, then its drawing; clear all can be undone too', async () => {
    const drawn = draw([sheet({ boxes: [BOX] })]);
    await settled();
    boxes()[0]!.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{/Shift}');
    expect(await saved(drawn)).toEqual([{ boxes: [{ ...BOX, x: 130, width: 210 }], clear: false }]);
    await press('cover-undo');
    await press('cover-undo');
    expect(one<HTMLButtonElement>('[data-action="cover-undo"]').disabled).toBe(true);
    expect(boxes()[0]!.getAttribute('aria-label')).toContain('100 from the left');
    await press('cover-clear');
    expect(boxes()).toEqual([]);
    await press('cover-undo');
    expect(boxes().length).toBe(1);
  });

  test('where a box went is read out', async () => {
    draw([sheet({ boxes: [BOX] })]);
    await settled();
    boxes()[0]!.focus();
    await userEvent.keyboard('{PageDown}');
    await expect.poll(() => one('.cover-foot [role="status"]').textContent).toBe('100 from the left, 350 from the top, 200 wide, 40 high');
  });
});

describe('by pointer', () => {
  test('a way over the picture draws a box in the picture’s own pixels, whatever its size on the screen', async () => {
    await page.viewport(1280, 900);
    for (const width of [1280, 500]) {
      await page.viewport(width, 900);
      const drawn = draw();
      await settled();
      const surface = one('[data-sheet]');
      const scale = surface.getBoundingClientRect().width / WIDTH;
      await userEvent.dragAndDrop(surface, surface, { sourcePosition: { x: 40, y: 30 }, targetPosition: { x: 140, y: 80 } });
      await expect.poll(() => boxes().length).toBe(1);
      const [box] = (await saved(drawn))![0]!.boxes as [CoverBox];
      expect([box.x, box.y]).toEqual([Math.floor(40 / scale), Math.floor(30 / scale)]);
      expect([box.x + box.width, box.y + box.height]).toEqual([Math.ceil(140 / scale), Math.ceil(80 / scale)]);
    }
  });

  test('a box is moved by its middle and made larger by its corner; a press beside it lets it go', async () => {
    await page.viewport(1280, 900);
    const drawn = draw([sheet({ boxes: [BOX] })]);
    await settled();
    const surface = one('[data-sheet]');
    const scale = surface.getBoundingClientRect().width / WIDTH;
    expect(scale).toBe(1);
    await userEvent.dragAndDrop(boxes()[0]!, surface, { targetPosition: { x: 260, y: 170 } });
    await expect.poll(() => boxes()[0]!.getAttribute('aria-label')).toContain('160 from the left, 150 from the top, 200 wide');
    await userEvent.dragAndDrop(one('[data-corner="se"]'), surface, { targetPosition: { x: 500, y: 300 } });
    await expect.poll(() => boxes()[0]!.getAttribute('aria-label')).toContain('160 from the left, 150 from the top, 340 wide, 150 high');
    await userEvent.click(surface, { position: { x: 20, y: 20 } });
    expect(document.querySelector('[data-corner]')).toBeNull();
    expect((await saved(drawn))![0]!.boxes.length).toBe(1);
  });

  test('what a script does is not the user’s', async () => {
    draw();
    await settled();
    const surface = one('[data-sheet]');
    const { left, top } = surface.getBoundingClientRect();
    const go = (type: string, x: number) => surface.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: left + x, clientY: top + x, button: 0, pointerId: 1 }));
    go('pointerdown', 10);
    go('pointermove', 80);
    go('pointerup', 80);
    one('[data-action="cover-add"]').click();
    await settled();
    expect(boxes()).toEqual([]);
  });
});

describe('what is said', () => {
  test('a picture of which nothing is said stays out; a box or the user’s word lets it in', async () => {
    const drawn = draw();
    await settled();
    expect(said()).toBe(t('cover.state.unsaid'));
    expect(one<HTMLButtonElement>('[data-action="cover-save"]').disabled).toBe(true);
    await userEvent.click(one('[data-clear="1"]'));
    expect(said()).toBe(t('cover.state.said', { n: 0 }));
    expect(await saved(drawn)).toEqual([{ boxes: [], clear: true }]);
    await press('cover-add');
    // A picture with a part that is covered is not one without anything personal.
    expect(document.querySelector('[data-clear="1"]')).toBeNull();
    expect((await saved(drawn))![0]!.clear).toBe(false);
    expect(said()).toBe(t('cover.state.said', { n: 1 }));
  });

  test('of several pictures each is spoken of by itself, and those that cannot be covered are counted', async () => {
    const drawn = draw([sheet(), sheet({ stretches: [{ name: 'slice-009.png', address, from: 0, rows: 300 }] })], { over: { unreadable: 1 } });
    await settled();
    await userEvent.click(one('[data-clear="2"]'));
    expect(said()).toBe(t('cover.state.partly', { n: 0, left: 2 }));
    expect(one('.cover-room .notice').textContent).toBe(t('cover.unreadable', { n: 1 }));
    expect(await saved(drawn)).toEqual([{ boxes: [], clear: false }, { boxes: [], clear: true }]);
  });

  test('closing what is not saved asks first; Escape is no way round it', async () => {
    const drawn = draw();
    await settled();
    await press('cover-add');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => one('.cover-foot [role="alert"]').textContent).toBe(t('cover.unsaved'));
    expect([drawn.closed, boxes().length]).toEqual([0, 1]);
    await press('cover-discard');
    expect(drawn.closed).toBe(1);
  });

  test('closing without a change does not ask', async () => {
    const drawn = draw([sheet({ boxes: [BOX] })]);
    await settled();
    await press('cover-close');
    expect(drawn.closed).toBe(1);
  });

  test('a refusal is told, and what was drawn stays', async () => {
    draw([sheet({ boxes: [BOX] })], { over: { error: 'error.no-case' } });
    await settled();
    expect(one('.cover-foot [role="alert"]').textContent).toBe(t('error.no-case'));
    expect(boxes().length).toBe(1);
  });
});

describe('beside the choice of an exhibit', () => {
  const row = (keep: DeskModel['packing']['keep'], covering: { state: 'unsaid' | 'partly' | 'said'; boxes: number }) => {
    const opened: number[] = [];
    const act = { open: (seq: number) => void opened.push(seq) } as CoverActions;
    drawDesk(deskModel('en', { packing: { ...PACKING, keep }, exhibits: [{ ...EXHIBITS[0]!, covering }] }), { answers: { cover: act } });
    document.querySelector<HTMLDetailsElement>('.packing')!.open = true;
    return { opened, row: one('.keep-row') };
  };

  test.each([
    ['unsaid', 0],
    ['partly', 1],
    ['said', 3],
  ] as const)('a masked copy says whether the pictures go in: %s', async (state, n) => {
    const { opened, row: shown } = row({ 2: 'copy' }, { state, boxes: n });
    expect(shown.textContent).toContain(t(`cover.keep.${state}`, { n }));
    await userEvent.click(shown.querySelector('[data-action="cover"]')!);
    expect(opened).toEqual([2]);
  });

  test('a sealed original whose parts were covered says that it shows them', () => {
    expect(row({ 2: 'sealed' }, { state: 'said', boxes: 3 }).row.textContent).toContain(t('cover.keep.sealed', { n: 3 }));
    expect(row({ 2: 'sealed' }, { state: 'unsaid', boxes: 0 }).row.querySelector('.notice')).toBeNull();
  });
});

const MANY: ShownSheet[] = [sheet({ boxes: [BOX, { x: 400, y: 300, width: 5, height: 6 }] }), sheet({ clear: true, stretches: [{ name: 'slice-009.png', address, from: 0, rows: 300 }] })];
const STATES: [string, (how: { locale?: Locale; scheme?: 'light' | 'dark' }) => unknown][] = [
  ['open', (how) => draw([sheet({ boxes: [BOX] })], how)],
  ['several pictures, a refusal', (how) => draw(MANY, { ...how, over: { unreadable: 2, error: 'error.storage' } })],
  ['being read', (how) => draw([], { ...how, model: { step: 'reading', seq: 2, done: 3, total: 8 } })],
  ['failed', (how) => draw([], { ...how, model: { step: 'failed', seq: 2, error: 'cover.error.damaged' } })],
];

describe.each(STATES)('%s', (_name, state) => {
  test('axe finds nothing, light and dark', async () => {
    await page.viewport(900, 900);
    for (const scheme of ['light', 'dark'] as const) {
      state({ locale: 'ko', scheme });
      await settled();
      document.querySelector<HTMLElement>('[data-box]')?.focus();
      expect(await axeFindings()).toEqual([]);
    }
  });

  test.each([320, 1280])('nothing is cut off and every target is large enough at %i px, in any language', async (width) => {
    await page.viewport(width, 700);
    for (const locale of ['ko', 'tr', 'en'] as const) {
      state({ locale });
      await openAll();
      await settled();
      expect([cutOff(), smallTargets()]).toEqual([[], []]);
      for (const box of boxes()) expect(Math.min(box.getBoundingClientRect().width, box.getBoundingClientRect().height)).toBeGreaterThanOrEqual(24);
    }
  });
});
