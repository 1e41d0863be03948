import type { ComponentChild } from 'preact';
import { makeTranslate } from '../../lib/i18n/make-translate';
import type { Translate } from '../../lib/i18n/translate';
import type { RowMarkView } from '../../lib/cases/view';
import type { OverlaySettings } from '../../lib/messaging/protocol';
import type { CardModel } from '../../lib/overlay/deps';
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

/** The card as the overlay draws it. */
export function renderCard({ view, now, settings, trouble, capture, act }: CardModel, zone: string): ComponentChild {
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
      onFold={(folded) => act.move({ folded })}
      onMove={(corner) => act.move({ corner })}
      onSay={act.say}
      onPin={act.pin}
      onFiled={act.filed}
      onCapture={act.capture}
      onExport={act.exportPackage}
      onDesk={act.openDesk}
    />
  );
}

/** A mark over a row of an order list, as the overlay draws it. */
export function renderMark(view: RowMarkView, settings: OverlaySettings): ComponentChild {
  const t = translatorFor(settings);
  return t === null ? null : <RowMark view={view} t={t} locale={settings.locale} now={Date.now()} />;
}
