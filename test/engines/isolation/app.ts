import { App, Chart, WebApp, Worker } from 'lading';

/** Who may talk to whom, and an engine that has to keep to it. */
const app = new App({ network: 'isolated' });
const shop = new Chart(app, 'shop');
const open = new Chart(app, 'open', { network: 'open' });

const image = (name: string) => `ghcr.io/acme/${name}:1.0.0`;

const api = new WebApp(shop, 'api', { image: image('api'), port: 8080, preStop: false });
const web = new WebApp(shop, 'web', {
  image: image('web'),
  port: 8080,
  env: { API: api.url() },
  publish: 8090,
  preStop: false,
});
new Worker(shop, 'watch', { image: image('watch'), calls: [web] });
new WebApp(shop, 'hermit', { image: image('hermit'), port: 8080, preStop: false });
const page = new WebApp(open, 'page', { image: image('leaf'), port: 8080, preStop: false });
new WebApp(open, 'guest', {
  image: image('guest'),
  port: 8080,
  env: { PAGE: page.url(), WEB: web.url() },
  preStop: false,
});

app.synth();
