import {
  type Chart,
  claim,
  configFiles,
  emptyDir,
  exec,
  httpGet,
  secret,
  secretFiles,
  variable,
  WebApp,
  type WebAppProps,
  Worker,
} from 'lading';
import { at, image } from '../constructs/make';
import { shop, stackOf } from './stack';

function web(props: Partial<WebAppProps> = {}, chart: Chart = shop()): unknown {
  new WebApp(chart, 'web', Object.assign({ image, port: 8080 }, props));
  return stackOf(chart).services.web;
}

describe('a service of a stack', () => {
  it('holds nothing that docker stack passes over', () => {
    const service = web({ publish: 80, expose: 'shop.acme.dev', shmSize: '16Mi', build: { context: '.' } });
    const lost = [
      'build',
      'depends_on',
      'expose',
      'restart',
      'security_opt',
      'shm_size',
      'tmpfs',
      'privileged',
    ];
    expect(Object.keys(Object(service)).filter((key) => lost.includes(key))).toEqual([]);
  });

  it('keeps scratch space, and the memory that processes share, as mounts', () => {
    const volumes = at(
      web({ shmSize: '16Mi', volumes: { '/cache': emptyDir({ sizeLimit: '1Mi' }) } }),
      'volumes',
    );
    expect(volumes).toEqual([
      { type: 'tmpfs', target: '/cache', tmpfs: { size: 2 ** 20 } },
      { type: 'tmpfs', target: '/dev/shm', tmpfs: { size: 2 ** 24 } },
      { type: 'tmpfs', target: '/tmp' },
    ]);
  });

  it('names mounts as `docker service update` orders them, so that a later deploy starts nothing again', () => {
    const volumes = {
      '/z': emptyDir(),
      '/b': claim({ name: 'beta', size: '1Gi' }),
      '/c': claim({ name: 'alpha', size: '1Gi' }),
    };
    const mounts = at(web({ volumes }), 'volumes');
    expect(Object.values(Object(mounts)).map((mount) => at(mount, 'target'))).toEqual([
      '/tmp',
      '/z',
      '/c',
      '/b',
    ]);
  });

  it('is published at every node by load balancers, and never by a route', () => {
    expect(at(web({ publish: 80 }), 'ports')).toEqual([
      { target: 8080, published: 80, protocol: 'tcp', mode: 'ingress' },
    ]);
    expect(at(web({ expose: 'shop.acme.dev' }), 'ports')).toBeUndefined();
  });

  it('bears its labels itself, so that another one replaces no container', () => {
    const service = web({ labels: { team: 'shop' } });
    expect(at(service, 'labels')).toBeUndefined();
    expect(at(service, 'deploy', 'labels')).toMatchObject({ team: 'shop' });
  });

  it('reserves CPU as well as memory', () => {
    const resources = {
      cpu: { request: '250m', limit: '1' },
      memory: { request: '64Mi', limit: '128Mi' },
    } as const;
    expect(at(web({ resources }), 'deploy', 'resources')).toEqual({
      limits: { cpus: '1', memory: '128m' },
      reservations: { cpus: '0.25', memory: '64m' },
    });
  });

  it('asks the liveness probe where there is one, and else the readiness probe, which has a minute to succeed', () => {
    const [ready, alive] = [exec(['ready']), exec(['alive'])];
    const check = (props: Partial<WebAppProps>) => {
      const { test, start_period } = Object(at(web(props), 'healthcheck'));
      return [test?.[1], start_period];
    };
    expect(check({ readiness: ready, liveness: alive })).toEqual(['alive', '0s']);
    expect(check({ readiness: ready })).toEqual(['ready', '1m']);
    expect(check({ readiness: exec(['ready'], { initialDelay: '5s' }) })).toEqual(['ready', '1m']);
    const startup = exec(['ready'], { period: '2s', failureThreshold: 10 });
    expect(check({ readiness: ready, startup })).toEqual(['ready', '20s']);
    expect(check({ readiness: false })).toEqual([undefined, undefined]);
  });

  it('asks again for a default that holds a dollar: docker stack would double it', () => {
    const chart = shop();
    const env = { A: variable('A', { default: 'a' }), B: variable('B', { default: 'b$' }) };
    expect(at(web({ env }, chart), 'environment')).toEqual({
      A: '${A:-a}',
      B: '${B:?set B in the environment}',
    });
  });

  it('calls configs by what is in them, and gives files to the user where not all may read them', () => {
    const chart = shop({ name: 'acme' });
    const settings = (text: string, name: string) => configFiles({ 'a.yaml': text }, { name, mode: 0o440 });
    new Worker(chart, 'one', { image, volumes: { '/etc/a': settings('x', 'x') } });
    new Worker(chart, 'two', { image, user: '7:8', volumes: { '/etc/a': settings('y', 'y') } });
    const { services, file } = stackOf(chart);
    const owned = { target: '/etc/a/a.yaml', mode: 0o440 };
    expect(at(services.one, 'configs')).toEqual([
      { source: 'one-x_a.yaml', uid: '10001', gid: '10001', ...owned },
    ]);
    expect(at(services.two, 'configs')).toEqual([{ source: 'two-y_a.yaml', uid: '7', gid: '8', ...owned }]);
    expect(at(file, 'configs', 'one-x_a.yaml', 'name')).toMatch(/^acme-one-x-[0-9a-f]{8}$/);
    expect(at(file, 'configs', 'one-x_a.yaml', 'file')).toBe('./configs/one-x/a.yaml');
  });

  it('takes secrets from files of the user, under a name with a version, or from the swarm', () => {
    const chart = shop();
    new Worker(chart, 'one', {
      image,
      env: { TOKEN: secret('api', 'token') },
      volumes: {
        '/run/db': secretFiles('db', ['password']),
        '/run/tls': secretFiles('tls', ['key'], { sources: { swarm: { external: true } } }),
      },
    });
    const { file, env, services } = stackOf(chart);
    expect(file.secrets).toEqual({
      db_password: { name: 'shop-db-password-${DB_PASSWORD_VERSION:-1}', file: './secrets/db/password' },
      tls_key: { name: 'shop-tls-key-${TLS_KEY_VERSION:-1}', external: true },
    });
    expect(at(services.one, 'environment', 'TOKEN')).toBe('${API_TOKEN:?set API_TOKEN in the environment}');
    expect(env).toContain('docker stack deploy --with-registry-auth -c stack.yaml shop');
    expect(env).toContain('# DB_PASSWORD_VERSION=1');
  });

  it('refuses names that no swarm takes', () => {
    const chart = shop({ swarm: { name: 's'.repeat(50) } });
    new Worker(chart, 'one', { image, volumes: { '/run/db': secretFiles('database', ['password']) } });
    expect(stackOf(chart).told).toContain('shop/one: name/invalid');
  });

  it('is alone in a network that leads nowhere, where it is isolated and talks to nobody', () => {
    const chart = shop({ network: 'isolated' });
    const api = new WebApp(chart, 'api', { image, port: 8080 });
    new Worker(chart, 'hermit', { image });
    new Worker(chart, 'client', { image, env: { API: api.url('/') } });
    const { services, file } = stackOf(chart);
    expect(at(services.hermit, 'networks')).toEqual({ 'hermit-alone': {} });
    expect(Object.keys(Object(at(services.client, 'networks')))).toEqual(['api.client']);
    expect(file.networks).toEqual({ 'api.client': { internal: true }, 'hermit-alone': { internal: true } });
  });

  it('keeps apart from its replicas, and at nodes of a label, as far as a constraint can say it', () => {
    const scheduling = {
      nodeSelector: {
        'kubernetes.io/hostname': 'one',
        'kubernetes.io/arch': 'amd64',
        disk: { notIn: ['slow', 'old'] },
        size: ['xl'],
        'acme.dev/rack': 'a',
      },
      spread: [{ over: 'zones' as const }, { over: 'nodes' as const }, { over: { topologyKey: 'rack' } }],
      apartFrom: [{ workload: 'replicas' as const, over: 'nodes' as const, required: true }],
    };
    expect(at(web({ scale: 2, scheduling }), 'deploy', 'placement')).toEqual({
      constraints: [
        'node.hostname == one',
        'node.platform.arch == x86_64',
        'node.labels.disk != slow',
        'node.labels.disk != old',
        'node.labels.size == xl',
      ],
      preferences: [{ spread: 'node.labels.zone' }, { spread: 'node.labels.rack' }],
      max_replicas_per_node: 1,
    });
  });

  it('takes a patch, and tells what no other target gets by it', () => {
    const chart = shop();
    new WebApp(chart, 'web', {
      image,
      port: 8080,
      readiness: httpGet('/'),
      healthTool: 'curl',
      patch: { swarm: { init: true, deploy: { update_config: { parallelism: 5 } } } },
    });
    const { services, diagnostics } = stackOf(chart);
    expect(services.web).toMatchObject({ init: true, deploy: { update_config: { parallelism: 5 } } });
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });
});
