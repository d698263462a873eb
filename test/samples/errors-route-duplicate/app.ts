import { App, Chart, Ingress, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const blog = new Chart(app, 'blog', { namespace: 'blog' });

const web = new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  expose: 'www.acme.dev',
});

// Another namespace, but one controller for both.
new WebApp(blog, 'blog', { image: 'ghcr.io/acme/blog:1.0.0', port: 8080, expose: 'www.acme.dev' });

// The longer path goes first, and the exact one before the prefix: these have requests of their own.
new Ingress(shop, 'assets', { service: web.service, host: 'www.acme.dev', path: '/assets' });
new Ingress(shop, 'home', { service: web.service, host: 'www.acme.dev', pathType: 'Exact' });

// One prefix, with and without the slash.
new Ingress(shop, 'images', { service: web.service, host: 'www.acme.dev', path: '/assets/' });

// On Compose alone there is no host that two could share.
new WebApp(shop, 'preview', {
  image: 'ghcr.io/acme/web:1.1.0',
  port: 8080,
  expose: 'www.acme.dev',
  targets: ['compose'],
});

app.synth();
