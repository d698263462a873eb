import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'operator', {
  image: 'acme/operator:1.0.0',
  permissions: [
    { resources: ['pods'], verbs: ['get', 'list'] },
    { resources: ['pods/exec', 'pods/log'], verbs: ['create'] },
    { resources: ['roles'], verbs: ['get', 'bind', 'escalate'] },
  ],
});

app.synth();
