import { Construct } from 'constructs';
import { App, Chart, Deployment, Existing, External, Ingress, Service, WebApp, Worker } from 'lading';
import { synthInMemory } from '../properties/apps-synth';
import { wrongValues } from '../properties/wrong-values';
import { image, shop } from './make';

const propsOfWebApp = [
  ...['name', 'image', 'build', 'pull', 'command', 'args', 'workingDir', 'port', 'ports', 'env', 'volumes'],
  ...['resources', 'startup', 'readiness', 'liveness', 'healthTool', 'healthCommand', 'postStart', 'preStop'],
  ...['user', 'writableRoot', 'privileged', 'allowPrivilegeEscalation', 'addCapabilities'],
  ...['labels', 'annotations', 'targets', 'scale'],
  ...['rollout', 'restart', 'stopGracePeriod', 'stopSignal', 'startAfter', 'calls', 'serviceAccount'],
  ...[
    'disruptionBudget',
    'pullSecrets',
    'initContainers',
    'sidecars',
    'suppress',
    'patch',
    'expose',
    'publish',
  ],
];

/** Calls something of the public API as JavaScript can: with anything. */
type Anything = (chart: Chart, value: never) => unknown;

const places: Readonly<Record<string, Anything>> = {
  App: (_, value) => new App(value),
  'app.compose': (_, compose) => new App({ compose }),
  'app.compose.patch': (_, patch) =>
    new Worker(new Chart(new App({ compose: { patch } }), 'c'), 'w', { image }),
  'app.kubernetes': (_, kubernetes) => new App({ kubernetes }),
  'app.defaults': (_, defaults) => new Worker(new Chart(new App({ defaults }), 'c'), 'w', { image }),
  'app.suppress': (_, suppress) => new Worker(new Chart(new App({ suppress }), 'c'), 'w', { image }),
  Chart: (chart, value) => new Chart(chart, 'other', value),
  'chart.labels': (chart, labels) => new Worker(new Chart(chart, 'c', { labels }), 'w', { image }),
  'chart.namespace': (chart, namespace) => new Worker(new Chart(chart, 'c', { namespace }), 'w', { image }),
  'chart.suppress': (chart, suppress) => new Chart(chart, 'other', { suppress }),
  'defaults.labels': (chart, labels) =>
    new Worker(new Chart(chart, 'c', { defaults: { labels } }), 'w', { image }),
  'defaults.resources': (chart, resources) =>
    new Worker(new Chart(chart, 'c', { defaults: { resources } }), 'w', { image }),
  WebApp: (chart, value) => new WebApp(chart, 'w', value),
  Worker: (chart, value) => new Worker(chart, 'w', value),
  Deployment: (chart, value) => new Deployment(chart, 'w', value),
  Service: (chart, value) => new Service(chart, 'w', value),
  Existing: (chart, value) => new Existing(chart, 'w', value),
  'existing.keys': (chart, keys) => new Existing(chart, 'w', { kind: 'Secret', keys }),
  'existing.ports': (chart, ports) => new Existing(chart, 'w', { kind: 'Service', ports }),
  External: (chart, value) => new External(chart, 'w', value),
  Ingress: (chart, value) => new Ingress(chart, 'w', value),
  containers: (chart, containers) => new Deployment(chart, 'w', { containers }),
  container: (chart, container) => new Deployment(chart, 'w', { containers: [container] }),
  'service.selects': (chart, selects) => new Service(chart, 'w', { selects, ports: [{ port: 80 }] }),
  'ingress.service': (chart, service) => new Ingress(chart, 'w', { service, host: 'a.acme.dev' }),
  'external.host': (chart, host) => new External(chart, 'w', { host }),
  'env value': (chart, A) => new Worker(chart, 'w', { image, env: { A } }),
  volume: (chart, volume) => new Worker(chart, 'w', { image, volumes: { '/a': volume } }),
  'file content': (chart, f) =>
    new Worker(chart, 'w', { image, volumes: { '/a': { type: 'config', files: { f } } } }),
  'patch of Kubernetes': (chart, deployment) => new Worker(chart, 'w', { image, patch: { deployment } }),
  'patch of Compose': (chart, compose) => new Worker(chart, 'w', { image, patch: { compose } }),
  'value in a patch of Kubernetes': (chart, spec) =>
    new Worker(chart, 'w', { image, patch: { deployment: { spec } } }),
  'value in a patch of Compose': (chart, labels) =>
    new Worker(chart, 'w', { image, patch: { compose: { labels } } }),
  'operation on Kubernetes': (chart, one) => new Worker(chart, 'w', { image, patch: { deployment: [one] } }),
  'operation on Compose': (chart, one) => new Worker(chart, 'w', { image, patch: { compose: [one] } }),
  addEnv: (chart, value) => new Worker(chart, 'w', { image }).addEnv('A', value),
  addVolume: (chart, value) => new Worker(chart, 'w', { image }).addVolume('/a', value),
  addLabel: (chart, value) => new Worker(chart, 'w', { image }).addLabel('a', value),
  addAnnotation: (chart, value) => new Worker(chart, 'w', { image }).addAnnotation('a', value),
  addCall: (chart, value) => new Worker(chart, 'w', { image }).addCall(value),
  startAfter: (chart, value) => new Worker(chart, 'w', { image }).startAfter(value),
  addInitContainer: (chart, value) => new Worker(chart, 'w', { image }).addInitContainer(value),
  addSidecar: (chart, value) => new Worker(chart, 'w', { image }).addSidecar(value),
  ...Object.fromEntries(
    propsOfWebApp.map((key): [string, Anything] => [
      key,
      (chart, value) => new WebApp(chart, 'w', Object.assign({ image, port: 80 }, { [key]: value })),
    ]),
  ),
};

function crashOf(place: Anything, value: unknown): string | undefined {
  try {
    const chart = shop();
    const call: (chart: Chart, value: unknown) => unknown = Object(place);
    const made = call(chart, value);
    // Mostly the app of the chart; some places make an app of their own.
    for (const root of new Set([
      chart.node.root,
      made instanceof Construct ? made.node.root : chart.node.root,
    ]))
      synthInMemory(root);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('whatever is handed over', () => {
  it.each(Object.entries(wrongValues))('%s crashes nothing: what cannot be read is told', (_, value) => {
    const crashes = Object.entries(places).flatMap(([name, place]) => {
      const crash = crashOf(place, value);
      return crash === undefined ? [] : [`${name}: ${crash}`];
    });
    expect(crashes).toEqual([]);
  });
});
