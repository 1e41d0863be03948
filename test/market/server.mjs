import { createServer } from 'node:https';
import { pathToFileURL } from 'node:url';
import { asset } from './assets/serve.mjs';
import { makeCertificate } from './certificate.mjs';
import { bundles } from './kmong/bundle.mjs';
import { kmong } from './kmong/routes.mjs';
import { r10 } from './r10/routes.mjs';
import { createState } from './state.mjs';

const HOSTS = ['kmong.com', 'www.kmong.com', 'biz.kmong.com', 'www.r10.net', 'cdn.sample-assets.example'];
const NAMES = ['kmong.com', '*.kmong.com', 'r10.net', 'www.r10.net', 'cdn.sample-assets.example', 'localhost'];

/**
 * The sample marketplace: one HTTPS server that is kmong.com, www.r10.net and an asset host without CORS, told apart by the Host header,
 * for a browser whose host names are mapped here. Everything on it is synthetic. Types: server.d.mts.
 * @param {{ port?: number, now?: number }} [options] port 0 = any; `now` (epoch ms) holds the market's clock still
 */
export async function startMarket({ port = 0, now } = {}) {
  const [tls, made] = await Promise.all([makeCertificate(NAMES), bundles()]);
  const state = createState(now === undefined ? {} : { now });
  /** @type {{ at: number, host: string, method: string, path: string, referer?: string }[]} */
  const requests = [];
  const server = createServer(tls, (request, response) => {
    answer(request).then(
      ({ status = 200, type = 'text/plain', body, headers = {}, wait = 0 }) => {
        const send = () => {
          response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
          response.end(body);
        };
        if (wait > 0) setTimeout(send, wait);
        else send();
      },
      (error) => {
        response.writeHead(error instanceof SyntaxError ? 400 : 409, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ error: String(error?.message ?? error) }));
      },
    );
  });

  /** @param {import('node:http').IncomingMessage} request @returns {Promise<import('./kmong/routes.mjs').Answer>} */
  async function answer(request) {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const url = new URL(request.url ?? '/', `https://${host || 'localhost'}`);
    const method = request.method ?? 'GET';
    const body = method === 'POST' ? JSON.parse((await text(request)) || '{}') : {};
    if (host === 'kmong.com' && url.pathname.startsWith('/__market/')) return control(url.pathname.slice(10), body);
    const { referer } = request.headers;
    requests.push({ at: Date.now(), host, method, path: url.pathname + url.search, ...(referer ? { referer } : {}) });
    if (host === 'cdn.sample-assets.example') return asset(url.pathname);
    if (host === 'www.kmong.com') return { status: 301, body: '', headers: { location: `https://kmong.com${url.pathname}${url.search}` } };
    if (url.pathname === '/favicon.ico') return asset('/pictures/favicon.svg');
    if (host === 'kmong.com' || host.endsWith('.kmong.com')) return kmong(state, made, { method, url, body });
    if (host === 'www.r10.net') return r10(state, url);
    return { status: 421, body: `no host ${host}` };
  }

  /** Commands for a test that runs in another process; not part of the request log. @param {string} verb @param {any} body */
  function control(verb, body) {
    const done = (/** @type {unknown} */ value) => ({ type: 'application/json', body: JSON.stringify(value) });
    if (verb === 'advance') {
      const { order, step, ...details } = body;
      state.advance(String(order), step, details);
      return done({ order: state.order(String(order)) });
    }
    if (verb === 'reset') state.reset(body);
    else if (verb === 'set') state.set(body);
    else if (verb === 'requests') return done(requests);
    else return { status: 404, body: `no command ${verb}` };
    return done({ ok: true });
  }

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    port: bound,
    hosts: HOSTS,
    resolverRules: `${[...HOSTS.filter((h) => !h.endsWith('.kmong.com')), '*.kmong.com'].map((h) => `MAP ${h} 127.0.0.1:${bound}`).join(', ')}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    requests,
    state,
    /** @param {string} id */
    order: (id) => ({
      get data() {
        return state.order(id);
      },
      /** @param {any} step @param {any} details */
      advance: (step, details) => state.advance(id, step, details),
      /** @param {object} patch */
      set: (patch) => state.set({ order: { ...patch, id } }),
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

/** @param {import('node:http').IncomingMessage} request */
async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const market = await startMarket({ port: Number(process.argv[2] ?? 0) });
  process.stdout.write(`port ${market.port}\n--ignore-certificate-errors --host-resolver-rules="${market.resolverRules}"\n`);
}
