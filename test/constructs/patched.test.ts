import { readFileSync } from 'node:fs';
import { ApiObject, JsonPatch } from 'cdk8s';
import {
  App,
  Chart,
  configFiles,
  Deployment,
  Ingress,
  Service,
  WebApp,
  type WebAppProps,
  Worker,
} from 'lading';
import { synthesizeInto } from '../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../lib/emit/memory-output';
import { image, read, shop } from './make';

/** What is told of patches: the target that does not get it, and what. */
function gaps(chart: Chart): string[] {
  return read(chart)
    .diagnostics.filter(({ code, suppressed }) => code === 'parity/patched' && suppressed === undefined)
    .map(({ affected: [place], message }) => `${place?.target}: ${/`(.*?)`/.exec(message)?.[1]}`);
}

function web(props: Partial<WebAppProps>, make?: (app: WebApp) => void): string[] {
  const chart = shop();
  const app = new WebApp(chart, 'web', { image, port: 8080, ...props });
  make?.(app);
  return gaps(chart);
}

const compose = (patch: NonNullable<WebAppProps['patch']>['compose']) => web({ patch: { compose: patch } });
const deployment = (patch: NonNullable<WebAppProps['patch']>['deployment']) =>
  web({ patch: { deployment: patch } });

describe('what a patch changes on one target', () => {
  it('is a gap on the other, field by field', () => {
    expect(compose({ volumes: ['/srv:/srv'], hostname: 'a' })).toEqual([
      'kubernetes: hostname',
      'kubernetes: volumes',
    ]);
    expect(deployment({ spec: { minReadySeconds: 3, template: { spec: { hostPID: true } } } })).toEqual([
      'compose: spec.minReadySeconds',
      'compose: spec.template.spec.hostPID',
    ]);
  });

  it('is one where both are patched, for nobody can tell that they mean the same', () => {
    const both = {
      compose: { hostname: 'a' },
      deployment: { spec: { template: { spec: { hostname: 'a' } } } },
    };
    expect(web({ patch: both })).toEqual(['kubernetes: hostname', 'compose: spec.template.spec.hostname']);
  });

  it('is named by its place, however the patch says it', () => {
    expect(
      compose([
        { op: 'add', path: '/extra_hosts', value: ['a=10.0.0.1'] },
        { op: 'add', path: '/extra_hosts/-', value: 'b=10.0.0.2' },
        { op: 'copy', from: '/extra_hosts', path: '/dns' },
        { op: 'test', path: '/init', value: true },
      ]),
    ).toEqual([]);
    expect(
      compose([
        { op: 'add', path: '/extra_hosts', value: ['a=10.0.0.1'] },
        { op: 'add', path: '/extra_hosts/-', value: 'b=10.0.0.2' },
      ]),
    ).toEqual(['kubernetes: extra_hosts']);
    expect(deployment([{ op: 'add', path: '/spec/template/spec/containers/0/args', value: ['-v'] }])).toEqual(
      ['compose: spec.template.spec.containers.0.args'],
    );
  });

  it('is none where it changes nothing', () => {
    expect(deployment({ spec: { template: { spec: { hostAliases: null } } } })).toEqual([]);
    expect(compose({ read_only: true })).toEqual([]);
  });

  it.each<[string, WebAppProps['patch']]>([
    ['labels and annotations', { service: { metadata: { labels: { a: 'b' }, annotations: { c: 'd' } } } }],
    ['those of pods', { deployment: { spec: { template: { metadata: { annotations: { a: 'b' } } } } } }],
    [
      'where pods run',
      { deployment: { spec: { template: { spec: { priorityClassName: 'a', tolerations: [] } } } } },
    ],
    ['who they are', { serviceAccount: { automountServiceAccountToken: true } }],
    [
      'the names and the logs of containers',
      { compose: { container_name: 'a', logging: { driver: 'none' } } },
    ],
    ['extensions', { compose: { 'x-a': 1 } }],
    ['what a swarm knows', { compose: { deploy: { placement: { constraints: ['a==b'] } } } }],
  ])('is none where it means nothing there: %s', (_, patch) => {
    expect(web({ patch })).toEqual([]);
  });

  it('is told of each object', () => {
    expect(
      web({
        expose: 'a.dev',
        publish: 80,
        scale: { min: 2, max: 3 },
        patch: {
          service: { spec: { publishNotReadyAddresses: true } },
          publicService: { spec: { loadBalancerSourceRanges: ['10.0.0.0/8'], loadBalancerClass: 'a' } },
          ingress: { spec: { ingressClassName: 'a', tls: [{ hosts: ['a.dev'] }] } },
          horizontalPodAutoscaler: { spec: { minReplicas: 1, maxReplicas: 5 } },
        },
      }).sort(),
    ).toEqual([
      'compose: spec.loadBalancerSourceRanges',
      'compose: spec.minReplicas',
      'compose: spec.publishNotReadyAddresses',
      'compose: spec.tls',
    ]);
  });

  it('is told of parts that stand alone', () => {
    const chart = shop();
    const api = new Deployment(chart, 'api', { containers: [{ image, port: 80 }] });
    const door = new Service(chart, 'door', {
      selects: api,
      ports: [{ port: 80 }],
      patch: { spec: { clusterIP: 'None' } },
    });
    new Ingress(chart, 'way', {
      service: door,
      host: 'a.dev',
      patch: { spec: { defaultBackend: null, tls: [] } },
    });
    expect(gaps(chart)).toEqual(['compose: spec.clusterIP', 'compose: spec.tls']);
  });

  it('is told of the rest of the Compose file, where anything runs elsewhere as well', () => {
    const told = (targets: WebAppProps['targets']) => {
      const chart = shop({ compose: { patch: { networks: { default: { internal: true, driver: 'a' } } } } });
      new Worker(chart, 'web', { image, targets });
      return gaps(chart);
    };
    expect(told(undefined)).toEqual(['kubernetes: networks.default.internal']);
    expect(told(['compose'])).toEqual([]);
  });

  it('is told of what is changed the cdk8s way', () => {
    expect(
      web({ volumes: { '/etc/web': configFiles({ a: 'b' }) } }, (app) => {
        const object = ApiObject.of(app);
        object.metadata.addLabel('a', 'b');
        object.addJsonPatch(JsonPatch.add('/spec/template/spec/nodeName', 'a'));
        object.addJsonPatch(JsonPatch.replace('/spec/replicas', 3));
        const files = app.deployment.node.findChild('ConfigMap-etc-web');
        ApiObject.of(files).addJsonPatch(JsonPatch.replace('/data/a', 'c'));
      }).sort(),
    ).toEqual(['compose: data.a', 'compose: spec.replicas']);
  });

  it('is no gap of what is on one target alone', () => {
    const patch = { compose: { hostname: 'a' } };
    expect(web({ targets: ['compose'], patch })).toEqual([]);
    const app = new App();
    const chart = new Chart(app, 'shop');
    const kubernetes = { publish: 80, patch: { publicService: { spec: { externalIPs: ['10.0.0.1'] } } } };
    new WebApp(chart, 'web', { image, port: 80, kubernetes });
    expect(gaps(chart)).toEqual([]);
  });

  it('is a gap in a block too, for the other target has the workload as well', () => {
    expect(web({ compose: { patch: { compose: { hostname: 'a' } } } })).toEqual(['kubernetes: hostname']);
    expect(web({ kubernetes: { patch: { service: { spec: { clusterIP: 'None' } } } } })).toEqual([
      'compose: spec.clusterIP',
    ]);
  });

  it('is told at its own line', () => {
    const chart = shop();
    new WebApp(chart, 'web', {
      image,
      port: 8080,
      compose: {
        patch: { compose: { hostname: 'here' } },
      },
      patch: {
        deployment: [
          { op: 'add', path: '/spec/paused', value: true },
          { op: 'replace', path: '/spec/replicas', value: 4 },
        ],
      },
    });
    const source = readFileSync(__filename, 'utf8').split('\n');
    const options = { out: 'dist', placeNotes: true };
    const { diagnostics } = synthesizeInto(chart.node.root, memoryOutput(), options);
    const lines = diagnostics
      .filter(({ code }) => code === 'parity/patched')
      .map(({ location }) => source[(location?.line ?? 0) - 1]?.trim());
    expect(lines).toEqual([
      "patch: { compose: { hostname: 'here' } },",
      "{ op: 'add', path: '/spec/paused', value: true },",
      "{ op: 'replace', path: '/spec/replicas', value: 4 },",
    ]);
  });
});

