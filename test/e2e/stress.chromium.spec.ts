import type { BrowserContext, Locator, Page } from '@playwright/test';
import { ORDERS } from '../market/samples.mjs';
import { pressToolbarButton } from '../tools/chromium.mjs';
import { cardOf } from './card';
import { expect, test } from './chromium';
import { openDesk, packageFrom } from './desk';
import { type Stored, begunIn, expectKept, expectVerified, expectWhole, sealedIn, storedIn } from './stored';
import { type Wire, tapped } from './wire';

const CASE = `kmong:order:${ORDERS.main}`;
const ADDRESS = `https://kmong.com/track/${ORDERS.main}`;
/** So low that the page takes several pictures. */
const VIEWPORT = { width: 1100, height: 560 };

/** A page that is left says so if it still can; otherwise the worker finds its capture open when it starts, or when the tab begins another. */
const ABORTED_BY_LEAVING = ['aborted.page-left', 'aborted.interrupted', 'aborted.superseded'];

interface Visit {
  page: Page;
  wire: Wire;
  card: Locator;
}

/** A tab with the order's page, tapped, that may take pictures. */
async function visit(context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  const wire = await tapped(page);
  await page.goto(ADDRESS);
  const card = await cardOf(page);
  await pressToolbarButton(page);
  return { page, wire, card };
}

const capture = (card: Locator) => card.locator('[data-action="capture"]').click();
const failed = (card: Locator) => card.locator('.keep [role="alert"]');

/** Settles when the capture that began after `from` calls has ended, whichever way. Asked of the wire: the card may still show what became of the one before. */
const ended = (wire: Wire, from: number) =>
  wire.until((calls) => calls.slice(from).some(({ step, answer }) => answer !== null && (step === 'sealCapture' || step === 'beginCapture' ? answer.ok === (step === 'sealCapture') : step === 'abortCapture')));

/** A capture that nothing disturbs. */
async function undisturbed({ card, wire }: Visit): Promise<void> {
  const from = wire.calls.length;
  await capture(card);
  await ended(wire, from);
}

/** One capture sealed, and a second one held before its second picture. */
async function heldAtSecondPicture(context: BrowserContext): Promise<Visit> {
  const visited = await visit(context);
  const { wire, card } = visited;
  await undisturbed(visited);
  expect(sealedIn(wire.calls)).toHaveLength(1);
  const pictureAt = wire.calls.findIndex(({ step, what }) => step === 'takeSlice' && what === '1') + 1;
  const { reached } = await wire.hold(wire.calls.length + pictureAt, 'before');
  await capture(card);
  await reached;
  return visited;
}

/** The worker ended by the browser, as it does with one that is idle. Settles when it is down. The next one has forgotten what pictures were taken a moment ago. */
async function stopWorker(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await session.detach();
}

/** The desk shows every entry as what it is: no aborted one as a capture. */
async function expectShown(desk: Page, { lines }: Stored): Promise<void> {
  const shown = await desk.locator('[data-exhibit]').evaluateAll((rows) => rows.map((row) => [Number(row.getAttribute('data-exhibit')), row.getAttribute('data-kind')]));
  const sealed = lines.filter(({ captureId }) => captureId !== null).map(({ seq, kind }) => [seq, kind]);
  expect(shown.sort()).toEqual(sealed.sort());
}

test('the worker stopped before every call of a capture: nothing told as sealed is lost, nothing half-done is sealed, and the package verifies', async ({ open }) => {
  test.setTimeout(180_000);
  const { context, downloads } = await open({ viewport: VIEWPORT });
  const visited = await visit(context);
  const { page, wire, card } = visited;
  await undisturbed(visited);
  expect(sealedIn(wire.calls)).toHaveLength(1);
  const whole = wire.calls.map(({ step }) => step);
  expect(whole.filter((step) => step === 'takeSlice').length).toBeGreaterThan(1);
  expect(whole.at(-1)).toBe('sealCapture');

  for (let step = 1; step <= whole.length; step++) {
    const from = wire.calls.length;
    const { reached } = await wire.hold(from + step, 'before');
    await capture(card);
    await reached;
    await stopWorker(page);
    await wire.go();
    await ended(wire, from);
    // Before the first call nothing was begun: the capture then goes its way, with a worker that has just started.
    await expect(failed(card), `stopped before call ${step}, ${whole[step - 1]}`).toHaveCount(step === 1 ? 0 : 1);
  }
  // And with the seal's answer on its way.
  const { reached } = await wire.hold(wire.calls.length + whole.length, 'answered');
  await capture(card);
  await reached;
  await stopWorker(page);
  await wire.go();
  await expect(card.locator('[data-action="capture"]')).toBeEnabled();
  await expect(failed(card)).toHaveCount(0);

  const desk = await openDesk(context, CASE);
  const stored = await storedIn(desk);
  expectWhole(stored, wire.calls);
  expect(sealedIn(wire.calls)).toHaveLength(3);
  expect(stored.lines.filter(({ kind }) => kind === 'aborted').map(({ why }) => why)).toEqual(Array(whole.length - 1).fill('aborted.interrupted'));
  await expectShown(desk, stored);
  expectVerified(await packageFrom(desk, downloads), stored.head?.link ?? '');
});

