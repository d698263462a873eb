import { App, Chart, exec, httpGet, sleep, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'commands', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  postStart: exec(['web', 'warm-up']),
  preStop: exec(['web', 'drain']),
});
new WebApp(shop, 'requests', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  preStop: httpGet('/drain', { port: 'http' }),
  healthTool: 'curl',
});
new WebApp(shop, 'sleeps-longer', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  preStop: sleep('15s'),
  stopGracePeriod: '45s',
});
new WebApp(shop, 'no-drain', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, preStop: false });

app.synth();
