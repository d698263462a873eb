import { App, Chart, configFile, container, emptyDir, Pod, Service, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { defaults: { scale: 2, labels: { 'acme.dev/team': 'web' } } });
const pages = emptyDir();

// As on the first page of many tutorials.
const web = new Pod(shop, 'web', {
  initContainers: [
    container({ name: 'render', image: 'ghcr.io/acme/render:1.0.0', volumes: { '/out': pages } }),
  ],
  containers: [
    container({
      image: 'ghcr.io/acme/pages:1.0.0',
      port: 8080,
      volumes: { '/srv': { volume: pages, readOnly: true }, '/etc/pages.ini': configFile('index = on\n') },
    }),
    container({ name: 'stats', image: 'ghcr.io/acme/stats:1.0.0', ports: [{ name: 'metrics', port: 9090 }] }),
  ],
  suppress: [{ code: 'pod/not-rescheduled', reason: 'a tutorial' }],
});
new Service(shop, 'web-service', { name: 'web', selects: web, ports: [{ port: 80, to: 8080 }] });

// It ends by itself, and stays with what it has printed.
new Pod(shop, 'check', {
  containers: [container({ image: 'ghcr.io/acme/check:1.0.0', args: ['--once'] })],
  restart: 'no',
  patch: { pod: { spec: { activeDeadlineSeconds: 600 } } },
});

new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.4.2', port: 8080, startAfter: [web] });

app.synth();
