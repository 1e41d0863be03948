import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/tokens.css';
import '../../components/parts/parts.css';
import '../../components/parts/page.css';
import '../../components/card/blocks.css';
import '../../components/desk/desk.css';
import '../../components/desk/cover.css';
import { Desk } from '../../components/desk/Desk';
import type { DeskActions, DeskModel } from '../../components/desk/desk-view';
import { exhibitsOf, logState, pictureAt } from '../../lib/cases/exhibits';
import type { CardView } from '../../lib/cases/view';
import { auditLog } from '../../lib/evidence/audit';
import { openDatabase } from '../../lib/evidence/database';
import { EvidenceError } from '../../lib/evidence/errors';
import { isoWithOffset } from '../../lib/i18n/dates';
import { pageLanguage } from '../../lib/i18n/page';
import { call } from '../../lib/messaging/call';
import type { Outcome } from '../../lib/messaging/protocol';
import { CaseExport, exportCase } from '../../lib/package/export-case';
import { handOver } from '../../lib/package/hand-over';
import { headPicture } from '../../lib/package/pictures/head-picture';
import { verifyPackage } from '../../lib/package/verify';
import { sourceOf } from '../../lib/package/source';
import { readSettings } from '../../lib/settings/settings';
import { NO_ADDING, addingActions, addingPanel } from './adding';
import { NO_BACKUP, backupActions, backupPanel } from './backup';
import { coverActions } from './covering';
import { afterCovering, packed, packingOf, wishesOf } from './packing';

const MINUTE = 60_000;
const db = openDatabase();
const { t, locale } = pageLanguage(await readSettings());
document.title = t('desk.title');
const asked = new URLSearchParams(location.hash.slice(1));
let model: DeskModel = {
  t,
  locale,
  now: Date.now(),
  cases: [],
  selected: asked.get('case'),
  view: null,
  exhibits: [],
  log: { head: null, count: 0, keyFingerprint: null, lastVerified: null, damaged: 0 },
  build: { step: 'idle' },
  packing: packingOf(await readSettings(), null),
  check: { step: 'idle' },
  backup: NO_BACKUP,
  adding: NO_ADDING,
  cover: { step: 'closed' },
  busy: false,
  error: null,
};
let building: AbortController | null = null;

function draw(change: Partial<DeskModel>): void {
  model = { ...model, ...change, now: Date.now() };
  render(<Desk model={model} act={act} />, document.body);
}

/** Message key of a failure; one that we did not foresee is told as ours, and goes on to the console. */
function keyOf(error: unknown, otherwise: string): string {
  if (error instanceof EvidenceError || error instanceof CaseExport) return error.key;
  if (error instanceof DOMException && error.name === 'AbortError') return 'error.cancelled';
  console.error(error);
  return otherwise;
}

async function load(): Promise<void> {
  const list = await call('summaries', undefined);
  if (!list.ok) return draw({ error: list.error });
  draw({ cases: list.value });
  const view = model.selected === null ? null : await call('caseView', { caseId: model.selected });
  if (view?.ok === false) return draw({ error: view.error });
  await show(view?.value ?? null);
}

/** Draws a case with its exhibits. */
async function show(view: CardView | null): Promise<void> {
  try {
    const exhibits = view === null ? [] : await exhibitsOf(db, view);
    const packing = afterCovering(view?.caseId === model.view?.caseId ? model.packing : packingOf(await readSettings(), view?.site ?? null), exhibits);
    draw({ view, exhibits, packing, log: await logState(db), backup: { ...model.backup, ...(await backupPanel(db)) }, adding: { ...model.adding, ...(await addingPanel(view)) }, busy: false, error: null });
  } catch (error) {
    draw({ busy: false, error: keyOf(error, 'error.inside') });
  }
}

async function ask(work: (caseId: string) => Promise<Outcome<unknown>>): Promise<boolean> {
  if (model.selected === null) return false;
  draw({ busy: true, error: null });
  const outcome = await work(model.selected);
  if (outcome.ok) await load();
  else draw({ busy: false, error: outcome.error });
  return outcome.ok;
}

const backup = backupActions({
  db,
  keyOf,
  model: () => model.backup,
  draw: (change) => draw({ backup: { ...model.backup, ...change } }),
  reload: load,
});

const adding = addingActions({
  db,
  keyOf,
  ask,
  caseId: () => model.selected,
  draw: (file) => draw({ adding: { ...model.adding, file } }),
  reload: load,
});

