/** A failure that the user must hear of. `key` is a message key of lib/i18n/messages/evidence. */
export class EvidenceError extends Error {
  constructor(
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super(key, options);
    this.name = 'EvidenceError';
  }
}

/** The browser gives this profile no database: Firefox that keeps no history, or storage switched off. */
export class CannotStore extends EvidenceError {
  constructor(options?: ErrorOptions) {
    super('error.cannot-store', options);
    this.name = 'CannotStore';
  }
}

/** Names of failures of the disk or the browser's storage, as DOMException and Dexie give them. */
const storageNames = new Set([
  'AbortError',
  'BulkError',
  'ConstraintError',
  'DataCloneError',
  'DatabaseClosedError',
  'DataError',
  'InvalidStateError',
  'ModifyError',
  'NotFoundError',
  'NotReadableError',
  'OpenFailedError',
  'OperationError',
  'PrematureCommitError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
]);

/**
 * Runs database work and turns the browser's failures into ours; errors of our own and programming errors pass through.
 *
 * The answer is a real Promise: a Dexie promise handed to a message listener would silently answer `undefined`.
 * Throws CannotStore, or EvidenceError with 'error.quota', 'error.newer-data' or 'error.storage'.
 */
export async function stored<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translated(error);
  }
}

/** As `stored`, for the opening itself: what is refused there for the state of the browser is refused for good. */
export async function openedOrRefused<T>(open: () => PromiseLike<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw namesOf(withCauses(error)).includes('InvalidStateError') ? new CannotStore({ cause: error }) : translated(error);
  }
}

function translated(error: unknown): unknown {
  const all = withCauses(error);
  const ours = all.find((one) => one instanceof EvidenceError);
  if (ours) return ours;
  const names = namesOf(all);
  if (names.includes('QuotaExceededError')) return new EvidenceError('error.quota', { cause: error });
  if (names.includes('MissingAPIError')) return new CannotStore({ cause: error });
  const neverOpened = names.includes('OpenFailedError') || names.includes('DatabaseClosedError');
  if (names.includes('SecurityError') || (neverOpened && names.includes('InvalidStateError'))) return new CannotStore({ cause: error });
  if (names.some((name) => storageNames.has(name))) return new EvidenceError('error.storage', { cause: error });
  return error;
}

/** An error and those that it wraps: a full disk often shows as an aborted transaction with the reason inside. */
function withCauses(error: unknown): object[] {
  const all: object[] = [];
  let next: unknown = error;
  // Five is more than any of them wraps, and an end for one that wraps itself.
  while (typeof next === 'object' && next !== null && all.length < 5) {
    all.push(next);
    const { inner, failures, cause } = next as { inner?: unknown; failures?: unknown; cause?: unknown };
    next = inner ?? (Array.isArray(failures) ? failures[0] : undefined) ?? cause;
  }
  return all;
}

function namesOf(all: object[]): string[] {
  return all.flatMap((one) => ('name' in one && typeof one.name === 'string' ? [one.name] : []));
}
