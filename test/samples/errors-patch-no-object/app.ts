import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', {
  namespace: { create: false, patch: { metadata: { labels: { team: 'shop' } } } },
});

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  patch: {
    publicService: { spec: { loadBalancerClass: 'acme.dev/internal' } },
    ingress: { spec: { ingressClassName: 'inside' } },
    horizontalPodAutoscaler: { spec: { maxReplicas: 20 } },
  },
});
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  targets: ['kubernetes'],
  serviceAccount: 'mail',
  kubernetes: { patch: { serviceAccount: { automountServiceAccountToken: true } } },
  patch: { compose: { init: true } },
});

app.synth();
