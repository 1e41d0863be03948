import { useEffect, useRef, useState } from 'preact/hooks';
import { formatSpan } from '../../lib/i18n/spans';
import type { Locale, Translate } from '../../lib/i18n/translate';

const HOUR_MS = 3_600_000;
/** Hours left at which assistive technology is told; between them the timer is silent. */
const TOLD_AT_HOURS = [0, 3, 24, 72];

interface CountdownProps {
  /** Exclusive end, epoch ms. */
  until: number;
  /** Read from the clock by the caller, each minute: nothing here counts. */
  now: number;
  t: Translate;
  locale: Locale;
}

/** Time left, or how long ago it passed. */
export function Countdown({ until, now, t, locale }: CountdownProps) {
  const left = until - now;
  const span = formatSpan(Math.abs(left), locale);
  const text = left > 0 ? t('card.left', { span }) : t('card.passed', { span });
  return (
    <>
      <span class="countdown" role="timer" aria-live="off">
        {text}
      </span>
      <Announcer step={step(left)} text={text} />
    </>
  );
}

/** Least told hour that has been reached; Infinity before the first. */
function step(left: number): number {
  return TOLD_AT_HOURS.find((hours) => left <= hours * HOUR_MS) ?? Infinity;
}

/** Speaks when the step falls while the card is open, never at first sight. */
function Announcer({ step: now, text }: { step: number; text: string }) {
  const before = useRef(now);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (now < before.current) setSaid(text);
    before.current = now;
  }, [now]);
  return (
    <span class="hidden-text" aria-live="polite">
      {said}
    </span>
  );
}
