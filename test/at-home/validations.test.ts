import { Testing } from 'cdk8s';
import { App, Chart, isSynthesisError, WebApp, Worker } from 'lading';
import { synthesizeInto } from '../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../lib/emit/memory-output';

const image = 'ghcr.io/acme/web:1.0.0';

function told(root: Parameters<typeof synthesizeInto>[0]) {
  const { diagnostics } = synthesizeInto(root, memoryOutput(), { out: 'dist' });
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path, message }) => [code, path, message]);
}

describe('a validation that somebody adds with addValidation()', () => {
  it.each(['the app', 'a chart', 'a workload'])('to %s is run once, and its text is an error', (where) => {
    const app = new App();
    const shop = new Chart(app, 'shop');
    const web = new WebApp(shop, 'web', { image, port: 80 });
    let count = 0;
    const construct = where === 'the app' ? app : where === 'a chart' ? shop : web;
    construct.node.addValidation({ validate: () => [`no owner ${++count}`] });
    expect(told(app)).toEqual([['cdk8s/validation', construct.node.path, 'no owner 1']]);
  });

  it('to one of several apps is an error of that app', () => {
    const apps = ['one', 'two'].map((name) => new App({ name }));
    for (const app of apps) new Worker(new Chart(app, 'shop'), 'w', { image });
    apps[1]?.node.addValidation({ validate: () => ['not two'] });
    expect(apps.map((app) => told(app).length)).toEqual([0, 1]);
  });

  it('may throw, which hides nothing', () => {
    const app = new App();
    const shop = new Chart(app, 'shop');
    Reflect.construct(Worker, [shop, 'w', { image, imge: image }]);
    app.node.addValidation({
      validate: () => {
        throw new RangeError('too far');
      },
    });
    expect(told(app).map(([code, path]) => [code, path])).toEqual([
      ['cdk8s/validation', ''],
      ['props/unknown', 'shop/w'],
    ]);
  });

  it('is heard where the app synthesizes itself, and under cdk8s', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'shop');
    new Worker(chart, 'w', { image });
    app.node.addValidation({ validate: () => ['the app is not right'] });
    expect(() => app.synth()).toThrow('the app is not right');
    expect(told(app)).toHaveLength(1);

    const ours = new App({ outdir: '/nowhere' });
    new Worker(new Chart(ours, 'shop'), 'w', { image });
    ours.node.addValidation({ validate: () => ['ours is not right'] });
    let codes: readonly string[] = [];
    try {
      ours.synth();
    } catch (error) {
      codes = isSynthesisError(error) ? error.diagnostics.map(({ code }) => code) : [];
    }
    expect(codes).toContain('cdk8s/validation');
  });
});
