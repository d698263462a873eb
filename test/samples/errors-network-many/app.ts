import { App, Chart, WebApp } from 'lading';

const app = new App({ network: 'isolated' });
const shop = new Chart(app, 'shop');

const peers: WebApp[] = [];
for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) {
  const calls = [...peers];
  peers.push(
    new WebApp(shop, id, { image: 'ghcr.io/acme/peer:1.0.0', port: 8080, calls, targets: ['compose'] }),
  );
}

app.synth();
