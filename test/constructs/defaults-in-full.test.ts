import { readFileSync } from 'node:fs';
import {
  App,
  Chart,
  configFile,
  container,
  type Defaults,
  Deployment,
  emptyDir,
  exec,
  httpGet,
  sleep,
  tcp,
  WebApp,
  type WebAppProps,
  Worker,
} from 'lading';
import { defaultsShape } from '../../lib/constructs/props/defaults';
import { ownOfEach } from '../../lib/constructs/props/own-of-each';
import type { Shape } from '../../lib/constructs/props/shape';
import { webAppShape } from '../../lib/constructs/props/web-app';
import { at, image, read } from './make';

function web(app: Defaults, chart: Defaults, own: Partial<WebAppProps> | Record<string, unknown> = {}) {
  const scope = new Chart(new App({ defaults: app }), 'shop', { defaults: chart });
  const props: WebAppProps = { image, port: 8080, ...own };
  new WebApp(scope, 'web', props);
  const { objects, services, told } = read(scope);
  const deployment = objects['Deployment/web'];
  const pod = at(deployment, 'spec', 'template', 'spec');
  return { deployment, pod, container: at(pod, 'containers', 0), service: services.web, told };
}

const keysOf = ({ domain }: Shape) => (domain.kind === 'object' ? Object.keys(domain.rows()) : []);
const own: readonly string[] = ownOfEach;

