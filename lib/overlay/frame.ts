import type { OverlaySettings } from '../messaging/protocol';
import { type Corner, dockedBox, freeCorner, modestLayer, siteButtons } from './corner';
import type { CardModel, Looks, OverlayDeps } from './deps';
import { notice } from './health';
import { mount, type Mount } from './mount';

/** The card's place in the page: mounted when there is something to show, drawn by the drawing part, which is loaded then. */
export interface Frame {
  show(model: Omit<CardModel, 'settings'>, settings: OverlaySettings): void;
  hide(): void;
  /** The user moved, folded or unfolded it. */
  moved(place: { corner?: Corner; folded?: boolean }): void;
}

/** Room that a card takes before it has been drawn, CSS px. */
const CARD_SIZE = { width: 348, height: 560 };
const PILL_SIZE = { width: 170, height: 40 };
/** Above all that the site shows. */
const TOP_LAYER = 2147483647;

/** The same object as before where nothing changed: what is made from settings (a translator) is made once. */
function shownSettings(before: OverlaySettings | null, fresh: OverlaySettings): OverlaySettings {
  const same = before && before.texts === fresh.texts && before.locale === fresh.locale && before.corner === fresh.corner && before.folded === fresh.folded;
  return same ? before : fresh;
}

/** Starts with nothing shown. `zone`: the site's; `redraw` asks for the card to be shown again. All ends with the signal. */
export function startFrame(zone: string, loadLooks: OverlayDeps['looks'], redraw: () => void, signal: AbortSignal): Frame {
  let looks: Looks | null = null;
  let looksAsked = false;
  /** Message key of why the card cannot be drawn at all. */
  let undrawable: string | null = null;
  let card: Mount | null = null;
  let unfolded = false;
  let crowded = false;
  let docked: Corner = 'bottom-right';
  let layer = 0;
  let shown: OverlaySettings | null = null;

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

  const cannotDraw = (key: string) => {
    undrawable = key;
    redraw();
  };

  const askLooks = () => {
    if (looksAsked) return;
    looksAsked = true;
    loadLooks().then(
      (part) => {
        looks = part;
        redraw();
      },
      () => cannotDraw('error.no-answer'),
    );
  };

  /** Draws the card, or says in plain words what keeps it from being drawn. */
  const present = (root: ShadowRoot, model: CardModel) => {
    const hindered = undrawable ?? (model.view ? null : model.trouble);
    if (hindered !== null) {
      looks?.wipe(root);
      return notice(root, model.settings, hindered);
    }
    if (!looks) return askLooks();
    if (root.querySelector('[data-trouble]')) root.replaceChildren();
    looks.card(root, model, zone, () => cannotDraw('overlay.cardFailed'));
  };

  const wipe = () => {
    if (card) looks?.wipe(card.root);
  };
  signal.addEventListener('abort', wipe, { once: true });

  return {
    show(model, settings) {
      if (!card) dock(settings.folded, settings.corner);
      card ??= mount('recourse-card', settings.css, signal);
      card.host.dataset['corner'] = docked;
      // While a value is shown, clicks must reach nothing of the site.
      card.host.style.setProperty('--recourse-z', String(model.pointing ? TOP_LAYER : layer));
      shown = shownSettings(shown, { ...settings, corner: docked, folded: settings.folded || (crowded && !unfolded) });
      present(card.root, { ...model, settings: shown });
    },
    hide() {
      wipe();
      card?.remove();
      card = null;
    },
    moved({ corner, folded }) {
      if (folded === false) unfolded = true;
      docked = corner ?? docked;
    },
  };
}
