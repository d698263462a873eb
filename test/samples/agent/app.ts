import { Agent, App, Chart, configFile, httpGet, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// Also on nodes that keep other pods away.
new Agent(shop, 'logs', {
  image: 'ghcr.io/acme/logs:1.0.0',
  volumes: { '/etc/logs.ini': configFile('level = info\n') },
  scheduling: { tolerations: [{}], priorityClass: 'system-node-critical' },
  rollout: { maxUnavailable: '20%', minReady: '10s' },
});

// Others send to the one on their own node.
const collector = new Agent(shop, 'collector', {
  image: 'ghcr.io/acme/collector:1.0.0',
  ports: [
    { name: 'otlp', port: 4317, appProtocol: 'grpc' },
    { name: 'metrics', port: 9090 },
  ],
  readiness: httpGet('/ready', { port: 'metrics' }),
  healthTool: 'wget',
  service: { internalTrafficPolicy: 'Local' },
  rollout: { maxSurge: 1 },
});

// What comes from outside, taken in by each node for itself; somebody replaces it node by node.
new Agent(shop, 'edge', {
  image: 'ghcr.io/acme/edge:1.0.0',
  port: 8443,
  publish: { port: 443, externalTrafficPolicy: 'Local' },
  rollout: 'onDelete',
  patch: { daemonSet: { spec: { revisionHistoryLimit: 2 } } },
});

new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  port: 8080,
  env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url('', 'otlp') },
  startAfter: [collector],
});

app.synth();
