import type { Construct } from 'constructs';
import { App, Chart, Deployment, External, isSynthesisError, WebApp, Worker } from 'lading';
import { image, shop } from './make';

function refusalOf(make: () => unknown) {
  try {
    make();
  } catch (error) {
    if (isSynthesisError(error)) return error.diagnostics;
    throw error;
  }
  return [];
}

describe('a construct outside of any chart', () => {
  const makes: Readonly<Record<string, (scope: Construct) => unknown>> = {
    WebApp: (scope) => new WebApp(scope, 'web', { image, port: 80 }),
    Worker: (scope) => new Worker(scope, 'web', { image }),
    Deployment: (scope) => new Deployment(scope, 'web', { containers: [{ image }] }),
    External: (scope) => new External(scope, 'web', { host: 'web.acme.dev' }),
  };

  it.each(Object.entries(makes))('is refused where it is made: %s', (name, make) => {
    const [found] = refusalOf(() => make(new App()));
    expect(found).toMatchObject({ code: 'app/no-chart', path: 'web', construct: name });
    expect(found?.location?.file).toBe(__filename);
    expect(found?.fix).toContain(`new ${name}(shop, 'web', …)`);
    expect(refusalOf(() => make(new Chart(new App(), 'shop')))).toEqual([]);
  });

  it('is told together with what was found before', () => {
    const chart = shop();
    Reflect.construct(Worker, [chart, 'mailer', { image, restrat: 'no' }]);
    const found = refusalOf(() => new Worker(chart.node.root, 'late', { image }));
    expect(found.map(({ code }) => code)).toEqual(['props/unknown', 'app/no-chart']);
  });
});
