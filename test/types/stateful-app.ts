import { App, Chart, claim, emptyDir, exec, StatefulApp, Worker } from 'lading';

const chart = new Chart(new App(), 'shop');
const image = 'ghcr.io/acme/db:1.0.0';

const db = new StatefulApp(chart, 'db', {
  image,
  port: 5432,
  scale: 3,
  storage: {
    '/data': '10Gi',
    '/log': claim({ name: 'log', size: 1_000_000, accessMode: 'ReadWriteOncePod' }),
  },
  podManagementPolicy: 'Parallel',
  rollout: { partition: 1, minReady: '10s' },
  retention: { whenDeleted: 'Retain', whenScaled: 'Delete' },
  readiness: exec(['ready']),
  publish: 5432,
  compose: { scale: 1, storage: { '/log': null } },
  patch: {
    statefulSet: { spec: { revisionHistoryLimit: 2 } },
    podsService: { metadata: { labels: { a: 'b' } } },
  },
});
new StatefulApp(chart, 'by-hand', { image, ports: [7000], rollout: 'onDelete' });
new Worker(chart, 'mailer', {
  image,
  env: { HOST: db.host, FIRST: db.hostOf(0) },
  startAfter: [db],
  calls: [db],
});
// @ts-expect-error what serves listens somewhere
new StatefulApp(chart, 'portless', { image });
// @ts-expect-error scratch space is no storage
new StatefulApp(chart, 'scratch', { image, port: 1, storage: { '/data': emptyDir() } });
// @ts-expect-error that is how a Deployment rolls
new StatefulApp(chart, 'recreate', { image, port: 1, rollout: 'recreate' });
// @ts-expect-error no replica more while rolling: each has a name of its own
new StatefulApp(chart, 'surge', { image, port: 1, rollout: { maxSurge: 1 } });
// @ts-expect-error no such policy
new StatefulApp(chart, 'policy', { image, port: 1, podManagementPolicy: 'Random' });
// @ts-expect-error it makes no Deployment
new StatefulApp(chart, 'patched', { image, port: 1, patch: { deployment: {} } });
// @ts-expect-error replicas are counted
db.hostOf('first');
// @ts-expect-error a Worker has no storage of each replica
new Worker(chart, 'stored', { image, storage: { '/data': '1Gi' } });
