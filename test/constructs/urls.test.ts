import { WebApp, type WebAppProps, Worker } from 'lading';
import { at, image, read, shop } from './make';

type Ask = (web: WebApp) => unknown;

function ask(url: Ask, props: Partial<WebAppProps> = {}) {
  const chart = shop();
  const web = new WebApp(chart, 'mq', { image, ports: [5672, { name: 'admin', port: 15672 }], ...props });
  new Worker(chart, 'worker', { image, env: { URL: `${url(web)}` } });
  const { objects, services, diagnostics } = read(chart);
  const pod = at(objects['Deployment/worker'], 'spec', 'template', 'spec', 'containers', 0);
  return {
    kubernetes: at(pod, 'env', 0, 'value'),
    compose: at(services.worker, 'environment', 'URL'),
    errors: diagnostics.filter(({ severity }) => severity === 'error'),
  };
}

describe('url()', () => {
  it.each<[string, Ask]>([
    ['amqp://mq:5672', (web) => web.url()],
    ['amqp://mq:5672', (web) => web.url('', { scheme: 'amqp' })],
    ['amqp://mq:5672/vhost', (web) => web.url('/vhost', { scheme: 'amqp' })],
    ['http://mq:15672/api', (web) => web.url('/api', 'admin')],
    ['https://mq:15672', (web) => web.url(undefined, { port: 'admin', scheme: 'https' })],
    ['redis+tls://mq:5672/0', (web) => web.service.url('0', { scheme: 'redis+tls' })],
  ])('is %s on each target', (url, made) => {
    expect(ask(made)).toMatchObject({ kubernetes: url, compose: url, errors: [] });
  });

  it('leaves out a port that the scheme says', () => {
    const on = (port: number, scheme: string) =>
      ask((web) => web.url('/', { scheme }), { ports: [port] }).compose;
    expect(on(443, 'https')).toBe('https://mq/');
    expect(on(443, 'http')).toBe('http://mq:443/');
    expect(on(80, 'http')).toBe('http://mq/');
    expect(on(80, 'amqp')).toBe('amqp://mq:80/');
  });

  it.each<[string, Ask]>([
    ['a scheme with more than its name', (web) => web.url('/', { scheme: 'amqp://' })],
    ['a port that is none', (web) => web.url('/', 7 as never)],
    ['a path that is none', (web) => web.url({ a: 1 } as never)],
    ['an option that it does not have', (web) => web.url('/', { schema: 'a' } as never)],
  ])('does not take %s', (_what, made) => {
    const { errors } = ask(made);
    expect(errors.map(({ code, path, message }) => [code, path, /In url\(…\)/.test(message)])).toEqual([
      ['props/wrong-type', 'shop/worker', true],
    ]);
  });
});
