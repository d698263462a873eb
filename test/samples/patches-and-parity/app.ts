import { ApiObject, JsonPatch } from 'cdk8s';
import { App, Chart, WebApp, Worker } from 'lading';

const app = new App({ compose: { patch: { networks: { default: { internal: true } } } } });
const shop = new Chart(app, 'shop');

const web = new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  publish: 80,
  patch: {
    // What is kept on one target, and lost on the other: a gap.
    compose: { volumes: ['/srv/web:/var/lib/web'] },
    // Where pods run means nothing to Compose; who may connect does.
    deployment: { spec: { template: { spec: { nodeSelector: { disk: 'ssd' } } } } },
    publicService: {
      spec: { loadBalancerClass: 'acme.dev/internal', loadBalancerSourceRanges: ['10.0.0.0/8'] },
    },
  },
});
ApiObject.of(web).addJsonPatch(JsonPatch.replace('/spec/replicas', 3));

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  patch: {
    compose: { extra_hosts: ['smtp.acme.dev=10.0.0.7'], onlyHere: 'Laptops have no company name server.' },
    deployment: [
      {
        op: 'add',
        path: '/spec/template/spec/hostUsers',
        value: false,
        onlyHere: 'Docker is rootless there.',
      },
      { op: 'add', path: '/spec/minReadySeconds', value: 10 },
    ],
  },
});
new Worker(shop, 'tunnel', {
  image: 'ghcr.io/acme/tunnel:1.0.0',
  targets: ['compose'],
  patch: { compose: { stdin_open: true } },
});

app.synth();