describe('onlyHere', () => {
  const onlyHere = 'Kubernetes has a volume claim.';

  it('says why a patch is meant for one target, and reaches no output', () => {
    const chart = shop();
    const patch = { compose: { hostname: 'a', onlyHere }, deployment: { spec: { paused: true } } };
    new WebApp(chart, 'web', { image, port: 8080, patch });
    expect(gaps(chart)).toEqual(['compose: spec.paused']);
    const { services, told } = read(chart);
    expect(services.web).toMatchObject({ hostname: 'a' });
    expect(services.web).not.toHaveProperty('onlyHere');
    expect(told).toEqual([]);
  });

  it('holds for one operation of a JSON Patch', () => {
    const add = (path: string) => ({ op: 'add', path, value: ['a'] }) as const;
    expect(compose([{ ...add('/dns'), onlyHere }, add('/dns_search')])).toEqual(['kubernetes: dns_search']);
    expect(compose([add('/dns'), { ...add('/dns'), onlyHere }])).toEqual(['kubernetes: dns']);
    expect(
      compose([
        { ...add('/dns'), onlyHere },
        { ...add('/dns_search'), onlyHere },
      ]),
    ).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no text', true],
    ['an empty text', ' '],
    ['null', null],
  ])('has to say something: %s', (_, value) => {
    const chart = shop();
    const patch = { compose: { hostname: 'a' } };
    Reflect.set(patch.compose, 'onlyHere', value);
    const operation = { op: 'add', path: '/spec/paused', value: true } as const;
    Reflect.set(operation, 'onlyHere', value);
    new WebApp(chart, 'web', { image, port: 8080, patch: { ...patch, deployment: [operation] } });
    expect(read(chart).told).toEqual(['shop/web: props/wrong-value', 'shop/web: props/wrong-value']);
  });

  it.each([
    ['an object that no other target has', { serviceAccount: { onlyHere } }],
    ['a budget', { podDisruptionBudget: [{ op: 'remove', path: '/spec/maxUnavailable', onlyHere }] }],
    ['a test', { compose: [{ op: 'test', path: '/read_only', value: true, onlyHere }] }],
  ])('is refused where it would say nothing: %s', (_, patch) => {
    const chart = shop();
    const props = { image, port: 8080, scale: 2 };
    Reflect.set(props, 'patch', patch);
    new WebApp(chart, 'web', props);
    expect(read(chart).told).toEqual(['shop/web: props/wrong-value']);
  });
});

it('is a gap as well beside an operation of the same list that says why', () => {
  const at = '/spec/template/spec/containers/0/env';
  const env = { A: '1', B: '2' };
  const remove = { op: 'remove', path: `${at}/0`, onlyHere: 'Compose needs it.' } as const;
  const add = { op: 'add', path: `${at}/-`, value: { name: 'C', value: '3' } } as const;
  expect(web({ env, patch: { deployment: [remove, add] } })).not.toEqual([]);
  const because = { ...add, onlyHere: 'Compose has none.' };
  expect(web({ env, patch: { deployment: [remove, because] } })).toEqual([]);
});
