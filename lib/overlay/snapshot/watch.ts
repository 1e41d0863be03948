import { isForeign } from '../observe';

/** Notices what changes in a page while it is read in pieces. Ours does not count. */
export interface Watch {
  /** Watches this document or shadow root from now on. */
  over(root: Node): void;
  /** Holds what `read` answers now, of what changes without a change of the markup, against what it answers later. */
  hold(read: () => unknown): void;
  /** Something changed in the markup since it was watched. */
  changed(): boolean;
  /** Something that is held reads differently now. */
  differs(): boolean;
  end(): void;
}

/** Watches until its `end`. */
export function watch(): Watch {
  let seen = false;
  const hear = (records: MutationRecord[]) => {
    seen ||= records.some(isForeign);
  };
  const observer = new MutationObserver(hear);
  const held: { read: () => unknown; was: unknown }[] = [];
  return {
    over: (root) => observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true }),
    hold(read) {
      held.push({ read, was: read() });
    },
    changed() {
      hear(observer.takeRecords());
      return seen;
    },
    differs: () => held.some(({ read, was }) => read() !== was),
    end: () => observer.disconnect(),
  };
}
