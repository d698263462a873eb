import { App, Chart, Ingress, Service, WebApp } from 'lading';

const app = new App({ name: 'acme' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const edge = new Chart(app, 'edge', { namespace: 'edge' });

const web = new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080 });
new Service(edge, 'front', { selects: web, ports: [{ port: 80, to: 8080 }] });
new Ingress(edge, 'way', { service: web, host: 'shop.acme.dev' });

app.synth();
