import { type ExposeProps, WebApp } from 'lading';
import { at, image, read, shop } from './make';

const via = { gateway: 'public', namespace: 'edge', sectionName: 'https' };

function run(expose: Partial<ExposeProps>, isSplit = false) {
  const chart = shop();
  const service = new WebApp(chart, 'next', { image, port: 8080 });
  const split = isSplit ? [{ service, weight: 10 }] : undefined;
  new WebApp(chart, 'web', { image, port: 8080, expose: { host: 'acme.dev', split, ...expose } });
  return read(chart);
}

describe('a Gateway', () => {
  it('brings the requests in place of an Ingress', () => {
    const { objects, told } = run({ via, path: ['/shop', { path: '/health', pathType: 'Exact' }] });
    expect(told).toEqual([]);
    expect(Object.keys(objects)).not.toContain('Ingress/web');
    expect(objects['HTTPRoute/web']).toMatchObject({
      apiVersion: 'gateway.networking.k8s.io/v1',
      spec: {
        parentRefs: [{ name: 'public', namespace: 'edge', sectionName: 'https' }],
        hostnames: ['acme.dev'],
        rules: [
          {
            matches: [
              { path: { type: 'PathPrefix', value: '/shop' } },
              { path: { type: 'Exact', value: '/health' } },
            ],
            backendRefs: [{ name: 'web', port: 8080 }],
          },
        ],
      },
    });
  });

  it('shares requests by weight, what is left of 100 to the first', () => {
    const refs = (expose: Partial<ExposeProps>) =>
      at(run({ via, ...expose }, true).objects['HTTPRoute/web'], 'spec', 'rules', 0, 'backendRefs');
    expect(refs({})).toEqual([
      { name: 'web', port: 8080, weight: 90 },
      { name: 'next', port: 8080, weight: 10 },
    ]);
    expect(refs({ weight: 1 })).toMatchObject([{ weight: 1 }, { weight: 10 }]);
  });

  it('takes gRPC as such, unless the route asks for paths', () => {
    const kinds = (path?: string) => {
      const chart = shop();
      const ports = [{ name: 'grpc', port: 9000 }];
      new WebApp(chart, 'api', { image, ports, expose: { host: 'api.acme.dev', via, path } });
      return Object.keys(read(chart).objects).filter((name) => name.endsWith('Route/api'));
    };
    expect(kinds()).toEqual(['GRPCRoute/api']);
    expect(kinds('/acme.Shop/')).toEqual(['HTTPRoute/api']);
  });

  it('takes a patch under a name of its own', () => {
    const chart = shop();
    const patch = { gatewayRoute: { metadata: { labels: { a: 'b' } } } };
    new WebApp(chart, 'web', { image, port: 8080, expose: { host: 'acme.dev', via }, patch });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(at(objects['HTTPRoute/web'], 'metadata', 'labels', 'a')).toBe('b');
    const idle = shop();
    new WebApp(idle, 'web', { image, port: 8080, expose: 'acme.dev', patch });
    expect(read(idle).told).toEqual(['shop/web: patch/no-object']);
  });

  it.each<[string, Partial<ExposeProps>]>([
    ['expose.className', { via, className: 'nginx' }],
    ['expose.tls', { via, tls: 'web-tls' }],
    ['expose.weight', { weight: 10 }],
  ])('leaves no place for %s', (property, expose) => {
    const messages = run(expose).diagnostics.filter(({ code }) => code === 'props/wrong-value');
    expect(messages.map(({ message }) => /^"(.*?)"/.exec(message)?.[1])).toEqual([property]);
  });

  it('is let through to all that share the requests, where their network is isolated', () => {
    const chart = shop({ network: { ingressController: { namespace: 'envoy-gateway-system' } } });
    const service = new WebApp(chart, 'next', { image, port: 8080 });
    const expose = { host: 'acme.dev', via, split: [{ service, weight: 10 }] };
    new WebApp(chart, 'web', { image, port: 8080, expose });
    const { objects } = read(chart);
    const rule = {
      from: [
        { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'envoy-gateway-system' } } },
      ],
      ports: [{ port: 8080, protocol: 'TCP' }],
    };
    for (const name of ['web', 'next']) {
      expect(at(objects[`NetworkPolicy/${name}`], 'spec', 'ingress')).toEqual([rule]);
    }
  });

  it('has to be named as the one who comes in, where the network is isolated', () => {
    const chart = shop({ network: 'isolated' });
    new WebApp(chart, 'web', { image, port: 8080, expose: { host: 'acme.dev', via } });
    expect(read(chart).told).toEqual(['shop/web: network/no-ingress-controller']);
  });
});

describe('an Ingress', () => {
  it('takes several hosts and paths', () => {
    const { objects, told } = run({
      host: ['acme.dev', 'www.acme.dev'],
      path: ['/', { path: '/a', pathType: 'Exact' }],
      tls: 'acme-tls',
    });
    expect(told).toEqual([]);
    const backend = { service: { name: 'web', port: { name: 'http' } } };
    const paths = [
      { path: '/', pathType: 'Prefix', backend },
      { path: '/a', pathType: 'Exact', backend },
    ];
    expect(at(objects['Ingress/web'], 'spec')).toEqual({
      tls: [{ hosts: ['acme.dev', 'www.acme.dev'], secretName: 'acme-tls' }],
      rules: ['acme.dev', 'www.acme.dev'].map((host) => ({ host, http: { paths } })),
    });
  });

  it('cannot share requests, which is told', () => {
    expect(new Set(run({}, true).told)).toEqual(new Set(['shop/web: parity/not-expressible']));
  });

  it('leads to a port that is there, also of those that share the requests', () => {
    const chart = shop();
    const service = new WebApp(chart, 'next', { image, port: 8080 });
    const split = [{ service, port: 'admin', weight: 10 }];
    new WebApp(chart, 'web', { image, port: 8080, expose: { host: 'acme.dev', via, split } });
    expect(read(chart).told).toContain('shop/web: port/not-found');
  });

  it('has somebody who gets the requests', () => {
    const chart = shop();
    const service = new WebApp(chart, 'next', { image, port: 8080 });
    const split = [{ service, weight: 0 }];
    new WebApp(chart, 'web', { image, port: 8080, expose: { host: 'acme.dev', via, split, weight: 0 } });
    new WebApp(chart, 'all', { image, port: 8080, expose: { host: 'all.acme.dev', via, split } });
    const wrong = read(chart).told.filter((each) => each.includes('props/'));
    expect(wrong).toEqual(['shop/web: props/wrong-value']);
  });
});

describe('a patch that renames a Service', () => {
  it('is told where a route still leads to the old name', () => {
    const chart = shop();
    const patch = { service: { metadata: { name: 'other' } } };
    new WebApp(chart, 'web', { image, port: 8080, expose: { host: 'acme.dev', via }, patch });
    expect(read(chart).told).toContain('shop/web: reference/renamed');
  });
});
