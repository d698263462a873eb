import {
  configFile,
  configFiles,
  Deployment,
  emptyDir,
  httpGet,
  Secret,
  secret,
  secretFiles,
  variable,
  WebApp,
} from 'lading';
import { byName, each, image, steps, web, worker } from './parts.mjs';

/** What one workload holds many of. */
export default {
  'env-values': (chart, count) => worker(chart, { env: byName(count, (n) => [`NUMBER_${n}`, n]) }),
  'env-secrets': (chart, count) =>
    worker(chart, { env: byName(count, (n) => [`NUMBER_${n}`, secret('keys', `key-${n}`)]) }),
  'env-texts-with-secrets': (chart, count) =>
    worker(chart, { env: byName(count, (n) => [`NUMBER_${n}`, `x${secret('keys', `key-${n}`)}`]) }),
  'env-variables': (chart, count) =>
    worker(chart, { env: byName(count, (n) => [`NUMBER_${n}`, variable(`TAG_${n}`, { default: 'a' })]) }),
  arguments: (chart, count) => worker(chart, { args: each(count, (n) => `--number=${n}`) }),
  'arguments-with-secrets': (chart, count) =>
    worker(chart, { args: each(count, (n) => `--number=${secret('keys', `key-${n}`)}`) }),
  'mounts-of-one-volume': (chart, count) => {
    const scratch = emptyDir({ name: 'scratch' });
    worker(chart, { volumes: byName(count, (n) => [`/data/${n}`, scratch]) });
  },
  'mounts-of-one-config-volume': (chart, count) => {
    const files = configFiles({ 'a.txt': 'a', 'b.txt': 'b' }, { name: 'files' });
    worker(chart, { volumes: byName(count, (n) => [`/data/${n}`, files]) });
  },
  volumes: (chart, count) => worker(chart, { volumes: byName(count, (n) => [`/data/${n}`, emptyDir()]) }),
  'config-volumes': (chart, count) =>
    worker(chart, { volumes: byName(count, (n) => [`/data/${n}`, configFiles({ a: `${n}` })]) }),
  'single-files': (chart, count) =>
    worker(chart, { volumes: byName(count, (n) => [`/data/${n}.txt`, configFile(`${n}`)]) }),
  'secret-volumes': (chart, count) =>
    worker(chart, { volumes: byName(count, (n) => [`/data/${n}`, secretFiles(`s-${n}`, { a: 'a' })]) }),
  'config-files': (chart, count) =>
    worker(chart, { volumes: { '/data': configFiles(byName(count, (n) => [`${n}.txt`, `${n}`])) } }),
  'secret-files': (chart, count) =>
    worker(chart, {
      volumes: {
        '/data': secretFiles(
          'keys',
          byName(count, (n) => [`${n}.txt`, `${n}`]),
        ),
      },
    }),
  'secret-files-from-variables': (chart, count) => {
    const keys = byName(count, (n) => [`key-${n}`, { compose: { variable: `KEY_${n}` } }]);
    worker(chart, { writableRoot: true, volumes: { '/data': new Secret(chart, 'keys', { keys }).files() } });
  },
  ports: (chart, count) =>
    new WebApp(chart, 'web', {
      image,
      ports: each(count, (n) => ({ name: `p-${n}`, port: 1024 + n })),
    }),
  containers: (chart, count) => new Deployment(chart, 'pod', { containers: steps(count) }),
  'init-containers': (chart, count) =>
    new Deployment(chart, 'pod', { containers: [{ image }], initContainers: steps(count) }),
  sidecars: (chart, count) =>
    new Deployment(chart, 'pod', { containers: [{ image }], sidecars: steps(count) }),
  'sidecars-with-probes': (chart, count) =>
    new Deployment(chart, 'pod', {
      containers: [{ image }],
      sidecars: each(count, (n) => ({
        name: `s-${n}`,
        image,
        startup: httpGet('/', { port: 80 }),
        readiness: httpGet('/', { port: 80 }),
        ports: [{ name: `p-${n}`, port: 1024 + n }],
      })),
    }),
  'sidecars-with-volumes': (chart, count) =>
    new Deployment(chart, 'pod', {
      containers: [{ image }],
      sidecars: each(count, (n) => ({ name: `s-${n}`, image, volumes: { '/s': emptyDir() } })),
    }),
  'init-containers-of-one-volume': (chart, count) => {
    const scratch = emptyDir();
    new Deployment(chart, 'pod', {
      containers: [{ image, volumes: { '/s': scratch } }],
      initContainers: each(count, (n) => ({ name: `s-${n}`, image, volumes: { '/s': scratch } })),
    });
  },
  'init-containers-with-volumes': (chart, count) =>
    new Deployment(chart, 'pod', {
      containers: [{ image }],
      initContainers: each(count, (n) => ({ name: `s-${n}`, image, volumes: { '/s': emptyDir() } })),
    }),
  labels: (chart, count) => worker(chart, { labels: byName(count, (n) => [`label-${n}`, `${n}`]) }),
  annotations: (chart, count) => worker(chart, { annotations: byName(count, (n) => [`a-${n}`, `${n}`]) }),
  'probe-headers': (chart, count) =>
    new WebApp(chart, 'web', {
      ...web,
      readiness: httpGet('/', { headers: byName(count, (n) => [`X-${n}`, `${n}`]) }),
    }),
  'pull-secrets': (chart, count) => worker(chart, { pullSecrets: each(count, (n) => `pull-${n}`) }),
  'start-after': (chart, count) =>
    worker(chart, { startAfter: each(count, (n) => new WebApp(chart, `web-${n}`, web)) }),
  calls: (chart, count) => worker(chart, { calls: each(count, (n) => new WebApp(chart, `web-${n}`, web)) }),
  'json-patch-operations': (chart, count) =>
    worker(chart, {
      patch: {
        compose: each(count, (n) => ({ op: 'add', path: `/x-${n}`, value: n })),
        deployment: each(count, (n) => ({ op: 'add', path: `/metadata/labels/x-${n}`, value: `${n}` })),
      },
    }),
  'merge-patch-keys': (chart, count) =>
    worker(chart, {
      patch: {
        compose: byName(count, (n) => [`x-${n}`, n]),
        deployment: { metadata: { labels: byName(count, (n) => [`x-${n}`, `${n}`]) } },
      },
    }),
  'added-env': (chart, count) => {
    const one = worker(chart, {});
    each(count, (n) => one.addEnv(`NUMBER_${n}`, n));
  },
  'added-volumes': (chart, count) => {
    const one = worker(chart, {});
    each(count, (n) => one.addVolume(`/data/${n}`, configFiles({ a: `${n}` })));
  },
  'added-sidecars': (chart, count) => {
    const one = worker(chart, {});
    each(count, (n) => one.addSidecar({ name: `side-${n}`, image }));
  },
  'added-start-after': (chart, count) => {
    const one = worker(chart, {});
    each(count, (n) => one.startAfter(new WebApp(chart, `web-${n}`, web)));
  },
};
