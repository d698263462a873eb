import { App, Chart, type ContainerProps, secretFiles, WebApp, type WebAppOptions, Worker } from 'lading';
import { image, read, shop } from './make';

interface Told {
  readonly code: string;
  readonly suggestion?: string;
  readonly message: string;
}

function errors(chart: Chart): Told[] {
  return read(chart).diagnostics.filter(({ severity }) => severity === 'error');
}

function webApp(id: string, more: Partial<WebAppOptions> = {}): Chart {
  const chart = shop();
  new WebApp(chart, id, { image, port: 80, ...more });
  return chart;
}

describe('a name that is refused somewhere is one error, which proposes a name that all take', () => {
  it.each([
    ['my_service', 'my-service'],
    ['MyService', 'my-service'],
    ['my service', 'my-service'],
    ['a.b', 'a-b'],
    ['2nd', 'app-2nd'],
    ['Café', 'cafe'],
    ['x'.repeat(70), 'x'.repeat(63)],
    ['日本', undefined],
  ])('%s', (id, suggestion) => {
    const [error, ...more] = errors(
      webApp(id, { publish: 80, expose: 'shop.acme.dev', scale: { min: 1, max: 2 } }),
    );
    expect(more).toEqual([]);
    expect(error).toMatchObject({ code: 'name/invalid', suggestion });
    if (suggestion !== undefined) expect(errors(webApp(suggestion, { expose: 'shop.acme.dev' }))).toEqual([]);
  });

  it('also of a Worker, whose first objects take more than its container', () => {
    const chart = shop();
    new Worker(chart, 'a.b', { image });
    expect(errors(chart)).toMatchObject([{ code: 'name/invalid', suggestion: 'a-b' }]);
  });

  it('and a name that is made of it, alone, is told by itself', () => {
    const name = 'x'.repeat(60);
    expect(errors(webApp(name, { publish: 80 }))).toMatchObject([
      { code: 'name/invalid', message: expect.stringContaining(`${name}-public`) },
    ]);
  });

  it('and several names that are wrong are several errors', () => {
    const chart = webApp('my_service', { containerName: 'My_Container' });
    new Worker(chart, 'my_worker', { image });
    expect(
      errors(chart)
        .map(({ suggestion }) => suggestion)
        .sort(),
    ).toEqual(['my-container', 'my-service', 'my-worker']);
  });
});

describe('what else has a name', () => {
  const sidecar: ContainerProps = { name: 'Side_Car', image };
  it.each<[string, Partial<WebAppOptions>, string]>([
    ['a host', { expose: 'My_Shop.acme.dev' }, 'my-shop.acme.dev'],
    ['a host in a URL', { expose: 'https://Shop.acme.dev:443/x' }, 'shop.acme.dev'],
    ['a port', { ports: [{ name: 'my_metrics_port_name', port: 80 }], port: undefined }, 'my-metrics-port'],
    ['a sidecar', { sidecars: [sidecar] }, 'side-car'],
    ['an account', { serviceAccount: 'Bad_SA' }, 'bad-sa'],
    ['a Secret with a certificate', { expose: { host: 'a.dev', tls: 'Bad_TLS' } }, 'bad-tls'],
    ['a Secret of files', { volumes: { '/a': secretFiles('Bad_Secret', ['key']) } }, 'bad-secret'],
    [
      'a key of a Secret of files',
      { volumes: { '/a': secretFiles('db', { key: 'k@y' }) }, targets: ['kubernetes'] },
      'k-y',
    ],
  ])('%s', (_, more, suggestion) => {
    expect(errors(webApp('web', more))).toMatchObject([{ code: 'name/invalid', suggestion }]);
  });

  it('a namespace', () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'My_NS' });
    new Worker(chart, 'w', { image });
    expect(errors(chart)).toMatchObject([{ code: 'name/invalid', suggestion: 'my-ns' }]);
  });
});
