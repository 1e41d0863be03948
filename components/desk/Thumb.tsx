import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { trusted } from '../parts/trusted';

/** How far outside the window a picture is read already, so that slow scrolling never meets an empty place. */
const AHEAD = '600px';

interface ThumbProps {
  /** SHA-256 of the stored picture. */
  hash: string;
  label: string;
  t: Translate;
  /** Reads it; answers its address, which is let go here, or null when it is gone or its bytes changed. */
  load: (hash: string) => Promise<string | null>;
  onOpen: (address: string) => void;
}

/** An exhibit's picture, read from the store when its place comes near the window: a case may have hundreds. */
export function Thumb({ hash, label, t, load, onOpen }: ThumbProps) {
  const place = useRef<HTMLDivElement>(null);
  /** Undefined until it was read. */
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    let left = false;
    let made: string | null = null;
    const watcher = new IntersectionObserver(
      async (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        watcher.disconnect();
        made = await load(hash);
        if (!left) setAddress(made);
        else if (made !== null) URL.revokeObjectURL(made);
      },
      { rootMargin: AHEAD },
    );
    if (place.current) watcher.observe(place.current);
    return () => {
      left = true;
      watcher.disconnect();
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [hash, load]);
  if (address === undefined) return <div ref={place} class="thumb" aria-busy="true" />;
  if (address === null) return <div class="thumb none">{t('desk.exhibit.no-picture')}</div>;
  return (
    <button type="button" class="thumb" aria-haspopup="dialog" aria-label={label} onClick={trusted(() => onOpen(address))}>
      <img src={address} alt="" />
    </button>
  );
}
