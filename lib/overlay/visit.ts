import type { CardView, RowMarkView } from '../cases/view';
import type { Outcome, OverlaySettings, Sealed } from '../messaging/protocol';
import type { Pointed } from '../sites/pointed/place';
import type { Doorway, PageReading } from '../sites/site';
import { everyMinute } from './clock';
import type { CardActions, Looks, OverlayDeps, Reader, Showing } from './deps';
import { startFrame } from './frame';
import { guarded } from './health';
import { clearPrices, paintPrices } from './highlights';
import { startMarks, type Marks } from './marks';
import { mount } from './mount';
import { coalesced } from './observe';
import { sealing } from './sealing';
import { steady } from './steady';
import { unread } from './unread';

/** One page of the site, from its address to the next. */
export interface Visit {
  /** The page changed: look again in the next frame. */
  changed(): void;
  /** Something changed elsewhere: ask the background again. */
  refresh(settings: OverlaySettings | null): void;
  capture(): Promise<Outcome<Sealed>>;
  /** Seals the text that is marked on the page. */
  selection(told: string): Promise<Outcome<Sealed>>;
}

/** Instants at which the judgement of a view changes by the clock alone. */
function turningPoints(view: CardView | null): number[] {
  if (view?.kind !== 'order') return [];
  const { safe, latest, deliveries } = view.window;
  const ends = deliveries.flatMap((delivery) => delivery.readings.map((reading) => reading.closesAt));
  return [safe?.closesAt, latest?.closesAt, ...ends].filter((end): end is number => typeof end === 'number');
}

