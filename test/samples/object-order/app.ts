import { ApiObject } from 'cdk8s';
import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const mailer = new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0' });
const queue = new ApiObject(shop, 'queue', {
  apiVersion: 'acme.dev/v1',
  kind: 'Queue',
  metadata: { name: 'mail' },
});
// cdk8s' own dependencies order objects within a file.
mailer.node.addDependency(queue);

// Made last, written first: the others need them.
new ApiObject(shop, 'queues', {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'queues.acme.dev' },
  spec: {
    group: 'acme.dev',
    names: { kind: 'Queue', plural: 'queues' },
    scope: 'Namespaced',
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
});
new ApiObject(shop, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });

app.synth();
