import {
  Agent,
  App,
  Chart,
  CronJob,
  Deployment,
  Existing,
  External,
  Ingress,
  Job,
  Pod,
  Service,
  WebApp,
  Worker,
} from 'lading';
import { synthesizeInto } from '../../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../../lib/emit/memory-output';

/** What a program in JavaScript can hand over, whatever the types say. */
const wrong: readonly unknown[] = [null, 5, 'text', [], () => undefined, new Map(), { suppress: 5 }];

const anything = (value: unknown) => JSON.parse(JSON.stringify({ value })).value;

function errors(app: App): string[] {
  const { diagnostics } = synthesizeInto(app, memoryOutput(), { out: 'dist' });
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

function withChart(add: (chart: Chart) => void): string[] {
  const app = new App();
  add(new Chart(app, 'shop'));
  return errors(app);
}

/** Calls a constructor as JavaScript does: with whatever it has. */
function make(construct: object, ...args: unknown[]): unknown {
  if (typeof construct !== 'function') throw new TypeError('not a class');
  return Reflect.construct(construct, args);
}

describe.each(wrong.map((value) => [value]))('props that are %p', (value) => {
  test.each<[string, object]>([
    ['WebApp', WebApp],
    ['Worker', Worker],
    ['Deployment', Deployment],
    ['Agent', Agent],
    ['Pod', Pod],
    ['Job', Job],
    ['CronJob', CronJob],
    ['Service', Service],
    ['Ingress', Ingress],
    ['External', External],
    ['Existing', Existing],
  ])('of a %s are a diagnostic, not a crash', (_name, construct) => {
    expect(withChart((chart) => make(construct, chart, 'part', value)).join(' ')).toMatch(/props\//);
  });

  test('of an App are a diagnostic, not a crash', () => {
    const app = make(App, value);
    if (!(app instanceof App)) throw new Error('no app');
    expect(errors(app)).toContain('props/wrong-type');
  });

  test('of a Chart are a diagnostic, not a crash', () => {
    const app = new App();
    make(Chart, app, 'shop', value);
    expect(errors(app)).toContain('props/wrong-type');
  });
});

test('an output folder that is no string is a diagnostic, and cdk8s never sees it', () => {
  const app = new App(anything({ outdir: 5, resolvers: 5 }));
  expect(app.outdir).toBe('dist');
  expect(errors(app)).toEqual(['props/wrong-type', 'props/wrong-type']);
});
