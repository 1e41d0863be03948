/** Answers a request to www.r10.net; only what the pages need of the state is asked for. */
export function r10(state: { now(): number; adSeed: number }, url: URL): { status?: number; type?: string; body: Buffer };
