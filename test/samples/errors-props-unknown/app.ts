import { App, Chart, httpGet, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  // @ts-expect-error
  redines: httpGet('/ready'),
});

// A spread smuggles unknown keys past the compiler.
const leftover = {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  replica: 3,
  resources: { cpu: '100m', mem: '256Mi' } as const,
};
new WebApp(shop, 'api', { ...leftover });

app.synth();
