import type { CardView } from '../../lib/cases/view';
import type { Translate } from '../../lib/i18n/translate';
import { Notice } from '../parts/Notice';
import { Warnings } from '../parts/Warnings';
import type { CardProps } from './card-props';
import { Filing } from './Filing';
import { Findings } from './Findings';
import { Foot } from './Foot';
import { Headline } from './Headline';
import { Keep } from './Keep';
import { Listing } from './Listing';
import { Missing } from './Missing';
import { Subject } from './Subject';

/** Everything under the card's first line. What is most pressing stands first; the actions stay in sight while the rest scrolls. */
export function CaseBody(props: CardProps & { view: CardView; t: Translate }) {
  const { view, t, error } = props;
  const zone = view.kind === 'order' ? view.window.zone : props.zone;
  return (
    <>
      <div class="scroll">
        {error && (
          <div class="block">
            <Notice tone="no" live="alert">
              {t(error)}
            </Notice>
          </div>
        )}
        {view.kind === 'order' && <Headline {...props} view={view} />}
        {view.kind === 'listing' && <Listing view={view} t={t} />}
        <Warnings warnings={view.warnings} t={t} />
        <Missing {...props} view={view} zone={zone} />
        <Findings {...props} findings={view.findings} zone={zone} />
        {view.kind === 'order' && <Filing {...props} view={view} />}
        <Subject view={view} t={t} onDesk={props.onDesk} />
      </div>
      <Keep {...props} view={view} />
      <Foot log={view.log} zone={zone} t={t} locale={props.locale} now={props.now} />
    </>
  );
}
