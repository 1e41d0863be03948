import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';
import type { Tone } from './tone';

/** A sentence that must not be missed. `live` has it read out when it appears: 'alert' for failures, 'status' for results. */
export function Notice({ tone, live, children }: { tone: Tone; live?: 'alert' | 'status'; children: ComponentChildren }) {
  return (
    <div class={`notice tone-${tone}`} role={live}>
      <Icon tone={tone} />
      <div>{children}</div>
    </div>
  );
}
