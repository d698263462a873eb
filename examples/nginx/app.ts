import { App, Chart, container, Deployment, Service } from 'lading';

const app = new App();
const chart = new Chart(app, 'nginx');

const nginx = new Deployment(chart, 'nginx-deployment', {
  replicas: 2,
  containers: [
    container({
      name: 'nginx',
      image: 'nginx:1.27.5',
      port: 80,
      // The image starts as root and writes to its own file system.
      user: 'image',
    }),
  ],
});

new Service(chart, 'nginx-service', {
  selects: nginx,
  type: 'LoadBalancer',
  ports: [{ port: 80 }],
});

app.synth();
