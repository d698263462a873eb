import { App, Chart, configFiles, fromFile, httpGet, StatefulApp, secret, WebApp } from 'lading';

const app = new App({ name: 'monitoring' });
const chart = new Chart(app, 'monitoring', { namespace: 'monitoring', defaults: { healthTool: 'wget' } });

// What is watched: anything that serves /metrics.
const hello = new WebApp(chart, 'hello', {
  image: 'ghcr.io/acme/metrics:1.0.0',
  build: './hello',
  port: 8080,
  readiness: httpGet('/metrics', { period: '5s' }),
  healthTool: 'python',
});

const prometheus = new StatefulApp(chart, 'prometheus', {
  image: 'prom/prometheus:v3.1.0',
  user: 65534,
  port: 9090,
  args: [
    '--config.file=/etc/prometheus/prometheus.yml',
    '--storage.tsdb.path=/prometheus',
    '--storage.tsdb.retention.time=15d',
    '--web.enable-lifecycle',
  ],
  storage: { '/prometheus': '20Gi' },
  resources: { memory: '512Mi' },
  volumes: {
    '/etc/prometheus': configFiles({
      // Where things are, each target knows; a change of it starts Prometheus anew.
      'prometheus.yml': `global:
  scrape_interval: 5s
rule_files: [rules.yml]
scrape_configs:
  - job_name: hello
    static_configs: [{ targets: ['${hello.host}:${hello.port}'] }]
  - job_name: prometheus
    static_configs: [{ targets: ['localhost:9090'] }]
`,
      'rules.yml': fromFile('prometheus/rules.yml'),
    }),
  },
  readiness: httpGet('/-/ready', { period: '5s' }),
  liveness: httpGet('/-/healthy'),
});

new WebApp(chart, 'grafana', {
  image: 'grafana/grafana:11.4.0',
  user: 472,
  port: 3000,
  publish: { port: 3000, hostIp: '127.0.0.1' },
  kubernetes: { publish: null },
  env: {
    GF_SECURITY_ADMIN_PASSWORD: secret('grafana', 'admin-password', { compose: { development: 'admin' } }),
    GF_PATHS_DATA: '/tmp/grafana',
  },
  volumes: {
    '/etc/grafana/provisioning/datasources': configFiles({
      'prometheus.yaml': `apiVersion: 1
datasources:
  - { name: Prometheus, type: prometheus, url: '${prometheus.url()}', isDefault: true }
`,
    }),
    '/etc/grafana/provisioning/dashboards': configFiles({
      'files.yaml': fromFile('grafana/dashboards.yaml'),
    }),
    '/var/lib/dashboards': configFiles({ 'hello.json': fromFile('grafana/hello.json') }),
  },
  readiness: httpGet('/api/health', { period: '5s' }),
  startAfter: [prometheus],
});

app.synth();
