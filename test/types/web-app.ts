import { App, Chart, exec, httpGet, secret, WebApp, Worker } from 'lading';

const chart = new Chart(new App(), 'shop');
const image = 'ghcr.io/acme/web:1.0.0';

const web = new WebApp(chart, 'web', {
  image,
  port: 8080,
  scale: { min: 2, max: 10, cpu: 70 },
  expose: { host: 'acme.dev', path: '/shop', pathType: 'Exact', tls: 'acme-dev-tls' },
  publish: { port: 80, hostIp: '127.0.0.1' },
  readiness: httpGet('/ready', { port: 'http', period: '5s' }),
  rollout: { maxSurge: 1, maxUnavailable: '25%' },
  disruptionBudget: { minAvailable: 1 },
  serviceAccount: { name: 'web', mountToken: true },
  preStop: false,
});
new WebApp(chart, 'ports', { image, ports: [8080, { name: 'metrics', port: 9090, protocol: 'tcp' }] });
new Worker(chart, 'mailer', { image, scale: 3, rollout: 'recreate', startAfter: [web], calls: [web] });
web.addEnv('TOKEN', secret('web', 'token'));

new Worker(chart, 'scheduled', {
  image,
  scheduling: {
    nodeSelector: { pool: 'a', zone: ['a', 'b'], arch: { notIn: ['arm64'] }, disk: { exists: true } },
    tolerations: ['dedicated=gpu:NoSchedule', { key: 'slow', effect: 'NoExecute', duration: '5m' }],
    spread: ['zones', { over: { topologyKey: 'rack' }, maxSkew: 2 }],
    togetherWith: [web],
    apartFrom: ['replicas', { workload: web, over: 'zones', required: false }],
    spot: 'gke',
  },
});
new Worker(chart, 'host', {
  image,
  hostAliases: { legacy: '10.0.0.5' },
  dns: { nameservers: ['10.0.0.53'], options: { ndots: 2, 'use-vc': true } },
  logging: { maxSize: '10Mi' },
  gpus: 1,
  shmSize: '1Gi',
  ulimits: { nofile: 65_536, memlock: { soft: 1, hard: -1 } },
});
// @ts-expect-error no such limit
new Worker(chart, 'limit', { image, ulimits: { files: 1 } });
// @ts-expect-error both limits, or one number
new Worker(chart, 'soft', { image, ulimits: { nofile: { soft: 1 } } });
// @ts-expect-error an option is there, or it is not written
new Worker(chart, 'dns', { image, dns: { options: { 'use-vc': false } } });
// @ts-expect-error no such places
new Worker(chart, 'spread', { image, scheduling: { spread: 'racks' } });
// @ts-expect-error a workload is meant by its construct, not by its name
new Worker(chart, 'beside', { image, scheduling: { togetherWith: ['web'] } });
// @ts-expect-error nobody else is meant by a word
new Worker(chart, 'apart', { image, scheduling: { apartFrom: ['others'] } });
// @ts-expect-error no such effect
new Worker(chart, 'effect', { image, scheduling: { tolerations: [{ key: 'a', effect: 'Never' }] } });
// @ts-expect-error no such cloud
new Worker(chart, 'spot', { image, scheduling: { spot: 'nimbus' } });
// @ts-expect-error an image is needed
new WebApp(chart, 'no-image', { port: 8080 });
// @ts-expect-error what serves listens somewhere
new WebApp(chart, 'portless', { image });
// @ts-expect-error a misspelt property
new WebApp(chart, 'typo', { image, port: 8080, redines: httpGet('/ready') });
// @ts-expect-error a port is a number
new WebApp(chart, 'port-text', { image, port: '8080' });
// @ts-expect-error no such restart policy
new WebApp(chart, 'restart', { image, port: 8080, restart: 'sometimes' });
// @ts-expect-error no such target
new WebApp(chart, 'target', { image, port: 8080, targets: ['nomad'] });
// @ts-expect-error a range has two ends
new WebApp(chart, 'range', { image, port: 8080, scale: { min: 2 } });
// @ts-expect-error no such path type
new WebApp(chart, 'path', { image, port: 8080, expose: { host: 'acme.dev', pathType: 'Regex' } });
// @ts-expect-error one bound only
new WebApp(chart, 'budget', { image, port: 8080, disruptionBudget: { minAvailable: 1, maxUnavailable: 1 } });
// @ts-expect-error a suppression has a reason
new WebApp(chart, 'suppress', { image, port: 8080, suppress: [{ code: 'probe/no-health-tool' }] });
// @ts-expect-error a worker opens nothing to the outside
new Worker(chart, 'exposed', { image, expose: 'acme.dev' });
// @ts-expect-error a worker has no Service, so it publishes nothing
new Worker(chart, 'published', { image, publish: 80 });
new WebApp(chart, 'published-list', { image, port: 8080, publish: [8080, { port: 443, to: 'https' }] });
new WebApp(chart, 'published-as', { image, port: 8080, publish: { ports: [8080], type: 'NodePort' } });
// @ts-expect-error what is for nobody outside is not published
new WebApp(chart, 'published-inside', { image, port: 8080, publish: { port: 80, type: 'ClusterIP' } });
// @ts-expect-error nobody in the app calls what is there for those outside
web.publicService?.host;
// @ts-expect-error a worker has no address
new Worker(chart, 'nameless', { image }).host;
// @ts-expect-error a name is not a workload
new Worker(chart, 'after', { image, startAfter: ['web'] });
// @ts-expect-error the tool is one of four
new WebApp(chart, 'tool', { image, port: 8080, readiness: exec(['true']), healthTool: 'telnet' });

new WebApp(chart, 'differs', {
  image,
  port: 80,
  kubernetes: {
    scale: { min: 2, max: 4 },
    env: { A: null, B: 'c' },
    patch: { deployment: { spec: { paused: true } } },
  },
  compose: { publish: 3000, expose: null, patch: { compose: { tty: true } } },
});
// @ts-expect-error a block says nothing of targets
new WebApp(chart, 'blocked', { image, port: 80, compose: { targets: ['compose'] } });
// @ts-expect-error a block patches what its target has
new Worker(chart, 'other', { image, compose: { patch: { deployment: { spec: { paused: true } } } } });
// @ts-expect-error and nothing of another target
new Worker(chart, 'another', { image, kubernetes: { patch: { compose: { tty: true } } } });
// @ts-expect-error no such prop
new WebApp(chart, 'unknown', { image, port: 80, compose: { scael: 2 } });
