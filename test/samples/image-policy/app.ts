import { App, Chart, httpGet, WebApp, Worker } from 'lading';

const digest = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

// What runs comes from one place, and is what somebody has looked at: also the container that waits.
const app = new App({
  images: { registries: ['ghcr.io/acme'], digests: 'required' },
  kubernetes: { waitImage: `ghcr.io/acme/busybox:1.37@${digest}` },
});
const shop = new Chart(app, 'shop');

const web = new WebApp(shop, 'web', {
  image: `ghcr.io/acme/web:1.0.0@${digest}`,
  port: 8080,
  readiness: httpGet('/ready'),
  healthTool: 'curl',
});
new Worker(shop, 'mailer', { image: `ghcr.io/acme/mailer:1.0.0@${digest}`, startAfter: [web] });

// A chart of its own may say otherwise.
const tools = new Chart(app, 'tools', { images: { registries: ['docker.io/library'] } });
new Worker(tools, 'cron', { image: 'busybox:1.37' });

app.synth();
