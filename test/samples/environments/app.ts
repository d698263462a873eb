import { App, Chart, environments, WebApp } from 'lading';

environments(
  {
    dev: { host: 'shop.dev.acme.dev', replicas: 1, debug: true },
    prod: { host: 'shop.acme.dev', replicas: 3, debug: false },
  },
  ({ host, replicas, debug }, environment) => {
    const app = new App({ name: 'shop' });
    const shop = new Chart(app, 'shop', { namespace: `shop-${environment}` });
    new WebApp(shop, 'web', {
      image: 'ghcr.io/acme/web:1.4.2',
      port: 8080,
      scale: replicas,
      expose: host,
      env: debug ? { DEBUG: '*' } : {},
    });
    app.synth();
  },
);
