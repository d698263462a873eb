import { type Duration, type ExposeProps, WebApp } from 'lading';
import { at, image, read, shop } from './make';

function run(expose: Partial<ExposeProps>, ports = [{ name: 'http', port: 8080 }]) {
  const chart = shop();
  new WebApp(chart, 'web', { image, ports, expose: { host: 'acme.dev', ...expose } });
  const { objects, told, diagnostics } = read(chart);
  return { objects, told, diagnostics, annotations: at(objects['Ingress/web'], 'metadata', 'annotations') };
}

const asked = { timeout: '90s', maxBodySize: '8Mi', sticky: true } as const;

describe('what a route asks of the Ingress controller', () => {
  it('is said in the words of ingress-nginx', () => {
    const { annotations, told } = run({ ...asked, className: 'nginx' });
    expect(told).toEqual([]);
    expect(annotations).toEqual({
      'nginx.ingress.kubernetes.io/affinity': 'cookie',
      'nginx.ingress.kubernetes.io/proxy-body-size': '8m',
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '90',
      'nginx.ingress.kubernetes.io/proxy-send-timeout': '90',
      'nginx.ingress.kubernetes.io/session-cookie-name': 'route',
    });
  });

  it('is said in the words of the controller that is named, whatever its class is called', () => {
    const { annotations } = run({
      timeout: '90s',
      sticky: { cookie: 'at' },
      className: 'inner',
      controller: 'haproxy',
    });
    expect(annotations).toEqual({
      'haproxy.org/cookie-persistence': 'at',
      'haproxy.org/timeout-server': '90s',
    });
    expect(run({ timeout: 90, sticky: true, controller: 'alb' }).annotations).toEqual({
      'alb.ingress.kubernetes.io/load-balancer-attributes': 'idle_timeout.timeout_seconds=90',
      'alb.ingress.kubernetes.io/target-group-attributes':
        'stickiness.enabled=true,stickiness.type=lb_cookie',
    });
  });

  it.each<[string, Partial<ExposeProps>, string[]]>([
    ['no controller is named', asked, ['timeout', 'maxBodySize', 'sticky']],
    ['the class is nobody known', { ...asked, className: 'inner' }, ['timeout', 'maxBodySize', 'sticky']],
    ['HAProxy has no word for it', { ...asked, controller: 'haproxy' }, ['maxBodySize']],
    ['Traefik reads it elsewhere', { ...asked, className: 'traefik' }, ['timeout', 'maxBodySize', 'sticky']],
    ['a Gateway has no word for it', { ...asked, via: { gateway: 'public' } }, ['maxBodySize', 'sticky']],
  ])('is told where %s', (_why, expose, fields) => {
    const told = run(expose).diagnostics.map(({ message }) => message);
    const options = ['timeout', 'maxBodySize', 'sticky'].filter((option) =>
      told.some((message) => message.includes(`"${option}"`)),
    );
    expect(options).toEqual(fields);
  });

  it('gives way to annotations of the user', () => {
    const key = 'nginx.ingress.kubernetes.io/proxy-read-timeout';
    const { annotations } = run({ timeout: '90s', controller: 'nginx', annotations: { [key]: '7' } });
    expect(annotations).toMatchObject({ [key]: '7' });
  });

  it('is a timeout of the rule where a Gateway brings the requests', () => {
    const rule = (timeout: Duration) =>
      at(
        run({ timeout, via: { gateway: 'public' } }).objects['HTTPRoute/web'],
        'spec',
        'rules',
        0,
        'timeouts',
      );
    expect([rule('90s'), rule('1500ms'), rule('100h')]).toEqual([
      { request: '90s' },
      { request: '1500ms' },
      { request: '99999s' },
    ]);
  });
});

describe('a certificate', () => {
  it('is made by cert-manager, and kept in a Secret of the name of the Ingress', () => {
    const { objects, annotations } = run({ tls: { issuer: 'letsencrypt' } });
    expect(annotations).toEqual({ 'cert-manager.io/cluster-issuer': 'letsencrypt' });
    expect(at(objects['Ingress/web'], 'spec', 'tls')).toEqual([
      { hosts: ['acme.dev'], secretName: 'web-tls' },
    ]);
  });

  it('is signed by an Issuer, and kept where the user says', () => {
    const tls = { issuer: { name: 'ca', kind: 'Issuer' }, secret: 'inner' } as const;
    const { objects, annotations } = run({ tls });
    expect(annotations).toEqual({ 'cert-manager.io/issuer': 'ca' });
    expect(at(objects['Ingress/web'], 'spec', 'tls', 0, 'secretName')).toBe('inner');
  });
});
