import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  patch: {
    // @ts-expect-error
    compose: { restrat: 'always', ulimits: 'many' },
  },
});

// What docker compose takes one by one, but not together.
new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  scale: 2,
  patch: {
    compose: {
      networks: ['front'],
      network_mode: 'host',
      depends_on: ['wbe'],
      container_name: 'api-1',
      mem_limit: '1g',
    },
  },
});

app.synth();
