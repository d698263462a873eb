import { join } from 'node:path';
import { ApiObject, Cron, Include } from 'cdk8s';
import { ConfigMap, CronJob, EnvValue } from 'cdk8s-plus-34';
import { App, Chart, httpGet, secret, WebApp } from 'lading';

const app = new App();
const chart = new Chart(app, 'mixed', { namespace: 'mixed' });

// Ours, on both targets.
const api = new WebApp(chart, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  port: 8080,
  env: { DB_PASSWORD: secret('db', 'password') },
  readiness: httpGet('/ready'),
  healthTool: 'node',
});

// Plain cdk8s: whatever kind the cluster knows. On Kubernetes only, like all that follows.
new ApiObject(chart, 'monitor', {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PodMonitor',
  metadata: { name: 'api' },
  spec: {
    selector: { matchLabels: { 'app.kubernetes.io/name': ApiObject.of(api).name } },
    podMetricsEndpoints: [{ port: 'http', path: '/metrics' }],
  },
});

// cdk8s-plus: our references work in its properties too.
const settings = new ConfigMap(chart, 'settings', {
  metadata: { name: 'nightly' },
  data: { REPORT_URL: `${api.url('/report')}` },
});
new CronJob(chart, 'nightly', {
  metadata: { name: 'nightly' },
  schedule: Cron.schedule({ minute: '0', hour: '3' }),
  containers: [
    {
      name: 'report',
      image: 'ghcr.io/acme/report:2.0.0',
      envVariables: { REPORT_URL: EnvValue.fromConfigMap(settings, 'REPORT_URL') },
    },
  ],
});

// Manifests that somebody else wrote, as they are.
new Include(chart, 'quota', { url: join(__dirname, 'quota.yaml') });

app.synth();
