import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', build: './web', port: 8080 });
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  build: {
    context: '.',
    dockerfile: 'docker/mailer.Dockerfile',
    target: 'release',
    args: { NODE_VERSION: 22, COMMENT: 'costs $5' },
  },
  pull: 'never',
});
// What only the build may know is in no layer and in no manifest.
new Worker(shop, 'reporter', {
  image: 'ghcr.io/acme/reporter:1.0.0',
  build: {
    context: 'reporter',
    secrets: { npm: { environment: 'NPM_TOKEN' }, netrc: { file: './private/netrc' } },
    ssh: ['default', 'deploy=./private/deploy-key'],
    platforms: ['linux/amd64', 'linux/arm64'],
    cacheFrom: ['type=registry,ref=ghcr.io/acme/reporter:cache'],
    cacheTo: ['type=registry,ref=ghcr.io/acme/reporter:cache,mode=max'],
    additionalContexts: { shared: './shared', alpine: 'docker-image://alpine:3.20' },
  },
});
// The same id may mean something else in another build.
new Worker(shop, 'importer', {
  image: 'ghcr.io/acme/importer:1.0.0',
  build: {
    context: 'importer',
    secrets: { npm: { environment: 'IMPORTER_TOKEN' }, netrc: { file: './private/netrc' } },
  },
});

app.synth();
