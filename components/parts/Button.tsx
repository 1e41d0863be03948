import type { ComponentChildren } from 'preact';
import { trusted } from './trusted';

interface ButtonProps {
  children: ComponentChildren;
  onPress: () => void;
  /** `main` is the one action that the place is for; `quiet` reads as a link. */
  kind?: 'main' | 'plain' | 'quiet';
  /** Name in the stable markup: `data-action`. */
  action?: string;
  /** Full name where the visible words are too short to stand alone. Must contain the visible words. */
  label?: string;
  disabled?: boolean;
  pressed?: boolean;
  expanded?: boolean;
  autoFocus?: boolean;
}

/** A button that obeys the user only: clicks made by the page's scripts are ignored. */
export function Button({ children, onPress, kind = 'plain', action, label, disabled, pressed, expanded, autoFocus }: ButtonProps) {
  return (
    <button
      type="button"
      class={`button ${kind}`}
      data-action={action}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      disabled={disabled}
      autofocus={autoFocus}
      onClick={trusted(() => onPress())}
    >
      {children}
    </button>
  );
}
