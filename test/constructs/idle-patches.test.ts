import { App, Chart, Deployment, Ingress, Service, WebApp, type WebAppProps, Worker } from 'lading';
import { synthesizeInto } from '../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../lib/emit/memory-output';
import { image, read, shop } from './make';

const keda = { triggers: [{ type: 'custom', scaler: 'x', metadata: {} }] } as const;
const changed = { metadata: { labels: { a: 'b' } } };

/** What is told of patches, by what stands between quotes. */
function idle(chart: Chart): string[] {
  return read(chart)
    .diagnostics.filter(({ code }) => code === 'patch/no-object')
    .map(({ message }) => /^"(.*?)"/.exec(message)?.[1] ?? message);
}

function web(props: Partial<WebAppProps>): string[] {
  const chart = shop();
  new WebApp(chart, 'web', { image, port: 8080, ...props });
  return idle(chart);
}

describe('a patch of an object that is not there', () => {
  it.each<[string, Partial<WebAppProps>, Partial<WebAppProps>]>([
    ['publicService', {}, { publish: 80 }],
    ['ingress', {}, { expose: 'a.dev' }],
    ['horizontalPodAutoscaler', { scale: 2 }, { scale: { min: 1, max: 2 } }],
    ['scaledObject', { scale: { min: 1, max: 2 } }, { scale: { min: 0, max: 2, keda } }],
    ['horizontalPodAutoscaler', { scale: { min: 0, max: 2, keda } }, { scale: { min: 1, max: 2 } }],
    ['podDisruptionBudget', { scale: 1 }, { scale: 2 }],
    ['podDisruptionBudget', { scale: 2, disruptionBudget: false }, { scale: 2 }],
    ['serviceAccount', { serviceAccount: 'mine' }, { serviceAccount: { name: 'mine' } }],
    ['serviceAccount', { serviceAccount: { create: false } }, {}],
    ['deployment', { targets: ['compose'] }, { targets: ['kubernetes'] }],
    ['service', { targets: ['compose'] }, {}],
    ['compose', { targets: ['kubernetes'] }, { targets: ['compose'] }],
  ])('is an error: %s of %j, and none of %j', (name, without, having) => {
    const patch = { [name]: name === 'compose' ? { labels: { a: 'b' } } : changed };
    expect(web({ ...without, patch })).toEqual([`patch.${name}`]);
    expect(web({ ...having, patch })).toEqual([]);
  });

  it('is looked for in every form that a construct takes', () => {
    const patch = { ingress: changed, deployment: changed };
    expect(web({ patch, kubernetes: { expose: 'a.dev' } })).toEqual([]);
    expect(web({ patch, compose: { expose: 'a.dev' } })).toEqual(['patch.ingress']);
  });

  it('is one that a block takes the place of wherever it could apply', () => {
    const patch = { compose: { init: true }, serviceAccount: changed };
    const kubernetes = { patch: { deployment: changed } };
    expect(web({ patch, kubernetes })).toEqual(['patch.serviceAccount']);
    expect(web({ patch, kubernetes, targets: ['kubernetes'] })).toEqual([
      'patch.compose',
      'patch.serviceAccount',
    ]);
  });

  it('stands in a block where it is said there', () => {
    const block = { patch: { ingress: changed } };
    const chart = shop();
    new WebApp(chart, 'web', {
      image,
      port: 8080,
      patch: { deployment: { ...changed } },
      kubernetes: block,
    });
    // The common patch is one of Kubernetes as well, where the block takes its place.
    expect(idle(chart)).toEqual(['patch.deployment', 'patch.ingress']);
    const told = read(chart).diagnostics.map(({ message }) => message);
    expect(told).toContainEqual(expect.stringContaining('block'));
  });

  it('is told at its own line', () => {
    const chart = shop();
    new WebApp(chart, 'web', {
      image,
      port: 8080,
      patch: {
        deployment: changed,
        ingress: { metadata: { name: 'here' } },
      },
    });
    const { diagnostics } = synthesizeInto(chart.node.root, memoryOutput(), { out: 'dist' });
    const [found] = diagnostics.filter(({ code }) => code === 'patch/no-object');
    expect(found).toMatchObject({ severity: 'error', path: 'shop/web', location: { column: 18 } });
  });

  it('is told of parts that stand alone', () => {
    const chart = shop();
    const api = new Deployment(chart, 'api', { containers: [{ image, port: 80 }] });
    const more = { targets: ['compose'] as const, patch: changed };
    const service = new Service(chart, 'door', { selects: api, ports: [{ port: 80 }], ...more });
    new Ingress(chart, 'way', { service, host: 'a.dev', ...more });
    new Deployment(chart, 'job', { containers: [{ image }], patch: { horizontalPodAutoscaler: changed } });
    expect(idle(chart)).toEqual(['patch', 'patch', 'patch.horizontalPodAutoscaler']);
  });

  it('is told of the Compose file of an app that has none, and of a Namespace that is not written', () => {
    const app = new App({ compose: { patch: { 'x-a': 1 } } });
    const chart = new Chart(app, 'shop', { namespace: { create: false, patch: changed } });
    new Worker(chart, 'web', { image, targets: ['kubernetes'] });
    expect(idle(chart).sort()).toEqual(['compose.patch', 'namespace.patch']);
    const other = new Chart(new App({ compose: { patch: { 'x-a': 1 } } }), 'shop', {
      namespace: { patch: changed },
    });
    new Worker(other, 'web', { image });
    expect(idle(other)).toEqual([]);
  });

  it('is not told beside what is wrong with the property that makes the object', () => {
    const chart = shop();
    const props = { image, port: 8080, patch: { ingress: changed, publicService: changed } };
    Reflect.set(props, 'expose', 7);
    new WebApp(chart, 'web', props);
    expect(read(chart).told).toEqual(['shop/web: patch/no-object', 'shop/web: props/wrong-type']);
  });

  it('is each construct’s own, also where several share one', () => {
    const chart = shop();
    const patch = { ingress: changed };
    new WebApp(chart, 'a', { image, port: 80, expose: 'a.dev', patch });
    new WebApp(chart, 'b', { image, port: 80, patch });
    expect(read(chart).told).toEqual(['shop/b: patch/no-object']);
  });
});
