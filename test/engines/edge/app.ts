import { App, Chart, WebApp, type WebAppProps } from 'lading';
import { exposed } from './exposed';

/** All of it isolated, so that the proxy reaches what it leads to by networks of its own. */
const app = new App({
  name: 'edge',
  projectFolder: process.env.EDGE_PROJECT,
  network: { ingressController: { namespace: 'ingress-nginx' } },
  compose: {
    edge: { port: 8000, tls: { certificate: 'certs/dev.pem', key: 'certs/dev-key.pem', port: 8443 } },
  },
});
const shop = new Chart(app, 'shop');

function serve(id: string, expose?: WebAppProps['expose']): WebApp {
  return new WebApp(shop, id, {
    image: `ghcr.io/acme/${id}:1.0.0`,
    port: 3000,
    preStop: false,
    ...(expose && { expose }),
  });
}

const next = serve('next');
const { shared, ...others } = exposed;
for (const [id, expose] of Object.entries(others)) serve(id, expose);
serve('shared', {
  host: shared.host,
  via: { gateway: 'public' },
  weight: shared.weight,
  split: [{ service: next, weight: shared.shares.next }],
});

app.synth();
