import { App, Chart, Service, WebApp } from 'lading';

const app = new App();
const logs = new Chart(app, 'logs');

const image = 'ghcr.io/acme/logstash:1.0.0';
const ports = [
  { name: 'lines', port: 5000 },
  { name: 'api', port: 9600 },
];

new WebApp(logs, 'logstash', { image, ports, publish: 5000 });

// Only what the Service in front lists is for everyone.
const behind = new WebApp(logs, 'behind', { image, ports });
new Service(logs, 'behind-public', {
  selects: behind.deployment,
  type: 'LoadBalancer',
  ports: [{ port: 5001, to: 'lines' }],
});

new WebApp(logs, 'dns', {
  image: 'ghcr.io/acme/dns:1.0.0',
  ports: [
    { name: 'udp', port: 5353, protocol: 'udp' },
    { name: 'tcp', port: 5353 },
  ],
  publish: 53,
  suppress: [{ code: 'port/also-published', reason: 'DNS is asked by both protocols' }],
});

app.synth();
