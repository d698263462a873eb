import { App, Chart, httpGet, WebApp, Worker } from 'lading';

/** An image that takes all that a build can be told, and one that is worked on while it runs. */
const app = new App({ name: 'built' });
const chart = new Chart(app, 'built');

new WebApp(chart, 'web', {
  image: 'ghcr.io/acme/built:1.0.0',
  build: {
    context: './service',
    target: 'release',
    args: { GREETING: 'costs $5 and ${HOME}' },
    secrets: {
      token: { environment: 'BUILD_TOKEN' },
      netrc: { file: './netrc' },
    },
    platforms: ['linux/amd64'],
    additionalContexts: { shared: './shared' },
  },
  port: 8080,
  stopGracePeriod: '1s',
  readiness: httpGet('/', { period: '2s' }),
  healthTool: 'curl',
  develop: {
    watch: [
      { action: 'sync', path: './service/src', target: '/srv/src' },
      { action: 'rebuild', path: './service/Dockerfile' },
    ],
  },
  compose: { publish: { port: 8090, hostIp: '127.0.0.1' }, writableRoot: true },
});

// The Engine copies nothing into it, which is told.
new Worker(chart, 'closed', {
  image: 'busybox:1.37.0',
  command: ['sleep', '1000'],
  stopGracePeriod: '1s',
  develop: { watch: [{ action: 'sync', path: './shared', target: '/tmp/shared' }] },
  suppress: [{ code: 'develop/not-possible', reason: 'to see what docker compose says' }],
});

new Worker(chart, 'tool', { image: 'busybox:1.37.0', command: ['sleep', '1000'], profiles: ['tools'] });

app.synth();
