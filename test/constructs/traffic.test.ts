import { Deployment, type Duration, Service, type ServiceProps, WebApp, type WebAppProps } from 'lading';
import { at, image, read, shop } from './make';

function serve(props: Partial<ServiceProps>) {
  const chart = shop();
  const selects = new Deployment(chart, 'web', { containers: [{ image, port: 80 }] });
  new Service(chart, 'front', { selects, ports: [{ port: 80 }], ...props });
  const { objects, told } = read(chart);
  return { told, spec: at(objects['Service/front'], 'spec') };
}

function run(props: Partial<WebAppProps>) {
  const chart = shop();
  new WebApp(chart, 'web', { image, port: 8080, ...props });
  return read(chart);
}

describe('session affinity', () => {
  it('is by address, for three hours unless another time is said', () => {
    expect(serve({ sessionAffinity: 'ClientIP' }).spec).toMatchObject({ sessionAffinity: 'ClientIP' });
    expect(serve({ sessionAffinity: { timeout: '3h' } }).spec).not.toHaveProperty('sessionAffinityConfig');
    const config = (timeout: Duration) =>
      at(serve({ sessionAffinity: { timeout } }).spec, 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds');
    expect([config('30m'), config(0.5), config('24h')]).toEqual([1800, 1, 86_400]);
  });

  it.each([0, '25h', '-1s', 86_401] as const)('does not take %j', (timeout) => {
    expect(serve({ sessionAffinity: { timeout } }).told).toEqual(['shop/front: props/wrong-value']);
  });

  it('is on both Services of a WebApp', () => {
    const { objects } = run({ sessionAffinity: 'ClientIP', publish: 80 });
    const said = ['Service/web', 'Service/web-public'].map((name) =>
      at(objects, name, 'spec', 'sessionAffinity'),
    );
    expect(said).toEqual(['ClientIP', 'ClientIP']);
  });

  it('is told of where Compose runs several containers, and there alone', () => {
    const gaps = (props: Partial<WebAppProps>) =>
      run({ sessionAffinity: 'ClientIP', ...props })
        .diagnostics.filter(({ code }) => code === 'parity/not-expressible')
        .map(({ affected, message }) => `${affected[0]?.target} ${/client/.test(message)}`)
        .filter((text) => text === 'compose true');
    expect(gaps({ scale: 2 })).toHaveLength(1);
    expect(gaps({})).toEqual([]);
    expect(gaps({ scale: 2, publish: 80 })).toEqual([]);
    expect(gaps({ scale: 2, compose: { scale: 1 } })).toEqual([]);
    expect(gaps({ scale: 2, targets: ['kubernetes'] })).toEqual([]);
  });
});

describe('a traffic policy', () => {
  it('of those outside is for the types that let them in', () => {
    const told = (type: ServiceProps['type']) => serve({ type, externalTrafficPolicy: 'Local' }).told;
    expect([told('LoadBalancer'), told('NodePort')]).toEqual([[], []]);
    expect(told('ClusterIP')).toEqual(['shop/front: kubernetes/invalid']);
  });

  it('belongs to one Service of a WebApp, as annotations do', () => {
    const { objects, told } = run({
      publish: { port: 80, externalTrafficPolicy: 'Local', annotations: { a: 'public' } },
      service: { internalTrafficPolicy: 'Local', annotations: { a: 'inside' } },
    });
    expect(told).toEqual([]);
    expect(objects['Service/web']).toMatchObject({
      metadata: { annotations: { a: 'inside' } },
      spec: { internalTrafficPolicy: 'Local' },
    });
    expect(objects['Service/web-public']).toMatchObject({
      metadata: { annotations: { a: 'public' } },
      spec: { externalTrafficPolicy: 'Local' },
    });
    expect(at(objects, 'Deployment/web', 'metadata', 'annotations')).toBeUndefined();
  });

  it('leaves routes those of the WebApp', () => {
    const chart = shop();
    const expose = 'acme.dev';
    const service = { annotations: { a: 'b' } };
    new WebApp(chart, 'one', { image, port: 8080, expose, service });
    new WebApp(chart, 'two', { image, port: 8080, service, expose: 'acme.dev' });
    const [found] = read(chart).diagnostics.filter(({ code }) => code === 'route/duplicate');
    expect(found).toMatchObject({ path: 'shop/two', length: "'acme.dev'".length });
  });

  it('is blamed at its own place', () => {
    const chart = shop();
    const line = Number(new Error().stack?.match(/traffic\.test\.ts:(\d+)/)?.[1]);
    new WebApp(chart, 'web', {
      image,
      port: 8080,
      annotations: { ok: 'yes' },
      service: {
        annotations: { 'a b': 'c' },
      },
      publish: {
        port: 80,
        annotations: { 'd e': 'f' },
      },
    });
    const lines = read(chart).diagnostics.flatMap(({ severity, location }) =>
      severity === 'error' ? [(location?.line ?? 0) - line] : [],
    );
    expect(lines).toEqual([6, 10]);
  });
});
