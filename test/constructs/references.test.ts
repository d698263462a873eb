import { config, field, secret, variable, WebApp, Worker } from 'lading';
import { at, image, read, shop } from './make';

/** The env of a Worker with one value, on each target. */
function env(value: (db: WebApp) => string | WebApp['host']): {
  kubernetes: unknown;
  compose: unknown;
  told: readonly string[];
} {
  const chart = shop();
  const db = new WebApp(chart, 'db', { image, port: 5432, readiness: undefined });
  new Worker(chart, 'caller', { image, env: { VALUE: value(db) } });
  const { objects, services, told } = read(chart);
  return {
    kubernetes: at(
      objects['Deployment/caller'],
      'spec',
      'template',
      'spec',
      'containers',
      0,
      'env',
      0,
      'value',
    ),
    compose: at(services.caller, 'environment', 'VALUE'),
    told,
  };
}

describe('a reference', () => {
  it.each([
    ['as it is', (db: WebApp) => db.host, 'db'],
    ['in a template literal', (db: WebApp) => `tcp://${db.host}:${db.port}/`, 'tcp://db:5432/'],
    ['two in a row', (db: WebApp) => `${db.host}${db.port}`, 'db5432'],
    // biome-ignore lint/style/useTemplate: + is what this is about.
    ['joined by +', (db: WebApp) => `a${db.host}` + db.port, 'adb5432'],
    [
      'in JSON',
      (db: WebApp) => JSON.stringify({ host: db.host, port: db.port }),
      '{"host":"db","port":"5432"}',
    ],
    ['in a URL', (db: WebApp) => new URL(`http://${db.host}/path`).href, 'http://db/path'],
    ['in a list that is joined', (db: WebApp) => [db.host, 'x'].join(','), 'db,x'],
  ])('can stand %s', (_, value, text) => {
    expect(env(value)).toEqual({ kubernetes: text, compose: text, told: [] });
  });

  it('is no number, and says so where it is used as one', () => {
    const { port } = new WebApp(shop(), 'db', { image, port: 5432 });
    expect(() => Number(port)).toThrow('reference/not-a-number');
    expect(() => Math.max(1, Number(port))).toThrow(TypeError);
  });

  it('that was changed on its way is an error, not a riddle in the output', () => {
    const { told } = env((db) => `${db.host}`.toUpperCase());
    expect(told).toContain('shop/caller: reference/marker-in-output');
  });

  it('that was turned into text and went nowhere is a warning', () => {
    const chart = shop();
    const db = new WebApp(chart, 'db', { image, port: 5432 });
    const lost = `http://${db.host}`;
    expect(lost).not.toContain('db');
    expect(read(chart).told).toContain(': reference/unused');
    expect(read(chart).told).not.toContain(': reference/unused');
  });

  it('to a port that the Service does not have is an error', () => {
    const { told } = env((db) => db.portOf('admin'));
    expect(told).toContain('shop/caller: reference/no-service');
  });

  it('to a secret never becomes a value in the output', () => {
    const chart = shop();
    new Worker(chart, 'caller', {
      image,
      env: {
        A: secret('db', 'password'),
        B: `x${secret('db', 'password')}`,
        C: config('c', 'level'),
        D: field('metadata.name'),
      },
    });
    const { objects, services } = read(chart);
    expect(at(objects['Deployment/caller'], 'spec', 'template', 'spec', 'containers', 0, 'env')).toEqual([
      { name: 'A', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
      { name: 'B', value: 'x$(A)' },
      { name: 'C', valueFrom: { configMapKeyRef: { name: 'c', key: 'level' } } },
      { name: 'D', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ]);
    expect(at(services.caller, 'environment')).toEqual({
      A: '$' + '{DB_PASSWORD:?set DB_PASSWORD in .env}',
      B: 'x$' + '{DB_PASSWORD:?set DB_PASSWORD in .env}',
      C: '$' + '{C_LEVEL:?set C_LEVEL in .env}',
    });
  });

  it('to a variable without a default is an error on Kubernetes, which has none', () => {
    const chart = shop();
    new Worker(chart, 'caller', { image, env: { TAG: variable('TAG') } });
    expect(read(chart).told).toEqual(['shop/caller: variable/no-value']);
  });
});
