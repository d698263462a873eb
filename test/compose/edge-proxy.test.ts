import { type AppProps, type ExposeProps, grpc, WebApp } from 'lading';
import { at, image, read, shop } from '../constructs/make';

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

  it.each([
    ['/a%20b', '/a b'],
    ['/100%25', '/100%'],
    ['/gr%C3%BC%C3%9Fe', '/grüße'],
    ['/not%E9', '/not%E9'],
    ['/not%zz', '/not%zz'],
    ['/not%00', '/not%00'],
  ])('looks for %s as nginx has decoded it: %s', (path, decoded) => {
    const { config } = run({ web: { host: 'acme.dev', path } });
    expect(config.match(/location .*(?= \{)/g)).toEqual([
      `location = "${decoded}"`,
      `location "${decoded}/"`,
      'location "/"',
    ]);
  });

  it('has one place for a path that is written in two ways', () => {
    const { config } = run({ web: { host: 'acme.dev', path: ['/a b', '/a%20b'] } });
    expect(config.match(/location = "\/a b"/g)).toHaveLength(1);
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