const cover = coverActions({
  db,
  keyOf,
  model: () => model.cover,
  draw: (next) => draw({ cover: next }),
  async kept(seq, boxes) {
    // Whoever covers a part does not want the sealed picture to go out with it.
    if (boxes > 0 && model.packing.keep[seq] !== 'withheld') draw({ packing: packed(model.packing, { keep: { seq, choice: 'copy' } }).packing });
    await load();
  },
});

const act: DeskActions = {
  adding,
  cover,
  backup: { ...backup, make: () => void backup.make() },
  select(caseId) {
    history.replaceState(null, '', `#${new URLSearchParams({ case: caseId })}`);
    const { file } = model.adding;
    model = { ...model, selected: caseId, build: { step: 'idle' }, adding: { ...model.adding, file: file.step === 'running' ? file : { step: 'idle' } } };
    void load();
  },
  say: (fact, value) => void ask((caseId) => call('say', { caseId, fact, value })),
  pin: (number, reason) => void ask((caseId) => call('pin', { caseId, number, reason })),
  filed: (at) => void ask((caseId) => call('filed', { caseId, at })),
  async picture(sha256) {
    try {
      return await pictureAt(db, sha256);
    } catch (error) {
      draw({ error: keyOf(error, 'error.inside') });
      return null;
    }
  },
  remove: (seq, why) => void ask(() => call('removeExhibit', { seq, why })),
  pack(change) {
    const { packing, keeping } = packed(model.packing, change);
    draw({ packing });
    void keeping?.then((outcome) => {
      if (!outcome.ok) draw({ error: outcome.error });
    });
  },
  async build() {
    const { view } = model;
    if (view === null || building !== null) return;
    building = new AbortController();
    const { signal } = building;
    draw({ build: { step: 'running', done: 0, total: 1 } });
    try {
      const options = {
        locale,
        wishes: wishesOf(model.packing),
        now: Date.now(),
        tool: `Recourse ${browser.runtime.getManifest().version}`,
        signal,
        onProgress: (progress: { done: number; total: number }) => draw({ build: { step: 'running', ...progress } }),
      };
      const { name, file, head, keyFingerprint, report, uploads, notes } = await exportCase(db, view, options, (made) => handOver(made.file, made.name, signal));
      draw({ build: { step: 'done', name, size: file.size, head, keyFingerprint, lines: report.lines, uploads, notes } });
    } catch (error) {
      draw({ build: { step: 'failed', error: keyOf(error, 'error.package') } });
    } finally {
      building = null;
    }
  },
  cancel: () => building?.abort(),
  async check(file) {
    draw({ check: { step: 'running', name: file.name } });
    try {
      const report = await verifyPackage(sourceOf(file));
      draw({ check: { step: 'done', name: file.name, result: report.result, lines: report.lines } });
    } catch (error) {
      draw({ check: { step: 'idle' }, error: keyOf(error, 'error.unreadable-file') });
    }
  },
  async audit() {
    try {
      await auditLog(db, Date.now());
      draw({ log: await logState(db) });
    } catch (error) {
      draw({ error: keyOf(error, 'error.inside') });
    }
  },
  async copyHead() {
    if (model.log.head !== null) await navigator.clipboard.writeText(model.log.head);
  },
  async pictureHead() {
    const { head, keyFingerprint, count } = model.log;
    if (head === null) return;
    const { t } = model;
    const now = Date.now();
    const zone = Temporal.Now.timeZoneId();
    const picture = await headPicture({
      title: t('desk.log.mail.subject'),
      head: { label: t('desk.head'), code: head },
      key: keyFingerprint === null ? null : { label: t('desk.key'), code: keyFingerprint },
      notes: [t('desk.log.mail.body', { n: count }), `${isoWithOffset(now, zone)} · ${zone}`],
    });
    await handOver(picture, `RECOURSE-head-${head.slice(0, 12)}.png`, new AbortController().signal);
  },
};

draw({});
await load();
// The address carries the order to build once: a reload must not build again.
if (asked.get('build') === '1') {
  if (model.selected !== null) history.replaceState(null, '', `#${new URLSearchParams({ case: model.selected })}`);
  await act.build();
}
// Opened by the schedule behind the other tabs: it goes when it is done, and stays with its words where it failed.
if (asked.get('backup') === '1') {
  history.replaceState(null, '', location.pathname);
  if (await backup.make()) {
    const own = await browser.tabs.getCurrent();
    if (own?.id !== undefined) await browser.tabs.remove(own.id);
  }
}
setInterval(() => draw({}), MINUTE);
// Floors, answers and captures may have changed in another tab meanwhile.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && !model.busy) void load();
});
