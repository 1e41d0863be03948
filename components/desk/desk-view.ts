import type { CardView, CaseSummary, ExhibitView, LogState } from '../../lib/cases/view';
import type { CheckLine } from '../../lib/package/verify';
import type { AddingActions, AddingModel } from './adding-view';
import type { BackupActions, BackupModel } from './backup-view';
import type { CoverActions, CoverModel } from './cover-view';
import type { BuildState, PackingChange, PackingModel } from './package-view';
import type { Locale, Translate } from '../../lib/i18n/translate';

/** How the checking of a dropped package stands. */
export type CheckState = { step: 'idle' } | { step: 'running'; name: string } | { step: 'done'; name: string; result: 'MATCHES' | 'DOES NOT MATCH'; lines: CheckLine[] };

/** Everything the desk is drawn from. */
export interface DeskModel {
  t: Translate;
  locale: Locale;
  now: number;
  cases: CaseSummary[];
  selected: string | null;
  view: CardView | null;
  exhibits: ExhibitView[];
  log: LogState;
  build: BuildState;
  packing: PackingModel;
  check: CheckState;
  backup: BackupModel;
  adding: AddingModel;
  cover: CoverModel;
  busy: boolean;
  error: string | null;
}

export interface DeskActions {
  select(caseId: string): void;
  say(fact: string, value: string | null): void;
  pin(number: number | null, reason: string): void;
  filed(at: number | null): void;
  /** Chooses what the next package holds. */
  pack(change: PackingChange): void;
  build(): void;
  cancel(): void;
  check(file: File): void;
  audit(): void;
  /** Rejects when the browser refuses the clipboard. */
  copyHead(): Promise<void>;
  /** Puts a picture of the head code into the downloads. Rejects when that failed. */
  pictureHead(): Promise<void>;
  /** Address of a stored picture inside the extension (blob:), which the caller lets go; null when it is gone, changed or cannot be read. */
  picture(sha256: string): Promise<string | null>;
  remove(seq: number, why: string): void;
  backup: BackupActions;
  adding: AddingActions;
  cover: CoverActions;
}