test('the page gone in mid-capture, whichever way, leaves an aborted entry that keeps what was saved', async ({ open }) => {
  test.setTimeout(180_000);
  const { context } = await open({ viewport: VIEWPORT });
  const first = await visit(context);
  await undisturbed(first);
  const steps = first.wire.calls.map(({ step }) => step);
  const [picture, seal] = [steps.indexOf('takeSlice') + 1, steps.indexOf('sealCapture') + 1];
  const closed = (page: Page) => page.close();
  const elsewhere = (page: Page) => page.goto('https://kmong.com/my_orders');
  const reloaded = (page: Page) => page.reload();
  const calls = [...first.wire.calls];
  let before = await storedIn(await openDesk(context, CASE));
  for (const [gone, at] of [[closed, 3], [closed, picture], [closed, seal], [elsewhere, picture], [reloaded, seal]] as const) {
    const { page, wire, card } = await visit(context);
    const { reached } = await wire.hold(at, 'before');
    await capture(card);
    await reached;
    await gone(page);
    calls.push(...wire.past, ...wire.calls);
    if (!page.isClosed()) await page.close();
    // The last word of a page that goes may or may not come through; what it left open the next start of the worker ends.
    await stopWorker(first.page);
    const desk = await openDesk(context, CASE);
    const stored = await storedIn(desk);
    expectWhole(stored, calls);
    expectKept(before, stored);
    const last = stored.lines.at(-1);
    expect(last).toMatchObject({ seq: before.lines.length, kind: 'aborted' });
    expect(ABORTED_BY_LEAVING).toContain(last?.why);
    const saved = calls.filter(({ step, captureId, answer }) => captureId === last?.captureId && (step === 'savePart' || step === 'takeSlice') && answer?.ok);
    expect(last?.parts).toHaveLength(saved.length);
    before = stored;
    await desk.close();
  }
  expect(begunIn(calls)).toHaveLength(6);
});

test('the page changes its address in mid-capture: sealed as a page that changed, and never a picture of the new one', async ({ open }) => {
  const { context } = await open({ viewport: VIEWPORT });
  const { page, wire } = await heldAtSecondPicture(context);
  await page.evaluate((path) => {
    history.pushState({}, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/track/${ORDERS.closed}`);
  await wire.go();
  await expect.poll(() => sealedIn(wire.calls).length).toBe(2);
  const desk = await openDesk(context, CASE);
  const stored = await storedIn(desk);
  expectWhole(stored, wire.calls);
  const last = stored.lines.at(-1);
  expect(last?.completeness).toEqual(expect.arrayContaining(['page-changed', 'pictures-incomplete']));
  expect(last?.parts.map(({ name }) => name).filter((name) => name.startsWith('slice-'))).toEqual(['slice-000.png']);
});

test('another tab in front in mid-capture: its picture is thrown away, and that a picture is missing is said', async ({ open }) => {
  const { context } = await open({ viewport: VIEWPORT });
  const { page, wire } = await heldAtSecondPicture(context);
  const other = await context.newPage();
  await other.bringToFront();
  await wire.go();
  await expect.poll(() => sealedIn(wire.calls).length).toBe(2);
  await page.bringToFront();
  const desk = await openDesk(context, CASE);
  const stored = await storedIn(desk);
  expectWhole(stored, wire.calls);
  expect(wire.calls.at(-2)).toMatchObject({ step: 'takeSlice', answer: { ok: false, error: 'error.tab-switched' } });
  expect(stored.lines.at(-1)?.completeness).toContain('pictures-incomplete');
  expect(stored.lines.at(-1)?.parts.filter(({ name }) => name.startsWith('slice-'))).toHaveLength(1);
});

test('a second capture in a tab ends the one that stood still there', async ({ open }) => {
  const { context } = await open({ viewport: VIEWPORT });
  const { page, wire, card } = await visit(context);
  const { reached } = await wire.hold(3, 'before');
  await capture(card);
  await reached;
  await page.reload();
  const again = await cardOf(page);
  await undisturbed({ page, wire, card: again });
  const calls = [...wire.past, ...wire.calls];
  const stored = await storedIn(await openDesk(context, CASE));
  expectWhole(stored, calls);
  expect(stored.lines.map(({ kind }) => kind)).toEqual(['genesis', 'aborted', 'capture']);
  expect(ABORTED_BY_LEAVING).toContain(stored.lines[1]?.why);
});
