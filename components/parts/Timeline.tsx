import type { WindowView } from '../../lib/cases/view';
import { formatDay, formatEnd, formatStart } from '../../lib/i18n/dates';
import type { Locale, Translate } from '../../lib/i18n/translate';
import { type Flag, placeFlags, placePoints, type Point } from './timeline-layout';
import type { Tone } from './tone';

interface TimelineProps {
  window: WindowView;
  now: number;
  t: Translate;
  locale: Locale;
  tone: Tone;
  /** Drawing width in px; it scales to its place. */
  width?: number;
  /** Labels with dates, for the desk; the card names the points only. Readings after the safe one have a tick and no date: they are one press away, in words. */
  detail?: boolean;
}

const SIZE = 11;
const ROW = 15;

/** The case's dates on one line: purchase, deliveries, every reading's tick, the safe tick, automatic confirmation, files' end, and now. */
export function Timeline({ window, now, t, locale, tone, width = 316, detail = false }: TimelineProps) {
  const { points } = placePoints(window, now, width);
  const deliveries = points.filter((point) => point.kind === 'delivery');
  const label = (point: Point) => name(point, deliveries.length, t) + (detail ? ` ${dated(point, window, locale, now)}` : '');
  const named = points.filter((point) => detail ? point.kind !== 'reading' : isNamed(point, deliveries));
  const flags = placeFlags(named.map((point) => ({ x: point.x, text: label(point), strong: point.kind === 'safe' })), width, SIZE);
  const above = flags.filter((flag) => flag.side === 'above');
  const below = flags.filter((flag) => flag.side === 'below');
  const axis = Math.max(14, rows(above) * ROW + 16);
  const height = axis + 14 + rows(below) * ROW;
  const first = deliveries[0]?.x;
  const safe = points.find((point) => point.kind === 'safe')?.x;
  const readings = points.filter((point) => point.kind === 'reading');
  const last = readings.at(-1)?.x;

  return (
    <svg class={`timeline tone-${tone}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={spoken(points, t, window, locale, now, deliveries.length)}>
      <path d={`M4 ${axis}H${width - 4}`} stroke="var(--line)" stroke-width="4" stroke-linecap="round" />
      {first !== undefined && (safe ?? last) !== undefined && <path d={`M${first} ${axis}H${safe ?? last}`} stroke="currentColor" stroke-width="4" stroke-dasharray={safe === undefined ? '2 5' : undefined} />}
      {safe !== undefined && last !== undefined && last > safe && <path d={`M${safe} ${axis}H${last}`} stroke="currentColor" stroke-width="4" stroke-dasharray="2 5" />}
      {flags.map((flag) => <FlagMark key={`${flag.side}${flag.row}${flag.x}`} flag={flag} axis={axis} />)}
      {points.map((point) => <PointMark key={`${point.kind}${point.number ?? ''}${point.reading ?? ''}`} point={point} axis={axis} />)}
    </svg>
  );
}

function rows(flags: Flag[]): number {
  return flags.reduce((most, flag) => Math.max(most, flag.row + 1), 0);
}

/** With many deliveries only the first and the last are named; the rest have their dots. */
function isNamed(point: Point, deliveries: Point[]): boolean {
  if (point.kind === 'reading' || point.kind === 'due') return false;
  if (point.kind !== 'delivery') return true;
  return point === deliveries[0] || point === deliveries.at(-1);
}

function name(point: Point, deliveries: number, t: Translate): string {
  if (point.kind === 'delivery') return deliveries > 1 ? t('card.timeline.delivery-n', { n: point.number ?? 1 }) : t('card.timeline.delivery');
  return t(`card.timeline.${point.kind}`);
}

function dated(point: Point, window: WindowView, locale: Locale, now: number): string {
  if (point.kind === 'safe' || point.kind === 'confirm' || point.kind === 'expire') return formatEnd(point.ms, window.zone, locale, now);
  const precision = window.deliveries.find((delivery) => point.kind === 'delivery' && delivery.number === point.number)?.precision;
  return (precision === 'day' ? formatDay : formatStart)(point.ms, window.zone, locale, now);
}

/** What the picture says, for those who do not see it. Readings are listed in words beside it. */
function spoken(points: Point[], t: Translate, window: WindowView, locale: Locale, now: number, deliveries: number): string {
  const said = points.filter((point) => point.kind !== 'reading' && point.kind !== 'now');
  return `${t('card.timeline.name')}: ${said.map((point) => `${name(point, deliveries, t)} ${dated(point, window, locale, now)}`).join('; ')}`;
}

function FlagMark({ flag, axis }: { flag: Flag; axis: number }) {
  const below = flag.side === 'below';
  const y = below ? axis + 22 + flag.row * ROW : axis - 17 - flag.row * ROW;
  return (
    <>
      <path d={`M${flag.x} ${axis}V${below ? y : y - 8}`} stroke="var(--line)" />
      <text class={flag.strong ? 'strong' : undefined} x={flag.x + (below ? 3 : -3)} y={y} text-anchor={below ? 'start' : 'end'}>
        {flag.text}
      </text>
    </>
  );
}

function PointMark({ point, axis }: { point: Point; axis: number }) {
  const { x } = point;
  switch (point.kind) {
    case 'purchase':
      return <circle cx={x} cy={axis} r="4.5" fill="var(--paper)" stroke="var(--ink-3)" stroke-width="2" />;
    case 'due':
      return <path d={`M${x} ${axis - 5}v10`} stroke="var(--ink-3)" stroke-width="1.6" stroke-dasharray="2 2" />;
    case 'delivery':
      return <circle cx={x} cy={axis} r="5.5" fill="currentColor" stroke="var(--paper)" />;
    case 'safe':
      return <path d={`M${x} ${axis - 10}v20`} stroke="currentColor" stroke-width="3" stroke-linecap="round" />;
    case 'reading':
      return <path d={`M${x} ${axis - 6}v12`} stroke="currentColor" stroke-width="1.6" />;
    case 'confirm':
      return <path d={`M${x} ${axis - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z`} fill="var(--paper)" stroke="var(--ink-3)" stroke-width="1.8" />;
    case 'expire':
      return <path d={`M${x - 4} ${axis - 4}l8 8m0 -8l-8 8`} stroke="var(--ink-3)" stroke-width="2" stroke-linecap="round" />;
    case 'now':
      return <path d={`M${x} ${axis - 4}l5 -8h-10z`} fill="var(--ink)" stroke="var(--paper)" />;
  }
}
