import { useEffect, useState } from 'react';

/**
 * Fetches JSON from the page's own origin after the page has come up; null until it is there.
 */
export function useData(path) {
  const [answer, setAnswer] = useState({ path: '', data: null });
  useEffect(() => {
    const stop = new AbortController();
    fetch(path, { signal: stop.signal }).then(
      async (r) => setAnswer({ path, data: r.ok ? await r.json() : { missing: true } }),
      (error) => {
        if (error.name !== 'AbortError') throw error;
      },
    );
    return () => stop.abort();
  }, [path]);
  return answer.path === path ? answer.data : null;
}

/** The query of the page that the API understands too. */
export function passed(search, names) {
  const from = new URLSearchParams(search);
  const to = new URLSearchParams();
  for (const name of [...names, 'slow']) if (from.has(name)) to.set(name, from.get(name));
  const text = to.toString();
  return text ? `?${text}` : '';
}

/** A site button was pressed: tell the server, then load the order again. */
export async function act(id, action) {
  await fetch(`/__api/orders/${id}/actions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ action }) });
  location.reload();
}
