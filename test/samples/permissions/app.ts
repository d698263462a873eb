import { App, Chart, CronJob, Job, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', {
  namespace: 'shop',
  network: { apiServer: { cidr: '192.0.2.1/32' } },
});
const migrate = new Job(shop, 'migrate', { image: 'ghcr.io/acme/migrate:1.0.0' });

// Reads what is in its namespace, and waits for a Job: two Roles.
new Worker(shop, 'controller', {
  image: 'ghcr.io/acme/controller:1.0.0',
  permissions: [
    { resources: ['pods', 'pods/log', 'deployments'], verbs: ['get', 'list', 'watch'] },
    { resources: ['configmaps'], verbs: ['update'], names: ['settings'] },
    { resources: ['orders'], apiGroups: ['acme.dev'], verbs: ['get', 'patch'] },
    { resources: ['events'], verbs: ['create', 'patch'] },
  ],
  startAfter: [migrate],
});
// Of the whole cluster, by an account that is there already.
new CronJob(shop, 'inventory', {
  image: 'ghcr.io/acme/inventory:1.0.0',
  schedule: '0 6 * * *',
  serviceAccount: 'inventory-robot',
  permissions: [
    { resources: ['nodes', 'persistentvolumes'], verbs: ['list'], clusterWide: true },
    { resources: ['leases'], verbs: ['get', 'create', 'update'] },
  ],
});
// Brings the token to the API server in a volume of its own.
new Worker(shop, 'sidecar', {
  image: 'ghcr.io/acme/sidecar:1.0.0',
  serviceAccount: { mountToken: false },
  permissions: [{ resources: ['endpointslices'], verbs: ['watch'] }],
});

app.synth();
