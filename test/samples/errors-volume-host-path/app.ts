import { App, Chart, hostPath, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { allowedHostPaths: [{ path: '/var/log', readOnly: true }] });

new Worker(shop, 'shipper', {
  image: 'ghcr.io/acme/shipper:1.0.0',
  volumes: {
    '/log': hostPath('/var/log/pods'),
    '/mine': { volume: hostPath('/var/log/shipper'), readOnly: false },
    '/run/docker.sock': hostPath('/var/run/docker.sock'),
  },
});

app.synth();
