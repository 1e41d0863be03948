import type { FloorView } from '../../lib/cases/view';
import type { Translate } from '../../lib/i18n/translate';
import { FLOOR_CURRENCY } from './PriceBadge';
import { textWidth } from './timeline-layout';
import { FLOOR_TONE } from './tone';

const ROW = 34;
const SIZE = 11;
const NAME = 88;

interface PlotRow {
  floor: string;
  name: string;
  floorMinor: number;
  isOwn: boolean;
  /** The published floor beside one of the user's own; null where none is. */
  publishedMinor: number | null;
  prices: FloorView[];
}

/**
 * Prices against their floors, one line a service, the floor in the middle of each; one of the user's own is dashed, with the published one as a small stroke. Services whose floor is not published are left to the list:
 * a line without a floor would show a comparison that does not exist. Draws nothing when there is none.
 */
export function FloorPlot({ floors, t, width = 316 }: { floors: FloorView[]; t: Translate; width?: number }) {
  const lines = groups(floors, t);
  if (lines.length === 0) return null;
  const x0 = NAME + 8;
  const x1 = width - 10;
  /** 0 at the left, the floor in the middle, twice the floor and more at the right end. */
  const x = (minor: number, floor: number) => x0 + Math.min(1, minor / (2 * floor)) * (x1 - x0);
  return (
    <svg class="floor-plot" viewBox={`0 0 ${width} ${lines.length * ROW + 6}`} role="img" aria-label={t('card.floor.plot')}>
      {lines.map((line, index) => {
        const y = index * ROW + 14;
        return (
          <g key={line.floor}>
            <text x="0" y={y + 4}>
              {cut(line.name)}
            </text>
            <path d={`M${x0} ${y}H${x1}`} stroke="var(--line)" stroke-width="2" stroke-linecap="round" />
            {line.publishedMinor !== null && <path d={`M${x(line.publishedMinor, line.floorMinor)} ${y - 6}v12`} stroke="var(--ink-3)" stroke-width="2" />}
            <path d={`M${x(1, 1)} ${y - 10}v20`} stroke="var(--ink)" stroke-width="2" stroke-dasharray={line.isOwn ? '3 2.6' : undefined} />
            <text class="faint" x={x(1, 1)} y={y + 22} text-anchor="middle">
              {t(line.isOwn ? 'card.floor.yours' : 'card.floor.amount', { amount: { kind: 'money', currency: FLOOR_CURRENCY, minor: line.floorMinor } })}
            </text>
            {line.prices.map((view) => (
              <PriceDot key={view.price.index} view={view} y={y} x={(minor) => x(minor, line.floorMinor)} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}

/** Filled where the price decides, hollow where it is shown only. A range is a bar from its least to its greatest. */
function PriceDot({ view, y, x }: { view: FloorView; y: number; x: (minor: number) => number }) {
  const low = view.price.low ?? view.price.high;
  if (low === null) return null;
  const tone = `var(--${FLOOR_TONE[view.result]})`;
  const decides = view.result === 'above' || view.result === 'at' || view.result === 'below';
  const high = view.price.high ?? low;
  return (
    <>
      {high.minor > low.minor && <path d={`M${x(low.minor)} ${y}H${x(high.minor)}`} stroke={tone} stroke-width="3" />}
      <circle cx={x(low.minor)} cy={y} r="5.5" fill={decides ? tone : 'var(--paper)'} stroke={decides ? 'var(--paper)' : tone} stroke-width={decides ? 1 : 2} />
    </>
  );
}

function groups(floors: FloorView[], t: Translate): PlotRow[] {
  const found = new Map<string, PlotRow>();
  for (const view of floors) {
    if (view.floor === null || view.floorMinor === null || view.floorMinor <= 0) continue;
    const currency = (view.price.low ?? view.price.high)?.currency;
    if (currency !== FLOOR_CURRENCY) continue;
    const line = found.get(view.floor) ?? { floor: view.floor, name: t(`floor.${view.floor}.name`), floorMinor: view.floorMinor, isOwn: view.yours !== undefined, publishedMinor: view.publishedMinor ?? null, prices: [] };
    line.prices.push(view);
    found.set(view.floor, line);
  }
  return [...found.values()];
}

function cut(name: string): string {
  let text = name;
  while (textWidth(text, SIZE) > NAME && text.length > 1) text = `${text.slice(0, -2).trimEnd()}…`;
  return text;
}
