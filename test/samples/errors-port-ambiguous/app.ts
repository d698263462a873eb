import { App, Chart, WebApp } from 'lading';

const app = new App();
const dns = new Chart(app, 'dns');

const image = 'ghcr.io/acme/dns:1.0.0';
const ports = [
  { name: 'dns', port: 53, protocol: 'udp' as const },
  { name: 'dns-tcp', port: 53 },
];

new WebApp(dns, 'number', { image, ports, publish: 53 });
new WebApp(dns, 'target', { image, ports, publish: { port: 5353, to: 53 } });
new WebApp(dns, 'unsaid', { image, port: 8080, publish: [80, 443] });

// A protocol or a name says which one is meant.
new WebApp(dns, 'both', {
  image,
  ports,
  publish: [
    { port: 54, to: 'dns' },
    { port: 54, to: 'dns-tcp' },
  ],
});
new WebApp(dns, 'one', { image, ports, publish: { port: 55, to: 53, protocol: 'udp' } });

app.synth();
