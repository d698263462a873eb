import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'own-user', { image: 'ghcr.io/acme/mailer:1.0.0', user: 1000 });
new Worker(shop, 'own-user-and-group', { image: 'ghcr.io/acme/mailer:1.0.0', user: '1000:2000' });
new Worker(shop, 'writable', { image: 'ghcr.io/acme/mailer:1.0.0', writableRoot: true });
new WebApp(shop, 'as-the-image-says', { image: 'nginx:1.27.5', port: 80, user: 'image' });
new Worker(shop, 'one-capability', {
  image: 'ghcr.io/acme/ntp:1.0.0',
  user: 0,
  addCapabilities: ['SYS_TIME'],
});
// A program of the image calls sudo, which no-new-privileges would forbid.
new Worker(shop, 'sudo', {
  image: 'ghcr.io/acme/builder:1.0.0',
  user: 'image',
  allowPrivilegeEscalation: true,
});
new Worker(shop, 'privileged', { image: 'ghcr.io/acme/probe:1.0.0', user: 0, privileged: true });

app.synth();