describe('defaults', () => {
  it('take what a workload takes, but what is each workload’s own', () => {
    const taken = keysOf(webAppShape).filter((key) => !own.includes(key));
    expect(keysOf(defaultsShape).sort()).toEqual(taken.sort());
    expect(keysOf(webAppShape)).toEqual(expect.arrayContaining(['image', 'build', 'ports', 'publish']));
    expect(taken).toEqual(expect.arrayContaining(['env', 'readiness', 'scale', 'sidecars', 'compose']));
  });

  it.each(own)('do not take `%s`', (key) => {
    expect(web(Object.assign({}, { user: 5 }, { [key]: 'a' }), {}).told).toContain(': props/unknown');
  });

  it('are laid over each other and under a workload as blocks are: maps by key, the rest whole', () => {
    const { container: main, deployment } = web(
      {
        env: { A: 'app', B: 'app', C: 'app' },
        args: ['app', '--all'],
        readiness: httpGet('/ready', { period: '3s' }),
        scale: { min: 2, max: 4 },
      },
      { env: { B: 'chart', C: 'chart' }, args: ['chart'], readiness: httpGet('/healthz'), scale: 5 },
      { env: { C: 'own' } },
    );
    expect(at(main, 'env')).toEqual([
      { name: 'A', value: 'app' },
      { name: 'B', value: 'chart' },
      { name: 'C', value: 'own' },
    ]);
    expect(at(main, 'args')).toEqual(['chart']);
    expect(at(main, 'readinessProbe')).toMatchObject({ httpGet: { path: '/healthz' }, periodSeconds: 10 });
    expect(at(deployment, 'spec', 'replicas')).toBe(5);
  });

  it('are removed by null: by a chart, a workload, and a block, a key at a time or all of it', () => {
    const app: Defaults = {
      env: { A: 'app', B: 'app', C: 'app' },
      liveness: exec(['alive']),
      labels: { team: 'shop' },
      user: 5,
    };
    const {
      container: main,
      service,
      deployment,
    } = web(
      app,
      { env: { A: null }, user: null },
      { env: { B: null }, liveness: null, labels: { team: null }, compose: { env: { C: null } } },
    );
    expect(at(main, 'env')).toEqual([{ name: 'C', value: 'app' }]);
    expect(at(service, 'environment')).toBeUndefined();
    expect(at(main, 'livenessProbe')).toBeUndefined();
    expect(at(deployment, 'metadata', 'labels')).toEqual({ 'app.kubernetes.io/name': 'web' });
    expect(at(main, 'securityContext', 'runAsUser')).toBe(10001);
  });

  it('differ by target, and what a chart says comes before the app’s block', () => {
    const env = (chart: Defaults, own?: Partial<WebAppProps>) => {
      const { container: main, service } = web({ env: { A: '1' }, compose: { env: { A: '2' } } }, chart, own);
      return [at(main, 'env', 0, 'value'), at(service, 'environment', 'A')];
    };
    expect(env({})).toEqual(['1', '2']);
    expect(env({ env: { A: '3' } })).toEqual(['3', '3']);
    expect(env({ kubernetes: { env: { A: '4' } } })).toEqual(['4', '2']);
    expect(env({ kubernetes: { env: { A: '4' } } }, { env: { A: '5' } })).toEqual(['5', '5']);
    expect(env({}, { kubernetes: { env: { A: '6' } } })).toEqual(['6', '2']);
  });

  it('of a container hold for the main one, and who it runs as for every one', () => {
    const chart = new Chart(new App(), 'shop', { defaults: { env: { A: '1' }, user: 5, pull: 'missing' } });
    new Deployment(chart, 'pair', {
      containers: [container({ image }), container({ image, name: 'second', user: null })],
      initContainers: [container({ image })],
      sidecars: [container({ image, env: { B: '2' } })],
    });
    const { objects, told } = read(chart);
    const pod = at(objects['Deployment/pair'], 'spec', 'template', 'spec');
    const seen = (list: string, index: number) => [
      at(pod, list, index, 'env'),
      at(pod, list, index, 'securityContext', 'runAsUser'),
      at(pod, list, index, 'imagePullPolicy'),
    ];
    expect(seen('containers', 0)).toEqual([[{ name: 'A', value: '1' }], 5, 'IfNotPresent']);
    expect(seen('containers', 1)).toEqual([undefined, 10001, 'IfNotPresent']);
    expect(seen('initContainers', 0)).toEqual([undefined, 5, 'IfNotPresent']);
    expect(seen('initContainers', 1)).toEqual([[{ name: 'B', value: '2' }], 5, 'IfNotPresent']);
    expect(told).toEqual([]);
  });

  it('hold for what a Deployment is on a target where it differs, too', () => {
    const chart = new Chart(new App(), 'shop', {
      defaults: { env: { A: '1' }, compose: { env: { B: '2' } } },
    });
    new Deployment(chart, 'pair', { containers: [container({ image, env: { A: null } })] });
    const { objects, services } = read(chart);
    expect(
      at(objects['Deployment/pair'], 'spec', 'template', 'spec', 'containers', 0, 'env'),
    ).toBeUndefined();
    expect(at(services.pair, 'environment')).toEqual({ B: '2' });
  });

  it('of replicas give way to either word for them', () => {
    const chart = new Chart(new App({ defaults: { scale: { min: 2, max: 4 } } }), 'shop');
    new Deployment(chart, 'one', { containers: [container({ image })], replicas: 3 });
    new Deployment(chart, 'two', { containers: [container({ image })], scale: 2, compose: { replicas: 1 } });
    const { objects, services } = read(chart);
    expect(at(objects['Deployment/one'], 'spec', 'replicas')).toBe(3);
    expect(at(objects['Deployment/two'], 'spec', 'replicas')).toBe(2);
    expect(at(services.two, 'deploy', 'replicas')).toBe(1);
  });

  it('give each workload scratch space of its own, and the same files', () => {
    const cache = emptyDir();
    const chart = new Chart(new App(), 'shop', {
      defaults: { volumes: { '/cache': cache, '/etc/motd': configFile('hello') } },
    });
    new Worker(chart, 'one', { image });
    new Worker(chart, 'two', { image, volumes: { '/etc/motd': null, '/more': cache } });
    const { objects, services, told } = read(chart);
    const volumes = (name: string) =>
      at(objects[`Deployment/${name}`], 'spec', 'template', 'spec', 'volumes');
    expect(told).toEqual([]);
    expect(volumes('one')).toMatchObject([{ name: 'cache', emptyDir: {} }, { name: 'etc-motd' }, {}]);
    expect(volumes('two')).toMatchObject([{ name: 'cache', emptyDir: {} }, { name: 'tmp' }]);
    expect(at(services.one, 'configs')).toHaveLength(1);
    expect(at(services.two, 'configs')).toBeUndefined();
  });

  it('reach containers that are added later', () => {
    const chart = new Chart(new App(), 'shop', { defaults: { user: 5, env: { A: '1' } } });
    new Worker(chart, 'one', { image }).addSidecar(container({ image, preStop: sleep('1s') }));
    const sidecar = at(
      read(chart).objects['Deployment/one'],
      'spec',
      'template',
      'spec',
      'initContainers',
      0,
    );
    expect(at(sidecar, 'securityContext', 'runAsUser')).toBe(5);
    expect(at(sidecar, 'env')).toBeUndefined();
  });

  it('are where a finding points when they say what is wrong', () => {
    const chart = new Chart(
      new App({
        defaults: {
          readiness: tcp({ port: 'htp' }), // the app’s
        },
      }),
      'shop',
      {
        defaults: {
          liveness: tcp({ port: 'htp' }), // the chart’s
        },
      },
    );
    new WebApp(chart, 'web', {
      image,
      port: 8080,
      startup: tcp({ port: 'htp' }), // its own
    });
    const found = read(chart).diagnostics.filter(({ code }) => code === 'probe/port-not-found');
    const lines = readFileSync(__filename, 'utf8').split('\n');
    const marks = found.map(({ location }) => lines[(location?.line ?? 0) - 1]?.split('// ')[1]);
    expect(marks.sort()).toEqual(['its own', 'the app’s', 'the chart’s']);
    expect(found.map(({ path }) => path)).toEqual(['shop/web', 'shop/web', 'shop/web']);
  });

  it('know of no entry that null could remove where none says it', () => {
    expect(web({ env: { A: '1' } }, {}, { env: { A: null } }).told).toEqual([]);
    expect(web({ env: { A: '1' } }, {}, { env: { B: null } }).told).toEqual(['shop/web: props/wrong-type']);
    expect(web({}, {}, { image: null }).told).toEqual(['shop/web: props/wrong-type']);
  });
});