/** Starts the life of one page. `rested` resolves when the page may get elements of ours. All ends with the signal. */
export function startVisit(door: Doorway, deps: OverlayDeps, first: Promise<OverlaySettings | null>, rested: Promise<void>, signal: AbortSignal): Visit {
  const url = new URL(location.href);
  let reader: Reader | null = null;
  let show: Showing | null = null;
  let settings: OverlaySettings | null = null;
  let mayMount = false;
  let view: CardView | null = null;
  let waiting = false;
  let trouble: string | null = null;
  let marks: Marks | null = null;
  let reading: PageReading | null = null;
  let lastKey = '';
  let lastAt = 0;
  let asked = 0;
  let judgedAt = 0;
  let places: Pointed[] = [];

  const fail = (key: string) => {
    if (signal.aborted || trouble === key) return;
    trouble = key;
    draw();
  };

  const frame = startFrame(door.zone, deps.looks, draw, signal);
  const seal = sealing(
    url,
    deps,
    { reader: () => reader, reading: () => reading, view: () => view, places: () => places, draw, ended: () => void send() },
    signal,
  );

  function draw(): void {
    if (signal.aborted || !mayMount || !settings) return;
    if (!view && !waiting && !trouble) return frame.hide();
    frame.show({ view, now: deps.now(), trouble, capture: seal.state(), pointing: show?.state() ?? null, act }, settings);
  }

  const answered = (outcome: Outcome<CardView | null>) => {
    if (signal.aborted) return;
    if (!outcome.ok) return fail(outcome.error);
    view = outcome.value;
    judgedAt = deps.now();
    trouble = null;
    anchor();
    draw();
  };

  /** Puts marks and paint where the rows and prices are now. */
  function anchor(): void {
    const content = reading?.content;
    if (!reader) return;
    const { site } = reader;
    guarded(() => {
      if (content?.kind === 'order-list') marks?.setRows(site.rows(document, url));
      if (view?.kind === 'listing') paintPrices(site.prices(document, url), view.floors);
    }, () => fail('overlay.readerFailed'));
  }

  async function send(): Promise<void> {
    if (!reading) return;
    const mine = ++asked;
    const { content } = reading;
    waiting = view === null && ['order', 'service', 'listing'].includes(content.kind);
    draw();
    if (content.kind === 'order-list') await sendRows(content.orders.map((order) => order.orderId), mine);
    const outcome = await deps.call('saw', reading);
    if (mine !== asked || signal.aborted) return;
    waiting = false;
    answered(outcome);
  }

  async function sendRows(orderIds: string[], mine: number): Promise<void> {
    const outcome = await deps.call('rowMarks', { orderIds });
    if (mine !== asked || signal.aborted) return;
    if (!outcome.ok) return fail(outcome.error);
    await rested;
    await deps.looks().then((pen) => mine === asked && drawRows(outcome.value, pen), () => fail('error.no-answer'));
  }

  function drawRows(views: RowMarkView[], pen: Looks): void {
    if (signal.aborted || !settings) return;
    const spoken = settings;
    marks ??= startMarks(mount('recourse-marks', settings.css, signal).root, signal);
    anchor();
    marks.setViews(views, {
      draw: (element, row) => pen.mark(element, row, spoken, () => fail('overlay.cardFailed')),
      wipe: pen.wipe,
    });
  }

  function look(): void {
    show?.again();
    const told = () => fail('overlay.readerFailed');
    const part = reader;
    if (!part || !guarded(() => part.site.ready(document, url), told)) return;
    const read = (at: number) => guarded(() => part.read(document, url, at, places), told);
    const keyOf = (it: PageReading) => JSON.stringify([it.content, it.gaps]);
    if (lastKey) {
      const again = read(lastAt);
      if (!again) return;
      if (keyOf(again) === lastKey) return anchor();
    }
    const at = deps.now();
    const fresh = read(at);
    if (!fresh) return;
    lastKey = keyOf(fresh);
    lastAt = at;
    reading = { ...fresh, content: steady(reading?.content ?? null, fresh.content) };
    void send();
  }

  const told = (answer: Promise<Outcome<CardView>>) => {
    const mine = ++asked;
    void answer.then((outcome) => {
      if (mine === asked) answered(outcome);
    });
  };

  const caseId = () => view?.caseId ?? '';
  /** Reads anew by the places that are known now; a changed reading is sent. */
  const learn = (known: Pointed[]) => {
    if (signal.aborted || JSON.stringify(known) === JSON.stringify(places)) return;
    places = known;
    lastKey = '';
    look();
  };
  const say = (fact: string, value: string | null) => told(deps.call('say', { caseId: caseId(), fact, value }));
  // Where nothing can be stored there are no places; that is told by the reading's own answer.
  const askPlaces = () => void (reader?.site.pointing && deps.call('pointedPlaces', undefined).then((outcome) => outcome.ok && learn(outcome.value)));
  const forget = async (fact: string) => {
    for (const { id } of places.filter((place) => place.site === door.id && place.fact === fact)) {
      const outcome = await deps.call('forgetPlace', { id });
      if (outcome.ok) learn(outcome.value);
      else fail(outcome.error);
    }
  };
  const act: CardActions = {
    capture: () => void seal.capture(),
    exportPackage: () => void deps.call('openDesk', { caseId: caseId(), build: true }).then(refused),
    openDesk: () => void deps.call('openDesk', { caseId: caseId(), build: false }).then(refused),
    say,
    pin: (number, reason) => told(deps.call('pin', { caseId: caseId(), number, reason })),
    filed: (at) => told(deps.call('filed', { caseId: caseId(), at })),
    point: (fact) => show?.start(fact),
    forget: (fact) => void forget(fact),
    pointing: {
      over: (x, y) => show?.act.over(x, y),
      walk: (step) => show?.act.walk(step),
      take: () => show?.act.take(),
      use: (scope) => show?.act.use(scope),
      stop: () => show?.act.stop(),
    },
    move: (place) => {
      frame.moved(place);
      if (settings) settings = { ...settings, ...place };
      draw();
      void deps.call('moveCard', place).then(refused);
    },
  };
  function refused(outcome: Outcome<unknown>): void {
    if (!outcome.ok) fail(outcome.error);
  }

  const changed = coalesced(look, signal);
  (door.plain(url) ? Promise.resolve(unread(door)) : deps.reader()).then(
    (part) => {
      if (signal.aborted) return;
      reader = part;
      show = part.showing?.(url, deps, { view: () => view, draw, say, kept: learn, failed: fail }, signal) ?? null;
      askPlaces();
      changed();
    },
    () => fail('error.no-answer'),
  );
  void first.then((value) => {
    settings ??= value;
    draw();
  });
  void rested.then(() => {
    mayMount = true;
    draw();
  });
  everyMinute(deps.now, () => {
    const now = deps.now();
    if (turningPoints(view).some((end) => end > judgedAt && end <= now)) void send();
    else if (view) draw();
  }, signal);
  signal.addEventListener('abort', clearPrices, { once: true });

  return {
    changed() {
      marks?.place();
      changed();
    },
    refresh(value) {
      settings = value ?? settings;
      askPlaces();
      void send();
    },
    capture: seal.capture,
    selection: seal.selection,
  };
}
