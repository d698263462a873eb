import {
  App,
  Chart,
  type Defaults,
  httpGet,
  type JsonPatchOperation,
  WebApp,
  type WebAppOptions,
  Worker,
} from 'lading';

const app = new App({
  name: 'acme',
  kubernetes: { versions: '1.35-1.37', waitImage: 'ghcr.io/acme/wait:1.0.0' },
  compose: { name: 'acme', floor: '5.3', patch: [{ op: 'add', path: '/x-acme', value: { team: 'shop' } }] },
  defaults: { user: 'image', resources: { cpu: '100m' }, stopGracePeriod: '20s', healthTool: 'curl' },
  suppress: [{ code: 'probe/no-health-tool', reason: 'Distroless images.' }],
  policy: {
    preset: ['strict', 'pod-security-restricted'],
    rules: {
      'image/no-tag': 'error',
      'scale/few-replicas': { level: 'error', minimum: 3 },
      'probe/missing': { probes: ['readiness'] },
    },
  },
});
new App({ policy: 'strict' });
// @ts-expect-error there is no such preset
new App({ policy: 'stricter' });
// @ts-expect-error there is no such rule
new App({ policy: { rules: { 'image/no-tags': 'off' } } });
// @ts-expect-error a server refuses it, whatever anybody thinks of it
new App({ policy: { rules: { 'kubernetes/invalid': 'off' } } });
// @ts-expect-error there is no such level
new App({ policy: { rules: { 'image/no-tag': 'note' } } });
// @ts-expect-error the rule has no such parameter
new App({ policy: { rules: { 'image/no-tag': { minimum: 3 } } } });
// @ts-expect-error the parameter is a number
new App({ policy: { rules: { 'scale/few-replicas': { minimum: '3' } } } });
const chart = new Chart(app, 'shop', {
  namespace: 'shop',
  labels: { team: 'shop' },
  defaults: { user: 1000 },
});
const image = 'ghcr.io/acme/web:1.0.0';

new WebApp(chart, 'patched', {
  image,
  port: 8080,
  patch: {
    deployment: { spec: { paused: true, template: { spec: { hostAliases: null } } } },
    service: [{ op: 'remove', path: '/spec/type' }],
    compose: { extra_hosts: ['legacy=10.0.0.7'] },
  },
});

type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Own =
  | 'name'
  | 'selector'
  | 'image'
  | 'build'
  | 'develop'
  | 'port'
  | 'ports'
  | 'publish'
  | 'expose'
  | 'startAfter'
  | 'permissions'
  | 'patch';
/** An editor offers for defaults what it offers for a workload. */
export const offered: Equal<
  keyof Defaults,
  Exclude<keyof WebAppOptions, Own | 'suppress' | 'versions'>
> = true;
/** What merges, and what is removed. */
const defaults: Defaults = {
  env: { TZ: 'Europe/Berlin', OLD: null },
  readiness: httpGet('/ready'),
  scale: { min: 2, max: 4 },
  liveness: null,
  compose: { env: { TZ: null }, readiness: null, scale: 1 },
};
new Chart(new App({ defaults }), 'full', { defaults });
new Worker(chart, 'bare', { image, env: { TZ: null }, user: null, compose: { args: null } });

// @ts-expect-error a published port is each workload's own
new App({ defaults: { publish: 80 } });
// @ts-expect-error what a workload waits for, too
new Chart(app, 'waits', { defaults: { startAfter: [] } });
// @ts-expect-error also in a block
new Chart(app, 'blocks', { defaults: { compose: { ports: [80] } } });
// @ts-expect-error a value of the environment is no object
new App({ defaults: { env: { A: {} } } });
// @ts-expect-error a probe has a kind
new App({ defaults: { readiness: { path: '/ready' } } });
// @ts-expect-error no default stands behind an image
new Worker(chart, 'nothing', { image: null });
// @ts-expect-error a misspelt option
new App({ kubernetes: { version: '1.36' } });
// @ts-expect-error a version is text, for 1.30 is no number
new App({ kubernetes: { versions: 1.36 } });
// @ts-expect-error no default of that name
new App({ defaults: { image: 'busybox' } });
// @ts-expect-error a field that a Deployment does not have
new WebApp(chart, 'd', { image, port: 80, patch: { deployment: { spec: { replcas: 3 } } } });
// @ts-expect-error a field that a Compose service does not have
new WebApp(chart, 'c', { image, port: 80, patch: { compose: { restrat: 'always' } } });
// @ts-expect-error an operation that JSON Patch does not know
new WebApp(chart, 'p', { image, port: 80, patch: { deployment: [{ op: 'merge', path: '/', value: {} }] } });
new WebApp(chart, 'alone', {
  image,
  port: 80,
  patch: {
    deployment: { spec: { paused: true }, onlyHere: 'Compose stops nothing half-way.' },
    compose: [{ op: 'add', path: '/init', value: true, onlyHere: 'The image has an init of its own there.' }],
  },
});
// @ts-expect-error what a patch means elsewhere is said of all of it
new WebApp(chart, 'o', { image, port: 80, patch: { deployment: { spec: { onlyHere: 'No.' } } } });
// @ts-expect-error no other target has such an object
new WebApp(chart, 's', { image, port: 80, patch: { serviceAccount: { onlyHere: 'No.' } } });
// @ts-expect-error a test changes nothing
export const tested: JsonPatchOperation = { op: 'test', path: '/tty', value: true, onlyHere: 'No.' };
// @ts-expect-error a reason is a text
new WebApp(chart, 'r', { image, port: 80, patch: { compose: { onlyHere: true } } });
// @ts-expect-error an operation without its value
new WebApp(chart, 'v', { image, port: 80, patch: { deployment: [{ op: 'add', path: '/spec/paused' }] } });
new App({ network: 'isolated' });
new Chart(app, 'apart', {
  network: { ingressController: { namespace: 'ingress' }, dns: [{ cidr: '10.0.0.10/32' }] },
});
// @ts-expect-error no way of that name
new Chart(app, 'closed', { network: 'closed' });
// @ts-expect-error pods of a namespace, or addresses
new Chart(app, 'both', { network: { monitoring: { namespace: 'monitoring', cidr: '10.0.0.0/8' } } });
