import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatDay, formatStart } from '../../lib/i18n/dates';
import { formatMoney } from '../../lib/i18n/money';
import type { Locale, Translate } from '../../lib/i18n/translate';
import type { Pointing as State, PointingActions, ShownSpot } from '../../lib/overlay/deps';
import { Button } from '../parts/Button';
import { trusted } from '../parts/trusted';

interface PointingProps {
  pointing: State;
  act: PointingActions;
  t: Translate;
  locale: Locale;
  zone: string;
  now: number;
}

/** The card folded to a bar while the user shows a value on the page, and the layer that catches every click meanwhile. */
export function Pointing(props: PointingProps) {
  const { pointing, act, t } = props;
  const bar = useRef<HTMLDivElement>(null);
  const what = t(`card.point.name.${pointing.fact}`);
  const { step } = pointing;
  useLayoutEffect(() => {
    const place = step === 'choose' ? bar.current : bar.current?.querySelector<HTMLElement>('button');
    place?.focus({ preventScroll: true });
  }, [step]);

  const keys = trusted((event: KeyboardEvent) => {
    const done = pressed(event, step, act);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  });
  return (
    <>
      <div class="point-layer" {...CAUGHT} onPointerMove={trusted((event: PointerEvent) => act.over(event.clientX, event.clientY))} onClick={taker(step, act)} />
      {pointing.spot && <Outline spot={pointing.spot} value={shown(pointing.spot.value, props)} />}
      <div class="point-bar" ref={bar} role={step === 'choose' ? 'application' : 'group'} aria-label={t('card.point.choose', { what })} tabIndex={-1} onKeyDown={keys}>
        {pointing.step === 'choose' ? <Choose {...props} pointing={pointing} what={what} /> : <Confirm {...props} pointing={pointing} what={what} />}
      </div>
    </>
  );
}

/** The site hears of no press on the layer. */
function swallow(event: Event) {
  event.stopPropagation();
  event.preventDefault();
}
const CAUGHT = { onPointerDown: swallow, onPointerUp: swallow, onMouseDown: swallow, onMouseUp: swallow, onDblClick: swallow, onContextMenu: swallow, onTouchStart: swallow };

function taker(step: State['step'], act: PointingActions) {
  return (event: MouseEvent) => {
    swallow(event);
    if (!event.isTrusted || step !== 'choose') return;
    act.over(event.clientX, event.clientY);
    act.take();
  };
}

/** Does what a key asks for; false for a key that is left to the browser. */
function pressed({ key, shiftKey, target }: KeyboardEvent, step: State['step'], act: PointingActions): boolean {
  if (key === 'Escape') act.stop();
  else if (step !== 'choose') return false;
  else if (key === 'ArrowDown' || key === 'ArrowRight' || (key === 'Tab' && !shiftKey)) act.walk(1);
  else if (key === 'ArrowUp' || key === 'ArrowLeft' || key === 'Tab') act.walk(-1);
  else if (key === 'Enter' && !(target as Element).matches('button')) act.take();
  else return false;
  return true;
}

/** A value as people read it. */
function shown(value: ShownSpot['value'], { locale, zone, now }: PointingProps): string {
  if (typeof value === 'number') return String(value);
  if ('minor' in value) return formatMoney(value.minor, value.currency, locale);
  return (value.precision === 'day' ? formatDay : formatStart)(value.earliestMs, zone, locale, now);
}

function Outline({ spot, value }: { spot: ShownSpot; value: string }) {
  const last = spot.boxes.at(-1);
  return (
    <div class="point-marks" aria-hidden="true">
      {spot.boxes.map(({ left, top, width, height }, index) => (
        <i key={index} style={{ left: `${left - 3}px`, top: `${top - 2}px`, width: `${width + 6}px`, height: `${height + 4}px` }} />
      ))}
      {last && <b style={{ left: `${last.left - 3}px`, top: `${last.top + last.height + 5}px` }}>{value}</b>}
    </div>
  );
}

function Choose({ pointing, what, act, ...props }: Omit<PointingProps, 'pointing'> & { pointing: Extract<State, { step: 'choose' }>; what: string }) {
  const { t } = props;
  const { spot, nth, of } = pointing;
  const read = spot && shown(spot.value, { ...props, act, pointing });
  return (
    <>
      <p class="strong">{of === 0 ? t('card.point.none', { what }) : t('card.point.choose', { what })}</p>
      <p aria-live="polite" data-role="point-value">
        {spot && read && t('card.point.would', { n: nth, of, line: spot.line, value: read })}
      </p>
      <p class="hint">{t('card.point.keys')}</p>
      <div class="line">
        <Button disabled={of === 0} onPress={() => act.walk(-1)}>{t('card.point.previous')}</Button>
        <Button disabled={of === 0} onPress={() => act.walk(1)}>{t('card.point.next')}</Button>
        <Button disabled={!spot} action="point-take" onPress={act.take}>{t('card.point.take')}</Button>
        <Button kind="quiet" action="point-stop" onPress={act.stop}>{t('card.point.stop')}</Button>
      </div>
    </>
  );
}

function Confirm({ pointing, what, act, ...props }: Omit<PointingProps, 'pointing'> & { pointing: Extract<State, { step: 'confirm' }>; what: string }) {
  const { t } = props;
  const { words, values, spot, fact } = pointing;
  const say = (value: ShownSpot['value']) => shown(value, { ...props, act, pointing });
  return (
    <>
      <p class="strong" data-role="point-value">{t('card.point.is', { what, value: say(spot.value) })}</p>
      <p aria-live="polite">{words === null ? t('card.point.alone') : t('card.point.beside', { words })}</p>
      {values.length > 1 && <p>{t('card.point.all', { values: values.map(say).join(', ') })}</p>}
      {fact === 'deliveries' && <p class="hint">{t('card.point.list')}</p>}
      <div class="line">
        {words !== null && (
          <Button kind="main" action="point-next" onPress={() => act.use('next')}>{t('card.point.yes')}</Button>
        )}
        {pointing.byHand && <Button action="point-here" onPress={() => act.use('here')}>{t('card.point.here')}</Button>}
        <Button kind="quiet" action="point-stop" onPress={act.stop}>{t('card.point.no')}</Button>
      </div>
    </>
  );
}
