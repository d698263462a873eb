import { App, Chart, configFiles, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');
const words = (count: number) => configFiles({ 'words.txt': 'a long list of words\n'.repeat(count) });

new Worker(shop, 'search', { image: 'ghcr.io/acme/search:1.0.0', volumes: { '/etc/search': words(20_000) } });
// Too large for the server, too, so that no sample of that size is written.
new Worker(shop, 'index', { image: 'ghcr.io/acme/index:1.0.0', volumes: { '/etc/index': words(50_000) } });

app.synth();
