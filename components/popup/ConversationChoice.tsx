import { useId } from 'preact/hooks';
import type { ConversationView } from '../../lib/cases/view';
import type { Translate } from '../../lib/i18n/translate';
import { trusted } from '../parts/trusted';

interface ConversationChoiceProps {
  conversation: ConversationView;
  t: Translate;
  busy: boolean;
  /** Null: none of the orders. */
  onPlace: (order: string | null) => void;
}

/** To which order the conversation in the tab belongs: told where the page tells it, else the user's to choose. */
export function ConversationChoice({ conversation, t, busy, onPlace }: ConversationChoiceProps) {
  const { how, target, orders } = conversation;
  const id = useId();
  if (how === 'on-page') {
    return (
      <p class="note" data-conversation={how}>
        {t('exhibits.conversation.on-page', { subject: target.split(':').at(-1) ?? '' })}
      </p>
    );
  }
  const value = how === 'open' ? 'open' : how === 'apart' ? 'none' : target;
  return (
    <div class="field" data-conversation={how}>
      <label class="label" for={id}>
        {t('exhibits.conversation')}
      </label>
      <select
        id={id}
        name="order"
        value={value}
        disabled={busy}
        aria-describedby={`${id}-note`}
        onChange={trusted((event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value;
          if (chosen !== 'open') onPlace(chosen === 'none' ? null : chosen);
        })}
      >
        {how === 'open' && <option value="open">{t('exhibits.conversation.choose')}</option>}
        {orders.map(({ caseId, subject, title }) => (
          <option key={caseId} value={caseId}>
            {title === null ? `#${subject}` : t('exhibits.conversation.order', { subject, title })}
          </option>
        ))}
        <option value="none">{t('exhibits.conversation.none')}</option>
      </select>
      <p class="note" id={`${id}-note`}>
        {t(`exhibits.conversation.${how}`)}
      </p>
    </div>
  );
}
