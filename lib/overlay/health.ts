import { Component, h, type ComponentChild, type ComponentChildren } from 'preact';
import type { OverlaySettings } from '../messaging/protocol';

interface BoundaryProps {
  settings: OverlaySettings;
  children?: ComponentChildren;
}

/** A plain notice, drawn by ourselves: what is shown when the card cannot be. */
export function notice(settings: OverlaySettings, key: string): ComponentChild {
  return h('section', { class: 'recourse-trouble', role: 'status', lang: settings.locale, 'data-trouble': key }, settings.texts[key] ?? key);
}

/** Keeps an error of the card inside the card, and says it there once. */
class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ComponentChild {
    return this.state.failed ? notice(this.props.settings, 'overlay.cardFailed') : this.props.children;
  }
}

/** Calls a drawing function inside a boundary. One component for all drawings, so that a new drawing updates the old one and keeps what the user was typing. */
function Drawing({ draw }: { draw: () => ComponentChild }): ComponentChild {
  return draw();
}

/** A drawing whose failure stays its own. */
export function safely(settings: OverlaySettings, draw: () => ComponentChild): ComponentChild {
  return h(Boundary, { settings }, h(Drawing, { draw }));
}

/** Does `work`; when it throws, says so through `tell` and answers null, so that the site and the rest of the overlay go on. */
export function guarded<T>(work: () => T, tell: () => void): T | null {
  try {
    return work();
  } catch {
    tell();
    return null;
  }
}
