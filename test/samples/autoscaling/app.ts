import { App, Chart, Secret, secret, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// By what the replicas are asked, and slowly down again.
new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  port: 8080,
  expose: 'api.acme.dev',
  scale: {
    min: 2,
    max: 20,
    cpu: 70,
    metrics: [
      { type: 'pods', metric: 'http_requests_per_second', average: 100 },
      {
        type: 'object',
        of: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'api' },
        metric: 'requests_per_second',
        value: '2k',
      },
    ],
    behavior: {
      scaleUp: { policies: [{ type: 'Pods', value: 4, period: '1m' }] },
      scaleDown: { stabilizationWindow: '10m', policies: [{ type: 'Percent', value: 10, period: '1m' }] },
    },
  },
});

const queue = new Secret(shop, 'queue', { keys: ['url'] });

// In business hours, and while mail waits: down to none.
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:2.0.0',
  scale: {
    min: 0,
    max: 10,
    keda: {
      triggers: [
        {
          type: 'cron',
          timezone: 'Europe/Berlin',
          start: '0 8 * * 1-5',
          end: '0 18 * * 1-5',
          desiredReplicas: 3,
        },
        {
          type: 'prometheus',
          serverAddress: 'http://prometheus.monitoring:9090',
          query: 'sum(mail_queue_length)',
          threshold: 50,
          authentication: { kind: 'ClusterTriggerAuthentication', name: 'prometheus' },
        },
        {
          type: 'rabbitmq',
          queueName: 'mail',
          mode: 'QueueLength',
          value: 20,
          authentication: { secrets: { host: queue.get('url'), tls: secret('queue-tls', 'enabled') } },
        },
        { type: 'custom', scaler: 'nats-jetstream', metadata: { stream: 'mail', consumer: 'mailer' } },
      ],
      cooldownPeriod: '2m',
      fallback: { failureThreshold: 3, replicas: 2 },
    },
  },
});

app.synth();
