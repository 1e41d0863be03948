import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';

/** An exhibit's picture at its own size, over the desk. Escape, the button and a press beside it close it; the focus goes back to where it was. */
export function Picture({ address, seq, title, t, onClose }: { address: string; seq: number; title: string; t: Translate; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      class="picture"
      aria-label={t('desk.exhibit.picture', { seq })}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <header>
        <b>
          {t('desk.exhibit.name', { seq })} · {title}
        </b>
        <Button onPress={close}>{t('desk.picture.close')}</Button>
      </header>
      <div class="sheet" tabIndex={0} role="region" aria-label={t('desk.exhibit.picture', { seq })}>
        <img src={address} alt={t('desk.exhibit.picture', { seq })} />
      </div>
    </dialog>
  );
}
