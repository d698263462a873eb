import { App, Chart, emptyDir, httpGet, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const logs = emptyDir({ name: 'logs' });

const web = new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  readiness: httpGet('/ready'),
  healthTool: 'curl',
  volumes: { '/var/log/web': logs },
  sidecars: [
    {
      name: 'shipper',
      image: 'ghcr.io/acme/shipper:1.0.0',
      ports: [{ name: 'metrics', port: 9100 }],
      volumes: { '/logs': { volume: logs, readOnly: true } },
      readiness: httpGet('/metrics', { port: 'metrics' }),
      healthTool: 'wget',
    },
  ],
});
web.addSidecar({ name: 'clock', image: 'ghcr.io/acme/clock:1.0.0' });

app.synth();
