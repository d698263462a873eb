import { readFileSync } from 'node:fs';
import {
  App,
  Chart,
  config,
  configFile,
  configFiles,
  Deployment,
  External,
  emptyDir,
  exec,
  fromFile,
  httpGet,
  perTarget,
  Service,
  secret,
  secretFiles,
  variable,
  WebApp,
  type WebAppProps,
  Worker,
} from 'lading';
import { type Target, targets } from '../../lib/model/target';
import { synthInMemory } from '../properties/apps-synth';
import { readCompose, readSwarm } from './readers/docker';
import { readKubernetes } from './readers/kubernetes';
import type { Picture, RunningWorkload } from './readers/picture';

const readers = { kubernetes: readKubernetes, compose: readCompose, swarm: readSwarm } satisfies Record<
  Target,
  unknown
>;
/** A stack has no word for it: the report says so. */
const ordersStarts = { kubernetes: true, compose: true, swarm: false } satisfies Record<Target, boolean>;
const forbidsPrivileges = { kubernetes: true, compose: true, swarm: false } satisfies Record<Target, boolean>;
const image = 'ghcr.io/acme/web:1.0.0';

/** What one target makes of an app. */
function run(target: Target, write: (chart: Chart) => void): Picture {
  const chart = new Chart(new App(), 'shop');
  write(chart);
  return readers[target](synthInMemory(chart.node.root, targets).files);
}

function runWeb(target: Target, props: Partial<WebAppProps>): RunningWorkload {
  const { workloads } = run(target, (chart) => {
    new WebApp(chart, 'web', Object.assign({ image, port: 8080 }, props));
  });
  const { web } = workloads;
  if (web === undefined) throw new Error('there is no web');
  return web;
}

