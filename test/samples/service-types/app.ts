import { App, Chart, container, Deployment, Service } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const dns = new Deployment(shop, 'dns', {
  containers: [
    container({
      image: 'ghcr.io/acme/dns:1.0.0',
      ports: [
        { name: 'dns', port: 5353, protocol: 'udp' },
        { name: 'dns-tcp', port: 5353 },
        { name: 'metrics', port: 9153 },
      ],
    }),
  ],
});
new Service(shop, 'dns-inside', {
  selects: dns,
  ports: [
    { name: 'dns', port: 53, to: 'dns', protocol: 'udp' },
    { name: 'dns-tcp', port: 53, to: 'dns-tcp' },
    { name: 'metrics', port: 9153, appProtocol: 'http' },
  ],
});
new Service(shop, 'dns-node', {
  selects: dns,
  type: 'NodePort',
  ports: [{ name: 'dns', port: 53, to: 'dns', protocol: 'udp', nodePort: 30053 }],
  labels: { 'acme.dev/reach': 'node' },
});
new Service(shop, 'dns-balanced', {
  selects: dns,
  type: 'LoadBalancer',
  ports: [{ name: 'dns-tcp', port: 53, to: 'dns-tcp' }],
  annotations: { 'acme.dev/load-balancer': 'internal' },
});
new Service(shop, 'dns-peers', {
  selects: dns,
  headless: true,
  publishNotReadyAddresses: true,
  ports: [{ port: 9153, to: 'metrics' }],
});

app.synth();
