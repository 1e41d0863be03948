import type { CardView } from '../cases/view';
import type { Outcome, OverlaySettings, Sealed } from '../messaging/protocol';
import type { Pointed } from '../sites/pointed/place';
import type { Doorway, PageReading } from '../sites/site';
import { everyMinute } from './clock';
import { type Corner, dockedBox, freeCorner, modestLayer, siteButtons } from './corner';
import type { CardActions, CardModel, CaptureState, Looks, OverlayDeps, Reader, Showing } from './deps';
import { guarded, notice } from './health';
import { clearPrices, paintPrices } from './highlights';
import { startMarks, type Marks } from './marks';
import { mount, type Mount } from './mount';
import { pageAddress } from './navigation';
import { coalesced } from './observe';
import { markedText, sealMarked } from './selection';
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

/** Room that a card takes before it has been drawn, CSS px. */
const CARD_SIZE = { width: 348, height: 560 };
const PILL_SIZE = { width: 170, height: 40 };
/** Above all that the site shows. */
const TOP_LAYER = 2147483647;

/** Instants at which the judgement of a view changes by the clock alone. */
function turningPoints(view: CardView | null): number[] {
  if (view?.kind !== 'order') return [];
  const { safe, latest, deliveries } = view.window;
  const ends = deliveries.flatMap((delivery) => delivery.readings.map((reading) => reading.closesAt));
  return [safe?.closesAt, latest?.closesAt, ...ends].filter((end): end is number => typeof end === 'number');
}

/** The same object as before where nothing changed: what is made from settings (a translator) is made once. */
function shownSettings(before: OverlaySettings | null, fresh: OverlaySettings): OverlaySettings {
  const same = before && before.texts === fresh.texts && before.locale === fresh.locale && before.corner === fresh.corner && before.folded === fresh.folded;
  return same ? before : fresh;
}