describe.each(targets)('on %s', (target) => {
  it('a program gets its command and arguments letter by letter', () => {
    const words = ['sh', '-c', 'echo $HOME $(date) $' + '{X} $$ "a" \'b\'\n', '', 'a b', '$'];
    const { main } = runWeb(target, { command: words, args: words });
    expect([main.command, main.args]).toEqual([words, words]);
  });

  it('a program sees its env values letter by letter, numbers and booleans as they read', () => {
    const env = {
      PRICE: '$5',
      SHELL_TEXT: 'a $(B) $' + '{C} $$D $$(E)',
      LINES: 'one\n  two\n',
      YES: 'yes',
      EMPTY: '',
      COUNT: 3,
      ON: true,
    };
    expect(runWeb(target, { env }).main.env).toEqual({ ...env, COUNT: '3', ON: 'true' });
  });

  it('secrets and configs reach the program, also as a part of a value', () => {
    const { main } = runWeb(target, {
      env: {
        PASSWORD: secret('db', 'password'),
        URL: `postgres://shop:${secret('db', 'password')}@db/$shop`,
        LEVEL: config('settings', 'level'),
      },
      args: [`--token=$${secret('api', 'token')}`],
    });
    expect(main.env).toMatchObject({
      PASSWORD: '<db/password>',
      URL: 'postgres://shop:<db/password>@db/$shop',
      LEVEL: '<settings/level>',
    });
    expect(main.args).toEqual(['--token=$<api/token>']);
  });

  it('a variable has its default, and a value per target is that target’s', () => {
    const env = {
      TAG: variable('TAG', { default: 'v$1' }),
      WHERE: perTarget({ kubernetes: 'kubernetes $', compose: 'compose $', swarm: 'swarm $' }),
    };
    expect(runWeb(target, { env }).main.env).toEqual({ TAG: 'v$1', WHERE: `${target} $` });
  });

  it('files have the content that the app gives them, in folders and beside the files of the image', () => {
    const { main } = runWeb(target, {
      volumes: {
        '/etc/web': configFiles({
          'web.conf': 'user $user;\n',
          'conf.d/a_b.ini': 'x',
          'conf.d_a/b.ini': 'y',
        }),
        '/etc/motd': configFile('hello\n'),
        '/etc/licence': configFiles({
          text: fromFile('NOTICE'),
          'logo.png': fromFile('test/samples/config-files/logo.png'),
        }),
        '/run/keys': secretFiles('tls', { 'server.key': 'tls.key' }),
      },
    });
    expect(main.files).toEqual({
      '/etc/web/web.conf': 'user $user;\n',
      '/etc/web/conf.d/a_b.ini': 'x',
      '/etc/web/conf.d_a/b.ini': 'y',
      '/etc/motd': 'hello\n',
      '/etc/licence/text': expect.stringContaining('Lading'),
      '/etc/licence/logo.png': readFileSync('test/samples/config-files/logo.png', 'base64'),
      '/run/keys/server.key': '<tls/tls.key>',
    });
  });

  it('a default container has scratch space at /tmp alone, and may write nowhere else', () => {
    const { main } = runWeb(target, {});
    expect(main).toMatchObject({
      scratch: ['/tmp'],
      readOnlyRoot: true,
      user: '10001:10001',
      dropped: ['ALL'],
    });
  });

  it('a container has the scratch space and the rights that it asks for', () => {
    const { main } = runWeb(target, {
      volumes: { '/cache': emptyDir(), '/shared': emptyDir({ medium: 'memory', sizeLimit: '16Mi' }) },
      user: '1000:2000',
      writableRoot: true,
      addCapabilities: ['NET_BIND_SERVICE'],
    });
    expect(main).toMatchObject({
      scratch: ['/cache', '/shared'],
      readOnlyRoot: false,
      user: '1000:2000',
      added: ['NET_BIND_SERVICE'],
      privileged: false,
    });
  });

  it('the image chooses the user, its root and its capabilities where it is trusted to', () => {
    const { main } = runWeb(target, { user: 'image' });
    expect(main).toMatchObject({
      user: undefined,
      readOnlyRoot: false,
      dropped: [],
      escalates: !forbidsPrivileges[target],
    });
  });

  it.each([
    [{}, false],
    [{ user: 'image', allowPrivilegeEscalation: true }, true],
    [{ allowPrivilegeEscalation: false }, false],
    [{ user: 0, privileged: true }, true],
  ] as const)('programs of %j gain privileges, where they can be kept from it: %p', (props, escalates) => {
    expect(runWeb(target, props).main).toMatchObject({ escalates: escalates || !forbidsPrivileges[target] });
  });

  it.each([
    ['500m', 500, '512Mi', 2 ** 29],
    [0.25, 250, 100_000_000, 1e8],
    ['1.5', 1500, '1.5Gi', 1.5 * 2 ** 30],
    [2, 2000, '1G', 1e9],
  ] as const)('limits of %s CPU and %s memory are exact', (cpu, millicores, memory, bytes) => {
    const { main } = runWeb(target, { resources: { cpu, memory } });
    expect([main.cpu, main.memory]).toEqual([millicores, bytes]);
  });

  it('readiness is asked by the same command in the same rhythm', () => {
    const timing = { period: '7s', timeout: '3s', failureThreshold: 5 } as const;
    const { main } = runWeb(target, { readiness: exec(['ready', '--user=$USER', '$(x)'], timing) });
    const command = ['ready', '--user=$USER', '$(x)'];
    expect(main.readiness).toEqual({ command, period: 7, timeout: 3, failures: 5 });
  });

  it('a workload has its time to stop and its replicas', () => {
    expect(runWeb(target, { stopGracePeriod: '1m30s', scale: 3 })).toMatchObject({
      stopGrace: 90,
      replicas: 3,
    });
    expect(runWeb(target, { scale: { min: 2, max: 5 } })).toMatchObject({ stopGrace: 30, replicas: 2 });
  });

  it('a workload starts after those that it names, where there is an order, and references make none', () => {
    const { workloads } = run(target, (chart) => {
      const ready = exec(['ready']);
      const db = new WebApp(chart, 'db', { image, port: 5432, readiness: ready });
      const cache = new WebApp(chart, 'cache', { image, port: 6379, readiness: ready });
      const web = new WebApp(chart, 'web', {
        image,
        port: 8080,
        startAfter: [db, cache],
        env: { SELF: db.url() },
      });
      cache.addEnv('WEB', web.url());
      new Worker(chart, 'mailer', { image, env: { WEB: web.host } });
    });
    expect(workloads.web?.startsAfter).toEqual(ordersStarts[target] ? ['cache', 'db'] : []);
    expect(workloads.db?.startsAfter).toEqual([]);
    expect(workloads.mailer?.startsAfter).toEqual([]);
  });

  it('init containers run in their order, and sidecars beside the program', () => {
    const { init, beside } = runWeb(target, {
      initContainers: [
        { image, command: ['migrate'], name: 'migrate' },
        { image, args: ['seed'], privileged: true, user: 0 },
        { image, command: ['check'] },
      ],
      sidecars: [{ image, name: 'proxy', args: ['--to=8080'], env: { A: '$(A)' } }],
    });
    expect(init.map(({ command, args }) => command ?? args)).toEqual([['migrate'], ['seed'], ['check']]);
    expect(beside).toMatchObject({ proxy: { args: ['--to=8080'], env: { A: '$(A)' } } });
    expect(Object.keys(beside)).toEqual(['proxy']);
  });

  it('addresses lead to the port that the container opens, through every kind of Service', () => {
    const { workloads, reach } = run(target, (chart) => {
      const ports = [
        { name: 'http', port: 8080 },
        { name: 'admin', port: 9090 },
      ];
      const web = new WebApp(chart, 'web', { image, ports, publish: 80, readiness: httpGet('/') });
      const plain = new Deployment(chart, 'plain', { containers: [{ image, port: 3000 }] });
      const front = new Service(chart, 'front', {
        name: 'door',
        selects: plain,
        ports: [{ port: 81, to: 3000 }],
      });
      const inner = new External(chart, 'inner', { host: front.host, port: front.port });
      new Worker(chart, 'caller', {
        image,
        env: {
          WEB: `${web.host} ${web.port}`,
          ADMIN: `${web.host} ${web.portOf('admin')}`,
          FRONT: `${front.host} ${front.port}`,
          INNER: `${inner.host} ${inner.port}`,
        },
      });
    });
    const led = Object.entries(workloads.caller?.main.env ?? {}).map(([name, value]) => {
      const [host = '', port] = value.split(' ');
      return [name, reach(host, Number(port))];
    });
    expect(Object.fromEntries(led)).toEqual({
      WEB: 'web:8080',
      ADMIN: 'web:9090',
      FRONT: 'plain:3000',
      INNER: 'plain:3000',
    });
  });

  it('addresses lead across charts, with namespaces and without', () => {
    const app = new App();
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const api = new WebApp(shop, 'api', { image, port: 8080 });
    const near = new Worker(shop, 'near', { image, env: { API: `${api.host} ${api.port}` } });
    const far = new Worker(new Chart(app, 'jobs'), 'far', { image, env: { API: `${api.host} ${api.port}` } });
    const { workloads, reach } = readers[target](synthInMemory(app, targets).files);
    for (const { deployment } of [near, far]) {
      const [host = '', port] = workloads[deployment.model.name]?.main.env.API?.split(' ') ?? [];
      expect(reach(host, Number(port))).toBe('api:8080');
    }
  });
});
