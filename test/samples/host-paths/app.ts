import { App, Chart, hostPath, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', {
  allowedHostPaths: [{ path: '/var/log', readOnly: true }, '/var/lib/acme'],
});

new Worker(shop, 'shipper', {
  image: 'ghcr.io/acme/shipper:1.0.0',
  volumes: {
    '/host/log': hostPath('/var/log/pods', { pathType: 'Directory' }),
    '/state': { volume: hostPath('/var/lib/acme', { pathType: 'DirectoryOrCreate' }), readOnly: false },
  },
});

app.synth();
