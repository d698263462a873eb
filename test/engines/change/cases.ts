import {
  Agent,
  type Chart,
  CronJob,
  configFiles,
  emptyDir,
  Job,
  Pod,
  StatefulApp,
  WebApp,
  type WebAppProps,
  Worker,
} from '../../../lib';
import type { Target } from '../../../lib/model/target';

/** An app before and after: one example of each thing that a change can do. */
export interface ChangeCase {
  readonly name: string;
  /** Default: Kubernetes and Compose. */
  readonly targets?: readonly Target[];
  before(chart: Chart): void;
  after(chart: Chart): void;
}

const image = 'ghcr.io/acme/web:1.4.2';
const next = 'ghcr.io/acme/web:1.5.0';

function web(name: string, before: Partial<WebAppProps>, after: Partial<WebAppProps>): ChangeCase {
  const make = (chart: Chart, props: Partial<WebAppProps>) =>
    new WebApp(chart, 'web', { image, port: 8080, ...props });
  return {
    name,
    before: (chart) => {
      make(chart, before);
    },
    after: (chart) => {
      make(chart, after);
    },
  };
}

function each<const T>(
  name: string,
  before: T,
  after: T,
  make: (chart: Chart, value: T) => void,
): ChangeCase {
  return { name, before: (chart) => make(chart, before), after: (chart) => make(chart, after) };
}

export const changeCases: readonly ChangeCase[] = [
  web('an image', {}, { image: next }),
  web('an image, by recreating', { rollout: 'recreate' }, { rollout: 'recreate', image: next }),
  web('replicas', { scale: 2 }, { scale: 3 }),
  web('replicas that something else begins to scale', { scale: 3 }, { scale: { min: 2, max: 4, cpu: 70 } }),
  web('replicas by load', { scale: { min: 2, max: 4, cpu: 70 } }, { scale: { min: 2, max: 6, cpu: 80 } }),
  web(
    'amounts in other words',
    { resources: { memory: '512Mi', cpu: '500m' } },
    { resources: { memory: '0.5Gi', cpu: 0.5 } },
  ),
  web('a selector', { selector: { app: 'web' } }, { selector: { app: 'front' } }),
  web('variables', { env: { A: '1', B: '2' } }, { env: { B: '3', C: '4' } }),
  web('variables in another order', { env: { A: '1', B: '2' } }, { env: { B: '2', A: '1' } }),
  web(
    'mounts in another order',
    { volumes: { '/a': emptyDir(), '/b': emptyDir() } },
    { volumes: { '/b': emptyDir(), '/a': emptyDir() } },
  ),
  web(
    'capabilities in another order',
    { addCapabilities: ['CHOWN', 'NET_BIND_SERVICE'] },
    { addCapabilities: ['NET_BIND_SERVICE', 'CHOWN'] },
  ),
  web(
    'names of hosts in another order',
    { hostAliases: { 'a.acme.dev': '10.0.0.1', 'b.acme.dev': '10.0.0.2' } },
    { hostAliases: { 'b.acme.dev': '10.0.0.2', 'a.acme.dev': '10.0.0.1' } },
  ),
  web(
    'published ports in another order',
    { publish: [80, 81].map((port) => ({ port, to: 8080 })) },
    { publish: [81, 80].map((port) => ({ port, to: 8080 })) },
  ),
  each('ports in another order', [8080, 9090], [9090, 8080], (chart, ports) => {
    new WebApp(chart, 'web', {
      image,
      ports: ports.map((port) => ({ name: `p${port}`, port })),
    });
  }),
  each('containers in another order', ['a', 'b'], ['b', 'a'], (chart, names) => {
    new Worker(chart, 'mailer', { image, initContainers: names.map((name) => ({ name, image })) });
  }),
  web('an annotation', {}, { annotations: { 'acme.dev/team': 'shop' } }),
  web('the strategy alone', { scale: 3 }, { scale: 3, rollout: { maxSurge: 2 } }),
  web('a published port', {}, { publish: 80 }),
  web('a user', {}, { user: 0 }),
  web(
    'files',
    { volumes: { '/etc/a': configFiles({ 'a.yaml': 'a: 1\n' }) } },
    { volumes: { '/etc/a': configFiles({ 'a.yaml': 'a: 2\n' }) } },
  ),
  web('an image that is built', { build: './web' }, { build: { context: './web', args: { A: '1' } } }),
  web('a profile', {}, { profiles: ['extra'] }),
  each('a claim template', '10Gi', '20Gi', (chart, size) => {
    new StatefulApp(chart, 'db', { image, port: 5432, storage: { '/data': size } });
  }),
  each('an image of what has claims', image, next, (chart, of) => {
    new StatefulApp(chart, 'db', { image: of, port: 5432, storage: { '/data': '1Gi' } });
  }),
  each('an image on each node', image, next, (chart, of) => {
    new Agent(chart, 'watch', { image: of });
  }),
  each(
    'a schedule and an image',
    ['0 3 * * *', image] as const,
    ['0 4 * * *', next] as const,
    (chart, [schedule, of]) => {
      new CronJob(chart, 'nightly', { image: of, schedule });
    },
  ),
  each('a Job', image, next, (chart, of) => {
    new Job(chart, 'migrate', { image: of });
  }),
  each('how often a Job is tried', 3, 4, (chart, backoffLimit) => {
    new Job(chart, 'migrate', { image, backoffLimit });
  }),
  each('a variable of a bare Pod', '1', '2', (chart, A) => {
    new Pod(chart, 'probe', {
      containers: [{ image, env: { A } }],
      suppress: [{ code: 'pod/not-rescheduled', reason: 'a test' }],
    });
  }),
  each('an image of a bare Pod', image, next, (chart, of) => {
    new Pod(chart, 'probe', {
      containers: [{ image: of }],
      suppress: [{ code: 'pod/not-rescheduled', reason: 'a test' }],
    });
  }),
  each('what may be asked', ['get'] as const, ['get', 'list'] as const, (chart, verbs) => {
    new Worker(chart, 'operator', { image, permissions: [{ resources: ['pods'], verbs }] });
  }),
  each('a name', 'web', 'front', (chart, id) => {
    new WebApp(chart, id, { image, port: 8080 });
  }),
  each('one workload less', true, false, (chart, isThere) => {
    new WebApp(chart, 'web', { image, port: 8080 });
    if (isThere) new Worker(chart, 'mailer', { image });
  }),
  each('what starts first', false, true, (chart, waits) => {
    const db = new WebApp(chart, 'db', { image, port: 5432 });
    new Worker(chart, 'mailer', { image, compose: { startAfter: waits ? [db] : [] } });
  }),
];
