import type { CardView, QuestionView } from '../cases/view';
import type { PlaceValue } from '../sites/pointed/values';
import type { Site } from '../sites/site';
import type { Asking, OverlayDeps, Showing } from './deps';
import { type Pointer, startPointing } from './point';

function questionOf(view: CardView | null, fact: string): QuestionView | null {
  const asked = [...(view?.questions ?? []), ...(view?.findings ?? []).flatMap(({ question }) => question ?? [])];
  return asked.find((question) => question.fact === fact) ?? null;
}

/** A value that was shown as an answer by hand. Deliveries are a list: it joins those that stand there already. */
function answerOf(fact: string, value: PlaceValue, text: string, question: QuestionView | null): string {
  if (typeof value === 'number') return String(value);
  if (fact !== 'deliveries' || 'minor' in value || !question?.value) return text;
  const others = question.value.split('\n').filter((one) => !(Date.parse(one) >= value.earliestMs && Date.parse(one) < value.latestMs));
  return [...others, text].join('\n');
}

/** Lets the user show values on one page; all ends with the signal. */
export function showing(site: Site, url: URL, deps: Pick<OverlayDeps, 'call' | 'now'>, asking: Asking, signal: AbortSignal): Showing {
  let pointer: Pointer | null = null;
  let life = new AbortController();

  const stop = () => {
    life.abort();
    pointer = null;
    asking.draw();
  };
  const use = async (scope: 'next' | 'here') => {
    const taken = pointer?.taken();
    const fact = pointer?.state().fact;
    const view = asking.view();
    if (!taken || !fact || !view) return;
    stop();
    if (scope === 'here' || taken.place === null) return asking.say(fact, answerOf(fact, taken.value, taken.text, questionOf(view, fact)));
    const outcome = await deps.call('rememberPlace', { caseId: view.caseId, place: taken.place, value: taken.text });
    if (signal.aborted) return;
    if (outcome.ok) asking.kept(outcome.value);
    else asking.failed(outcome.error);
  };

  return {
    state: () => pointer?.state() ?? null,
    start(fact) {
      life.abort();
      life = new AbortController();
      pointer = startPointing(site, url, fact, questionOf(asking.view(), fact) !== null, deps.now(), asking.draw, AbortSignal.any([signal, life.signal]));
      asking.draw();
    },
    again: () => pointer?.again(),
    act: {
      over: (x, y) => pointer?.over(x, y),
      walk: (step) => pointer?.walk(step),
      take: () => pointer?.take(),
      use: (scope) => void use(scope),
      stop,
    },
  };
}
