import { render } from 'preact';
import '../../components/tokens.css';
import '../../components/parts/parts.css';
import '../../components/parts/page.css';
import '../../components/options/options.css';
import { Options, type OptionsActions, type OptionsModel } from '../../components/options/Options';
import type { PackValues } from '../../lib/cases/view';
import { pageLanguage } from '../../lib/i18n/page';
import { call } from '../../lib/messaging/call';
import type { Outcome } from '../../lib/messaging/protocol';
import type { Pointed } from '../../lib/sites/pointed/place';
import { readSettings } from '../../lib/settings/settings';

let packs: PackValues[] = [];
let places: Pointed[] = [];

async function load(told: Pick<OptionsModel, 'done' | 'error'>): Promise<void> {
  const settings = await readSettings();
  const language = pageLanguage(settings);
  document.title = language.t('options.title');
  const model: OptionsModel = { ...language, settings, now: Date.now(), packs, places, ...told };
  render(<Options model={model} act={act} />, document.body);
}

/** What a change came to, as the page tells it. */
function toldOf(outcome: Outcome<unknown>): Pick<OptionsModel, 'done' | 'error'> {
  return outcome.ok ? { done: 'options.saved', error: null } : { done: null, error: outcome.error };
}

const act: OptionsActions = {
  change: async (change) => load(toldOf(await call('changeSettings', change))),
  reset: async () => load(toldOf(await call('resetSettings', undefined))),
  async setValue(change) {
    const outcome = await call('setPackValue', change);
    // What is wrong with a value is said at its field.
    if (!outcome.ok) return outcome.error;
    packs = outcome.value;
    await load({ done: 'options.saved', error: null });
    return null;
  },
  async forget(id) {
    const outcome = await call('forgetPlace', { id });
    if (outcome.ok) places = outcome.value;
    await load(toldOf(outcome));
  },
};

await load({ done: null, error: null });
const [known, shown] = await Promise.all([call('packValues', undefined), call('pointedPlaces', undefined)]);
if (known.ok) packs = known.value;
if (shown.ok) places = shown.value;
await load({ done: null, error: known.ok ? (shown.ok ? null : shown.error) : known.error });
// The desk links to one programme, whose section was not there yet when the page opened.
document.getElementById(location.hash.slice(1))?.scrollIntoView();
