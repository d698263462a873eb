import { configFiles, Existing, External, secret, secretFiles, WebApp, Worker } from 'lading';
import { byName, each, image, web, worker } from './parts.mjs';

/** What an app has many of. */
export default {
  'workloads-with-secret': (chart, count) =>
    each(count, (n) => new Worker(chart, `w-${n}`, { image, env: { KEY: secret(`s-${n}`, 'key') } })),
  'workloads-with-secret-files': (chart, count) =>
    each(
      count,
      (n) => new Worker(chart, `w-${n}`, { image, volumes: { '/keys': secretFiles(`s-${n}`, { a: 'a' }) } }),
    ),
  'workloads-with-config': (chart, count) =>
    each(
      count,
      (n) => new Worker(chart, `w-${n}`, { image, volumes: { '/etc/app': configFiles({ a: `${n}` }) } }),
    ),
  'workloads-with-blocks': (chart, count) =>
    each(
      count,
      (n) =>
        new Worker(chart, `w-${n}`, {
          image,
          env: { A: 'a' },
          compose: { env: { A: 'b' } },
          kubernetes: { scale: 2 },
        }),
    ),
  'workloads-exposed': (chart, count) =>
    each(count, (n) => new WebApp(chart, `w-${n}`, { ...web, expose: `w${n}.acme.dev` })),
  'workloads-published': (chart, count) =>
    each(count, (n) => new WebApp(chart, `w-${n}`, { ...web, publish: 1024 + n })),
  'published-at-addresses': (chart, count) =>
    each(
      count,
      (n) =>
        new WebApp(chart, `w-${n}`, {
          ...web,
          compose: { publish: { port: 80, hostIp: `127.0.${n >> 8}.${n & 255}` } },
        }),
    ),
  'external-endpoints': (chart, count) =>
    each(count, (n) => {
      const external = new External(chart, `e-${n}`, { host: `e${n}.acme.dev`, port: 80 });
      new Worker(chart, `w-${n}`, { image, env: { HOST: external.host, URL: external.url('/') } });
    }),
  'existing-objects': (chart, count) => {
    each(count, (n) => new Existing(chart, `x-${n}`, { kind: 'Secret', keys: ['a'] }));
    worker(chart, { env: byName(count, (n) => [`KEY_${n}`, secret(`x-${n}`, 'a')]) });
  },
  'suppressing-workloads': (chart, count) =>
    each(
      count,
      (n) =>
        new Worker(chart, `w-${n}`, {
          image: 'postgres:17.2',
          suppress: [{ code: 'image/needs-looser-defaults', reason: 'told' }],
        }),
    ),
  'patched-workloads': (chart, count) =>
    each(
      count,
      (n) =>
        new Worker(chart, `w-${n}`, {
          image,
          patch: { deployment: { metadata: { annotations: { a: 'b' } } }, compose: { 'x-a': 1 } },
        }),
    ),
};
