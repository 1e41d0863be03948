import { type ComponentChild, render } from 'preact';
import { makeTranslate } from '../../lib/i18n/make-translate';
import type { Translate } from '../../lib/i18n/translate';
import type { RowMarkView } from '../../lib/cases/view';
import type { OverlaySettings } from '../../lib/messaging/protocol';
import type { CardModel, Looks } from '../../lib/overlay/deps';
import { Boundary } from './Boundary';
import { Card } from './Card';
import { RowMark } from './RowMark';

/** One translator a settings object: the card is drawn again each minute and on every answer. */
const translators = new WeakMap<OverlaySettings, Translate>();

function translatorFor(settings: OverlaySettings): Translate | null {
  if (Object.keys(settings.texts).length === 0) return null;
  let t = translators.get(settings);
  if (t === undefined) {
    t = makeTranslate(settings.texts, settings.locale);
    translators.set(settings, t);
  }
  return t;
}

function card({ view, now, settings, trouble, capture, pointing, act }: CardModel, zone: string): ComponentChild {
  return (
    <Card
      view={view}
      now={now}
      t={translatorFor(settings)}
      locale={settings.locale}
      zone={zone}
      folded={settings.folded}
      corner={settings.corner}
      busy={capture.step === 'running'}
      error={trouble}
      capture={capture}
      pointing={pointing && { state: pointing, act: act.pointing }}
      onFold={(folded) => act.move({ folded })}
      onMove={(corner) => act.move({ corner })}
      onSay={act.say}
      onPin={act.pin}
      onFiled={act.filed}
      onCapture={act.capture}
      onExport={act.exportPackage}
      onDesk={act.openDesk}
      onPoint={act.point}
      onForget={act.forget}
    />
  );
}

function mark(view: RowMarkView, settings: OverlaySettings): ComponentChild {
  const t = translatorFor(settings);
  return t === null ? null : <RowMark view={view} t={t} locale={settings.locale} now={Date.now()} />;
}

/** Calls a drawing function inside a boundary. One component for all drawings, so that a new drawing updates the old one and keeps what the user was typing. */
function Drawing({ draw }: { draw: () => ComponentChild }): ComponentChild {
  return draw();
}

function drawn(root: ShadowRoot | HTMLElement, draw: () => ComponentChild, failed: () => void): void {
  render(
    <Boundary onFailed={failed}>
      <Drawing draw={draw} />
    </Boundary>,
    root,
  );
}

/** Card and marks as the overlay draws them, each inside a boundary, so that an error of ours stays ours. */
export const looks: Looks = {
  card: (root, model, zone, failed) => drawn(root, () => card(model, zone), failed),
  mark: (root, view, settings, failed) => drawn(root, () => mark(view, settings), failed),
  wipe: (root) => render(null, root),
};
