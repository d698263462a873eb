import { ApiObject } from 'cdk8s';
import { App, Chart, Existing, secret, Worker } from 'lading';
import { image, read, shop } from './make';

function told(chart: Chart) {
  const { diagnostics } = read(chart);
  return diagnostics.flatMap(({ code, severity, location, message }) =>
    severity === 'note' ? [] : [{ code, message, line: location?.line }],
  );
}

/** Reads a key, beside a Secret of nearly that name. */
function reader(chart: Chart, key = 'password'): Chart {
  new Worker(chart, 'mailer', { image, env: { PASSWORD: secret('mail-login', key) } });
  new ApiObject(chart, 'other', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'mail-logins' } });
  return chart;
}

describe('an Existing', () => {
  it('makes no object', () => {
    const chart = shop();
    new Existing(chart, 'db', { kind: 'Secret' });
    expect(read(chart).objects).toEqual({});
  });

  it('says that a name is right', () => {
    expect(told(reader(shop())).map(({ code }) => code)).toEqual(['reference/not-found']);
    const chart = reader(shop());
    new Existing(chart, 'mail-login', { kind: 'Secret' });
    expect(told(chart)).toEqual([]);
  });

  it('says which keys there are', () => {
    const existing = { kind: 'Secret', name: 'mail-login', keys: ['username', 'password'] };
    const chart = reader(shop());
    new Existing(chart, 'login', existing);
    expect(told(chart)).toEqual([]);
    const wrong = reader(shop(), 'pasword');
    new Existing(wrong, 'login', existing);
    expect(told(wrong).map(({ code }) => code)).toEqual(['secret/undeclared']);
  });

  it('is in the namespace of its chart, or in the one that it names', () => {
    const codes = (namespace?: string) => {
      const chart = reader(new Chart(new App(), 'shop', { namespace: 'shop' }), 'pasword');
      new Existing(chart, 'mail-login', { kind: 'Secret', namespace, keys: ['password'] });
      return told(chart).map(({ code }) => code);
    };
    expect(codes()).toEqual(['secret/undeclared']);
    expect(codes('shop')).toEqual(['secret/undeclared']);
    expect(codes('other')).toEqual(['reference/not-found']);
  });

  it.each([
    ['ports', { kind: 'Secret', ports: [{ port: 80 }] }],
    ['keys', { kind: 'Service', keys: ['a'] }],
  ])('has no %s where its kind has none', (_, props) => {
    const chart = shop();
    new Existing(chart, 'a', props);
    expect(told(chart)).toMatchObject([{ code: 'props/wrong-value' }]);
  });
});
