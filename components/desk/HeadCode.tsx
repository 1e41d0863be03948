import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { Button } from '../parts/Button';
import type { DeskActions } from './desk-view';

interface HeadCodeProps extends Pick<DeskActions, 'copyHead' | 'pictureHead'> {
  head: string;
  fingerprint: string | null;
  /** Entries up to this head. */
  count: number;
  t: Translate;
}

/** How giving it away went; of the head it was said for, so that a later head starts anew. */
interface Told {
  head: string;
  key: string;
}

/** A letter to nobody yet: the user chooses to whom. The code, the entries it stands for, and the key's fingerprint. */
function letter({ head, fingerprint, count, t }: Omit<HeadCodeProps, 'copyHead' | 'pictureHead'>): string {
  const body = [t('desk.log.mail.body', { n: count }), `${t('desk.head')}: ${head}`, ...(fingerprint === null ? [] : [`${t('desk.key')}: ${fingerprint}`])].join('\r\n\r\n');
  return `mailto:?subject=${encodeURIComponent(t('desk.log.mail.subject'))}&body=${encodeURIComponent(body)}`;
}

/** The code that stands for the whole log up to now, and three ways to give it away. Whether one worked is said: a clipboard or a download may be refused. */
export function HeadCode(props: HeadCodeProps) {
  const { head, fingerprint, t, copyHead, pictureHead } = props;
  const [told, setTold] = useState<Told | null>(null);
  const tell = (work: Promise<void>, done: string, failed: string) =>
    work.then(
      () => setTold({ head, key: done }),
      () => setTold({ head, key: failed }),
    );
  return (
    <>
      <dl class="codes">
        <dt>{t('desk.head')}</dt>
        <dd class="hash" data-role="head">
          {head}
        </dd>
        {fingerprint !== null && (
          <>
            <dt>{t('desk.key')}</dt>
            <dd class="hash" data-role="key">
              {fingerprint}
            </dd>
          </>
        )}
      </dl>
      <p class="note">{t('desk.log.head-note')}</p>
      <div class="line">
        <Button action="copy-head" onPress={() => tell(copyHead(), 'desk.log.copied', 'desk.log.not-copied')}>
          {t('desk.log.copy-head')}
        </Button>
        <a class="button" data-action="mail-head" href={letter(props)}>
          {t('desk.log.mail-head')}
        </a>
        <Button action="picture-head" onPress={() => tell(pictureHead(), 'desk.log.pictured', 'desk.log.not-pictured')}>
          {t('desk.log.picture-head')}
        </Button>
        <span role="status" class="note">
          {told?.head === head && t(told.key)}
        </span>
      </div>
    </>
  );
}
