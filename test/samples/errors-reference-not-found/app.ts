import { ApiObject } from 'cdk8s';
import { App, Chart, Existing, secret, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new ApiObject(shop, 'login', {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'db-login' },
  stringData: { password: '' },
});
// As near to a name that is there as the first one, but said to exist.
new Existing(shop, 'db-logins', { kind: 'Secret' });
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  env: { DB_PASSWORD: secret('db-lgoin', 'password'), OLD_PASSWORD: secret('db-logins', 'password') },
});
new ApiObject(shop, 'scaler', {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: {
    maxReplicas: 5,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
  },
});
// Whatever finds pods of ours by their labels, and whatever leads to their ports, is looked at as well.
new ApiObject(shop, 'metrics', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'metrics' },
  spec: { selector: { 'app.kubernetes.io/name': 'web' }, ports: [{ port: 80, targetPort: 'metrics' }] },
});
new ApiObject(shop, 'budget', {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': 'wbe' } } },
});

app.synth();
