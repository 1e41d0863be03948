import type { OverlaySettings } from '../messaging/protocol';

/** Writes a plain notice into a root of ours: what is shown when the card cannot be. Made without the drawing part, which may be what is missing. */
export function notice(root: ShadowRoot, settings: OverlaySettings, key: string): void {
  const section = document.createElement('section');
  section.className = 'recourse-trouble';
  section.setAttribute('role', 'status');
  section.lang = settings.locale;
  section.dataset['trouble'] = key;
  section.textContent = settings.texts[key] ?? key;
  root.replaceChildren(section);
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
