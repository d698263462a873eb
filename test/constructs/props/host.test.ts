import { External, secret, variable, Worker } from 'lading';
import { at, image, read, shop } from '../make';

function told(props: object) {
  const chart = shop();
  new External(chart, 'db', Object.assign({ host: 'db.acme.dev' }, props));
  new Worker(chart, 'last', { image });
  return read(chart).diagnostics.filter(({ severity }) => severity !== 'note');
}

function envOf(props: { readonly host: string; readonly port?: number }) {
  const chart = shop();
  const db = new External(chart, 'db', props);
  new Worker(chart, 'last', { image, env: { HOST: db.host, URL: db.url('/v1') } });
  const { objects, services } = read(chart);
  const container = at(objects['Deployment/last'], 'spec', 'template', 'spec', 'containers', 0);
  return { kubernetes: at(container, 'env', 1, 'value'), compose: at(services, 'last', 'environment') };
}

describe('the host of an endpoint', () => {
  it.each([
    ['db.acme.dev:5432', 'db.acme.dev', '5432'],
    ['[2001:db8::1]:5432', '[2001:db8::1]', '5432'],
    ['https://api.acme.dev', 'api.acme.dev', "'https'"],
    ['postgres://u:p@db.acme.dev:5432/app', 'db.acme.dev', '5432'],
    ['[2001:db8::1]', '2001:db8::1', ''],
  ])('is no more than that: %s', (host, suggestion, fix) => {
    const [error, ...more] = told({ host });
    expect(more).toEqual([]);
    expect(error).toMatchObject({ code: 'props/wrong-value', path: 'shop/db', suggestion });
    if (fix !== '') expect(error?.fix).toContain(fix);
  });

  it.each([
    ...['db.acme.dev/app', 'my db', 'user@db', 'a:b', 'db?x', ' db'],
    ...['*.acme.dev', 'db..acme.dev', '.acme.dev', '-db.dev', 'db-.dev', '999.1.1.1', '10.0.1', '7'],
  ])('is nothing like %j', (host) => {
    expect(told({ host })).toMatchObject([{ code: 'props/wrong-value' }]);
    expect(told({ host: { kubernetes: host, compose: 'db' } })).toMatchObject([
      { code: 'props/wrong-value' },
    ]);
  });

  it.each([
    'db',
    'db.acme.dev.',
    '10.0.0.1',
    '2001:db8::1',
    '::1',
    'my_db',
    'büro.acme.dev',
    '0-a.1x',
    'a--b.7eleven.dev',
  ])('may be %s', (host) => {
    expect(told({ host })).toEqual([]);
  });

  it('may be known to others alone, and a part of it', () => {
    expect(told({ host: secret('db', 'host') })).toEqual([]);
    expect(told({ host: `${variable('REGION', { default: 'eu' })}.db.acme.dev` })).toEqual([]);
    expect(told({ host: `https://${variable('REGION', { default: 'eu' })}` })).toHaveLength(1);
  });

  it('has brackets in a URL where it is an address of IPv6, and none by itself', () => {
    const { kubernetes, compose } = envOf({ host: '2001:db8::1', port: 8080 });
    expect(kubernetes).toBe('http://[2001:db8::1]:8080/v1');
    expect(compose).toEqual({ HOST: '2001:db8::1', URL: 'http://[2001:db8::1]:8080/v1' });
    expect(envOf({ host: '10.0.0.1' }).kubernetes).toBe('http://10.0.0.1/v1');
  });

  it.each([
    ['2001:db8::1', ['tcp://[2001:db8::1]:80', 'u@[2001:db8::1]/v1', 'a,2001:db8::1,b', '[2001:db8::1]:80']],
    ['10.0.0.1', ['tcp://10.0.0.1:80', 'u@10.0.0.1/v1', 'a,10.0.0.1,b', '[10.0.0.1]:80']],
  ])('has them as well in a text where a port or a path follows: %s', (host, texts) => {
    const chart = shop();
    const db = new External(chart, 'db', { host, port: 80 });
    const args = [
      `tcp://${db.host}:${db.port}`,
      `u@${db.host}/v1`,
      `a,${db.host},b`,
      `[${db.host}]:${db.port}`,
    ];
    new Worker(chart, 'last', { image, args });
    const { objects, services } = read(chart);
    const container = at(objects['Deployment/last'], 'spec', 'template', 'spec', 'containers', 0);
    expect([at(container, 'args'), at(services, 'last', 'command')]).toEqual([texts, texts]);
  });
});

describe('the port of an endpoint', () => {
  it.each([['http'], ['0'], [70000], ['5432/tcp'], [1.5], ['']])('is a number: %p', (port) => {
    expect(told({ port })).toMatchObject([{ code: 'props/wrong-value' }]);
  });

  it('may be text, and a reference', () => {
    expect(told({ port: '5432' })).toEqual([]);
    expect(told({ port: variable('PORT', { default: '5432' }) })).toEqual([]);
  });
});

test('the scheme of an endpoint is no beginning of a URL', () => {
  expect(told({ scheme: 'postgres://' })).toMatchObject([{ code: 'props/wrong-value' }]);
  expect(told({ scheme: 'postgres+ssl' })).toEqual([]);
});
