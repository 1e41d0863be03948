import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';
import type { Tone } from './tone';

/** The first line of a case: state's icon, the verdict in words, its reason, and what stands at its end (fold, count). */
export function VerdictBar({ tone, words, reason, children }: { tone: Tone; words: string; reason?: string; children?: ComponentChildren }) {
  return (
    <div class={`verdict-bar tone-${tone}`}>
      <Icon tone={tone} />
      <span class="words">{words}</span>
      {children}
      {reason && <small>{reason}</small>}
    </div>
  );
}
