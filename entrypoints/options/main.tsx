import { render } from 'preact';
import '../../components/tokens.css';
import '../../components/parts/parts.css';
import '../../components/parts/page.css';
import '../../components/options/options.css';
import { Options, type OptionsActions, type OptionsModel } from '../../components/options/Options';
import { pageLanguage } from '../../lib/i18n/page';
import { call } from '../../lib/messaging/call';
import { readSettings } from '../../lib/settings/settings';


async function load(told: Pick<OptionsModel, 'done' | 'error'>): Promise<void> {
  const settings = await readSettings();
  const model: OptionsModel = { ...pageLanguage(settings), settings, ...told };
  render(<Options model={model} act={act} />, document.body);
}

const act: OptionsActions = {
  async change(change) {
    const outcome = await call('changeSettings', change);
    await load(outcome.ok ? { done: 'options.saved', error: null } : { done: null, error: outcome.error });
  },
  async reset() {
    const outcome = await call('resetSettings', undefined);
    await load(outcome.ok ? { done: 'options.saved', error: null } : { done: null, error: outcome.error });
  },
};

await load({ done: null, error: null });