/** Starts the life of one page. `rested` resolves when the page may get elements of ours. All ends with the signal. */
export function startVisit(door: Doorway, deps: OverlayDeps, first: Promise<OverlaySettings | null>, rested: Promise<void>, signal: AbortSignal): Visit {
  const url = new URL(location.href);
  let reader: Reader | null = null;
  let show: Showing | null = null;
  let looks: Looks | null = null;
  let looksAsked = false;
  /** Message key of why the card cannot be drawn at all. */
  let undrawable: string | null = null;
  let settings: OverlaySettings | null = null;
  let mayMount = false;
  let view: CardView | null = null;
  let waiting = false;
  let trouble: string | null = null;
  let capture: CaptureState = { step: 'idle' };
  let card: Mount | null = null;
  let marks: Marks | null = null;
  let reading: PageReading | null = null;
  let lastKey = '';
  let lastAt = 0;
  let asked = 0;
  let judgedAt = 0;
  let unfolded = false;
  let crowded = false;
  let docked: Corner = 'bottom-right';
  let layer = 0;
  let shown: OverlaySettings | null = null;
  let places: Pointed[] = [];

  const fail = (key: string) => {
    if (signal.aborted || trouble === key) return;
    trouble = key;
    draw();
  };

  /** Chooses the corner once, before the card is first drawn. */
  const dock = (folded: boolean, wanted: Corner) => {
    const window_ = { width: innerWidth, height: innerHeight };
    const wide = folded ? PILL_SIZE : CARD_SIZE;
    const size = { width: Math.min(wide.width, window_.width - 32), height: Math.min(wide.height, window_.height - 32) };
    const { corner, covers } = freeCorner(wanted, size, window_, siteButtons());
    layer = modestLayer(dockedBox(corner, size, window_));
    if (covers > 0 && !folded) {
      // Where no corner is free, the pill is what fits.
      crowded = true;
      return dock(true, wanted);
    }
    docked = corner;
  };

  function draw(): void {
    if (signal.aborted || !mayMount || !settings) return;
    if (!view && !waiting && !trouble) {
      if (card) looks?.wipe(card.root);
      card?.remove();
      card = null;
      return;
    }
    if (!card) dock(settings.folded, settings.corner);
    card ??= mount('recourse-card', settings.css, signal);
    card.host.dataset['corner'] = docked;
    const pointing = show?.state() ?? null;
    // While a value is shown, clicks must reach nothing of the site.
    card.host.style.setProperty('--recourse-z', String(pointing ? TOP_LAYER : layer));
    shown = shownSettings(shown, { ...settings, corner: docked, folded: settings.folded || (crowded && !unfolded) });
    present(card.root, { view, now: deps.now(), settings: shown, trouble, capture, pointing, act });
  }

  /** Draws the card, or says in plain words what keeps it from being drawn. */
  function present(root: ShadowRoot, model: CardModel): void {
    const hindered = undrawable ?? (model.view ? null : model.trouble);
    if (hindered !== null) {
      looks?.wipe(root);
      return notice(root, model.settings, hindered);
    }
    if (!looks) return askLooks();
    if (root.querySelector('[data-trouble]')) root.replaceChildren();
    looks.card(root, model, door.zone, () => cannotDraw('overlay.cardFailed'));
  }

  /** The drawing part is loaded when there is something to draw. */
  function askLooks(): void {
    if (looksAsked) return;
    looksAsked = true;
    deps.looks().then(
      (part) => {
        looks = part;
        draw();
      },
      () => cannotDraw('error.no-answer'),
    );
  }

  function cannotDraw(key: string): void {
    undrawable = key;
    draw();
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
    const pen = await deps.looks().catch(() => null);
    if (mine !== asked || signal.aborted || !settings) return;
    if (pen === null) return fail('error.no-answer');
    const spoken = settings;
    marks ??= startMarks(mount('recourse-marks', settings.css, signal).root, signal);
    anchor();
    marks.setViews(outcome.value, {
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

  /** The case that this page is sealed under: its own, or the one that its conversation belongs to. */
  async function sealedUnder(): Promise<Outcome<string>> {
    if (reading?.content.kind === 'messages') {
      const outcome = await deps.call('conversationCase', reading);
      if (outcome.ok || !view) return outcome.ok ? { ok: true, value: outcome.value.caseId } : outcome;
    }
    return view ? { ok: true, value: view.caseId } : { ok: false, error: 'overlay.noCase' };
  }

  async function takeSelection(said: string): Promise<Outcome<Sealed>> {
    const marked = markedText(said);
    const target = await sealedUnder();
    if (!target.ok) return target;
    const outcome = await sealMarked(marked, target.value, deps.call);
    if (outcome.ok && !signal.aborted) void send();
    return outcome;
  }

  async function takeCapture(): Promise<Outcome<Sealed>> {
    if (capture.step === 'running') return { ok: false, error: 'overlay.captureRunning' };
    if (!reader) return { ok: false, error: 'overlay.noCase' };
    const { site, read } = reader;
    // What is sealed as read is what the card shows: places that the user showed are read too.
    const shownSite = { ...site, read: (doc: Document, at: URL, now: number) => read(doc, at, now, places) };
    const before = capture;
    capture = { step: 'running' };
    draw();
    const told = (soFar: string[]) => {
      capture = { step: 'running', soFar };
      draw();
    };
    // The case is this page's: another page that came meanwhile must not be sealed under it.
    const hasMoved = () => signal.aborted || pageAddress() !== url.href.replace(/#.*$/, '');
    const target = await sealedUnder();
    if (!target.ok) {
      capture = before;
      draw();
      return target;
    }
    const outcome = await deps.capturer().then(
      (take): Promise<Outcome<Sealed>> | Outcome<Sealed> => (hasMoved() ? { ok: false, error: 'aborted.page-moved' } : take(shownSite, target.value, deps, told)),
      (): Outcome<Sealed> => ({ ok: false, error: 'error.no-answer' }),
    );
    capture = outcome.ok ? { step: 'sealed', sealed: outcome.value } : { step: 'failed', error: outcome.error };
    if (signal.aborted) return outcome;
    draw();
    void send();
    return outcome;
  }

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
    capture: () => void takeCapture(),
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
      if (place.folded === false) unfolded = true;
      if (settings) settings = { ...settings, ...place };
      docked = place.corner ?? docked;
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
  signal.addEventListener(
    'abort',
    () => {
      clearPrices();
      if (card) looks?.wipe(card.root);
    },
    { once: true },
  );

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
    capture: takeCapture,
    selection: takeSelection,
  };
}
