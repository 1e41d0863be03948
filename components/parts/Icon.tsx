import type { Tone } from './tone';

/** One shape a state, so that colour never speaks alone: circle with tick, square with cross, dashed circle, diamond. */
export function Icon({ tone, size = 20 }: { tone: Tone; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      {SHAPES[tone]}
    </svg>
  );
}

const diamond = (
  <>
    <path d="m10 2.2 7.8 7.8-7.8 7.8L2.2 10z" />
    <path d="M10 6.6v4.2" />
    <circle cx="10" cy="13.4" r=".6" />
  </>
);

const SHAPES: Record<Tone, preact.JSX.Element> = {
  ok: (
    <>
      <circle cx="10" cy="10" r="8" />
      <path d="m6.4 10.3 2.4 2.4 4.8-5" />
    </>
  ),
  no: (
    <>
      <rect x="2.6" y="2.6" width="14.8" height="14.8" rx="3" />
      <path d="m7 7 6 6m0-6-6 6" />
    </>
  ),
  soon: diamond,
  edge: diamond,
  unsure: (
    <>
      <circle cx="10" cy="10" r="8" stroke-dasharray="3 2.6" stroke-linecap="butt" />
      <path d="M7.9 7.9a2.2 2.2 0 1 1 3.2 2c-.8.4-1.1.8-1.1 1.6" />
      <circle cx="10" cy="14" r=".5" />
    </>
  ),
};
