import { App, type AppProps, Chart, configFile, httpGet, secret, WebApp, Worker } from 'lading';

export const image = 'ghcr.io/acme/web:1.0.0';

/** A small shop: `web` calls `api`, `mailer` calls nobody. */
export function shop(props: AppProps = {}, changes: { readonly tag?: string; readonly port?: string } = {}) {
  const app = new App(props);
  const chart = new Chart(app, 'shop', { network: 'isolated' });
  const api = new WebApp(chart, 'api', {
    image: 'ghcr.io/acme/api:1.0.0',
    ports: [
      { name: 'http', port: 8080 },
      { name: 'admin', port: 9090 },
    ],
    healthTool: 'curl',
    env: { TOKEN: secret('api', 'token'), DOLLAR: 'a$b' },
    volumes: { '/etc/api/api.yaml': configFile('log: info\n') },
  });
  const web = new WebApp(chart, 'web', {
    image: `ghcr.io/acme/web:${changes.tag ?? '1.0.0'}`,
    port: 8080,
    env: { API: api.url('/v1') },
    readiness: httpGet('/ready', { port: changes.port ?? 'http' }),
    healthTool: 'curl',
  });
  const mailer = new Worker(chart, 'mailer', { image });
  return { app, chart, api, web, mailer };
}

/** The message of the error that a check throws: one of `node:assert` is of another realm than those of a test of jest. */
export function messageOf(check: () => unknown): string {
  return textOf(check, 'message');
}

/** Where it was thrown. */
export function stackOf(check: () => unknown): string {
  return textOf(check, 'stack');
}

function textOf(check: () => unknown, key: 'message' | 'stack'): string {
  try {
    check();
  } catch (error) {
    return String(typeof error === 'object' && error !== null && Reflect.get(error, key));
  }
  return 'nothing was thrown';
}
