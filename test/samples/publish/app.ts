import { App, Chart, Service, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const web = new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, publish: 80 });
// Who is inside calls the WebApp itself, at the port of its container.
new Worker(shop, 'caller', { image: 'ghcr.io/acme/caller:1.0.0', env: { WEB: web.url() } });

// Of several ports those that are listed, and no others.
new WebApp(shop, 'gateway', {
  image: 'ghcr.io/acme/gateway:1.0.0',
  ports: [
    { name: 'http', port: 8000 },
    { name: 'https', port: 8443, appProtocol: 'https' },
    { name: 'quic', port: 8443, protocol: 'udp' },
    { name: 'admin', port: 9000 },
  ],
  sidecars: [{ name: 'shell', image: 'ghcr.io/acme/shell:1.0.0', port: 2222 }],
  publish: {
    name: 'front-door',
    ports: [
      8000,
      { port: 443, to: 'https' },
      { port: 443, to: 8443, protocol: 'udp' },
      { port: 22, to: 2222 },
    ],
    annotations: { 'acme.dev/load-balancer': 'external' },
  },
  labels: { tier: 'edge' },
  patch: { publicService: { spec: { loadBalancerClass: 'acme.dev/fast' } } },
});

// At a port of every node on Kubernetes; at the published one on Compose, where nobody has chosen another.
new WebApp(shop, 'nodes', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  publish: { port: 8084, type: 'NodePort' },
});
new WebApp(shop, 'node', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  publish: { port: 8085, type: 'NodePort', nodePort: 30085 },
});

new WebApp(shop, 'everywhere', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  publish: { port: 8083, hostIp: '0.0.0.0' },
});
// At one address of the host on Compose, and at none outside of the cluster.
const admin = new WebApp(shop, 'admin', { image: 'ghcr.io/acme/admin:1.0.0', port: 8080 });
new Service(shop, 'admin-local', {
  selects: admin,
  targets: ['compose'],
  type: 'LoadBalancer',
  ports: [{ port: 8081, to: 8080, hostIp: '127.0.0.1' }],
});
// One port of the host cannot be shared by three containers: Compose runs one.
new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080, publish: 8082, scale: 3 });

app.synth();
