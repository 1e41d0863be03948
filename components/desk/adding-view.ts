import type { ConversationView } from '../../lib/cases/view';

/** How the sealing of a file stands. Errors are message keys. */
export type FileJob =
  | { step: 'idle' }
  | { step: 'running'; name: string; done: number; total: number }
  | { step: 'done'; name: string; seq: number }
  | { step: 'failed'; name: string; error: string };

/** What the panel for adding evidence is drawn from. Sizes in bytes. */
export interface AddingModel {
  file: FileJob;
  /** Largest file whose content can be kept, and up to which it is kept unless the user says otherwise. */
  most: number;
  byDefault: number;
  /** Space that the browser has left, null where it does not say. */
  free: number | null;
  /** Types of statements that can be made for this case. */
  attestations: string[];
  /** Conversations that have captures of their own and stand with no order. */
  loose: ConversationView[];
}

export interface AddingActions {
  file(file: File, keep: boolean): void;
  cancelFile(): void;
  /** A note on the case, or on the exhibit with that entry hash. Answers whether it was sealed. */
  note(about: string | null, text: string): Promise<boolean>;
  attest(type: string, at: string, text: string): Promise<boolean>;
  attach(conversation: string): void;
}
