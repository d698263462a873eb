import { type AppProps, type ExposeProps, grpc, WebApp } from 'lading';
import { at, image, read, shop } from '../constructs/make';
import { type Answer, nginx, startProxy } from './nginx';

type Exposed = Readonly<Record<string, ExposeProps>>;

function run(exposed: Exposed, props: AppProps = {}) {
  const chart = shop({ compose: { edge: true }, ...props });
  for (const [id, expose] of Object.entries(exposed)) {
    new WebApp(chart, id, { image, port: 3000, scale: 2, expose });
  }
  const { services, told, files } = read(chart);
  return { services, told, config: files.get('compose/edge-proxy/nginx.conf') ?? '' };
}

describe('an edge proxy', () => {
  it('has the only port of the host, and leaves several replicas to each workload', () => {
    const { services, told } = run({ web: { host: 'acme.dev' } });
    expect(told).toEqual([]);
    expect(at(services.web, 'ports')).toBeUndefined();
    expect(at(services.web, 'deploy', 'replicas')).toBe(2);
    expect(at(services['edge-proxy'], 'ports')).toEqual([
      { target: 8080, published: '8080', host_ip: '127.0.0.1', protocol: 'tcp' },
    ]);
  });

  it('is as restricted as what Lading runs by default', () => {
    expect(run({ web: { host: 'acme.dev' } }).services['edge-proxy']).toMatchObject({
      user: '10001:10001',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  it('is not there where nothing is exposed, or gRPC alone, which keeps a port of its own', () => {
    expect(run({}).services).toEqual({});
    const chart = shop({ compose: { edge: true } });
    new WebApp(chart, 'api', {
      image,
      ports: [{ name: 'grpc', port: 9000 }],
      readiness: grpc(),
      healthCommand: ['ok'],
      expose: 'api.acme.dev',
    });
    const { services } = read(chart);
    expect(Object.keys(services)).toEqual(['api']);
    expect(at(services.api, 'ports')).toHaveLength(1);
  });

  it('publishes a port beside it for whoever asks for one', () => {
    const { services } = run({ web: { host: 'acme.dev', localPort: 9001 } });
    expect(at(services.web, 'ports', 0, 'published')).toBe('9001');
  });

  it('keeps the limits of a route', () => {
    const { config } = run({
      web: { host: 'acme.dev', controller: 'nginx', timeout: '90s', maxBodySize: '8Mi' },
    });
    expect(config).toContain('proxy_read_timeout 90s;');
    expect(config).toContain('client_max_body_size 8388608;');
  });

  it('speaks HTTPS with a certificate of the project, which is neither read nor copied', () => {
    const tls = { certificate: 'certs/dev.pem', key: 'certs/key.pem' };
    const { services, config, told } = run({ web: { host: 'acme.dev' } }, { compose: { edge: { tls } } });
    expect(told).toEqual([]);
    expect(config).toContain('listen 8443 ssl;');
    expect(at(services['edge-proxy'], 'secrets')).toEqual([
      { source: 'edge-proxy.certificate' },
      { source: 'edge-proxy.key' },
    ]);
  });

  it.each([
    [1, Array.from({ length: 6 }, () => 16_666)],
    [1_000_000, [1, 1, 1]],
    [1, [1_000_000, 1, 1]],
    [0, [0, 1, 2]],
  ])('shares out no more than there is, by weights of %j and %j', (weight, others) => {
    const chart = shop({ compose: { edge: true } });
    const split = others.map((each, index) => ({
      service: new WebApp(chart, `next-${index}`, { image, port: 3000 }),
      weight: each,
    }));
    const expose = { host: 'acme.dev', via: { gateway: 'public' }, weight, split };
    new WebApp(chart, 'web', { image, port: 3000, expose });
    const config = read(chart).files.get('compose/edge-proxy/nginx.conf') ?? '';
    const [, shares = ''] = /split_clients .* \{ (.*) \}/.exec(config) ?? [];
    const percents = [...shares.matchAll(/([\d.]+)%/g)].map(([, each]) => Number(each) * 100);
    expect(percents).toHaveLength([weight, ...others].filter((each) => each > 0).length - 1);
    expect(percents.every((each) => each >= 1)).toBe(true);
    expect(percents.reduce((sum, each) => sum + Math.round(each), 0)).toBeLessThan(10_000);
  });

  it('has its name to itself', () => {
    expect(run({ 'edge-proxy': { host: 'acme.dev' } }).told).toEqual(['shop/edge-proxy: name/duplicate']);
  });

  it('is a new container when its configuration is another one', () => {
    const label = (host: string) =>
      at(run({ web: { host } }).services['edge-proxy'], 'labels', 'dev.lading.config-hash');
    expect(label('acme.dev')).not.toBe(label('www.acme.dev'));
  });

  it('shares a network with each isolated workload that it leads to, and with nobody else', () => {
    const network = { ingressController: { namespace: 'ingress-nginx' } };
    const { services } = run(
      { web: { host: 'acme.dev' }, api: { host: 'api.acme.dev' } },
      { network, compose: { edge: true } },
    );
    expect(at(services['edge-proxy'], 'networks')).toEqual({
      'api.edge-proxy': {},
      'edge-proxy-outside': {},
      'web.edge-proxy': {},
    });
    expect(at(services.web, 'networks')).toEqual({ 'web.edge-proxy': {} });
  });
});

/** The one that an Ingress controller would ask, by the words of the documentation of Kubernetes. */
function answers(exposed: Exposed, host: string, path: string): string {
  const routes = Object.entries(exposed).flatMap(
    ([id, { host: hosts, path: paths = '/', pathType = 'Prefix' }]) =>
      [hosts].flat().flatMap((name) =>
        [paths].flat().map((each) => {
          const said = typeof each === 'string' ? { path: each } : each;
          return { id, name, path: said.path, type: said.pathType ?? pathType };
        }),
      ),
  );
  const [, ...rest] = host.split('.');
  const named = routes.filter(({ name }) => name === host);
  const of = named.length > 0 ? named : routes.filter(({ name }) => name === `*.${rest.join('.')}`);
  const exact = of.find((each) => each.type === 'Exact' && each.path === path);
  const segments = (text: string) => text.split('/').filter((part) => part !== '');
  const isPrefix = (short: string[], long: string[]) => short.every((part, index) => long[index] === part);
  const [longest] = of
    .filter((each) => each.type === 'Prefix' && isPrefix(segments(each.path), segments(path)))
    .sort((a, b) => segments(b.path).length - segments(a.path).length);
  const found = exact ?? longest;
  return found === undefined ? '404' : `${found.id}:3000`;
}

const sample: Exposed = {
  web: { host: ['acme.dev', 'www.acme.dev'] },
  api: { host: 'acme.dev', path: ['/api', { path: '/health', pathType: 'Exact' }] },
  admin: { host: 'acme.dev', path: '/api/admin/' },
  health: { host: 'acme.dev', path: '/health/deep' },
  tenants: { host: '*.acme.dev', path: '/shop' },
  one: { host: 'one.acme.dev', path: ['/only', { path: '/exact/', pathType: 'Exact' }] },
};
const hosts = ['acme.dev', 'www.acme.dev', 'two.acme.dev', 'one.acme.dev', 'a.b.acme.dev', 'other.dev'];
const paths = [
  '/',
  '/api',
  '/api/',
  '/apis',
  '/api/x',
  '/api/admin',
  '/api/admin/',
  '/api/admin/x',
  '/api/administer',
];
const more = [
  '/health',
  '/health/',
  '/health/deep',
  '/health/deep/x',
  '/shop',
  '/shop/x',
  '/shopping',
  '/only',
  '/exact',
  '/exact/',
];

(nginx === undefined ? describe.skip : describe)('the real nginx', () => {
  const program = nginx ?? '';

  it('gives each host and path to whom an Ingress would give it', async () => {
    const proxy = await startProxy(program, run(sample).config);
    try {
      const asked = hosts.flatMap((host) => [...paths, ...more].map((path) => ({ host, path })));
      const got = await Promise.all(
        asked.map(async ({ host, path }) => `${host}${path} ${(await proxy.ask(host, path)).by}`),
      );
      expect(got).toEqual(asked.map(({ host, path }) => `${host}${path} ${answers(sample, host, path)}`));
      expect(new Set(got.map((line) => line.split(' ')[1])).size).toBe(Object.keys(sample).length + 1);
    } finally {
      await proxy.stop();
    }
  });

  it('answers to names that a browser finds by itself, and passes on what was asked as it was', async () => {
    const proxy = await startProxy(program, run(sample).config);
    try {
      const { by, headers } = await proxy.ask('acme.dev.localhost:8080', '/api/a%2Fb?c=%20', {
        'x-forwarded-for': '192.0.2.7',
        'x-forwarded-proto': 'https',
      });
      expect(by).toBe('api:3000');
      expect(headers).toMatchObject({
        url: '/api/a%2Fb?c=%20',
        host: 'acme.dev.localhost:8080',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-proto': 'http',
      });
    } finally {
      await proxy.stop();
    }
  });

  it('shares requests by their weights', async () => {
    const chart = shop({ compose: { edge: true } });
    const service = new WebApp(chart, 'next', { image, port: 3000 });
    const expose = { host: 'acme.dev', via: { gateway: 'public' }, split: [{ service, weight: 30 }] };
    new WebApp(chart, 'web', { image, port: 3000, expose });
    const proxy = await startProxy(program, read(chart).files.get('compose/edge-proxy/nginx.conf') ?? '');
    try {
      const got: Answer[] = [];
      for (let batch = 0; batch < 8; batch++)
        got.push(...(await Promise.all(Array.from({ length: 50 }, () => proxy.ask('acme.dev', '/')))));
      const next = got.filter(({ by }) => by === 'next:3000').length;
      expect(next).toBeGreaterThan(60);
      expect(next).toBeLessThan(180);
    } finally {
      await proxy.stop();
    }
  });
});
