import { ApiObject, JsonPatch } from 'cdk8s';
import {
  App,
  Chart,
  Config,
  configFiles,
  ephemeralClaim,
  fieldFiles,
  type ProjectedSource,
  projected,
  Secret,
  StatefulApp,
  secretFile,
  secretFiles,
  serviceAccountToken,
  type VolumeProps,
  Worker,
} from 'lading';
import { at, image, read, shop } from './make';

const podOf = (objects: Readonly<Record<string, unknown>>, name = 'Deployment/subject') =>
  at(objects[name], 'spec', 'template', 'spec');
const sourcesOf = (objects: Readonly<Record<string, unknown>>) =>
  at(podOf(objects), 'volumes', 0, 'projected', 'sources');

function mounted(volume: VolumeProps, chart = shop()): Chart {
  new Worker(chart, 'subject', { image, volumes: { '/all': volume } });
  return chart;
}

describe('a projected volume', () => {
  it('has the files of all its sources, and what a pod alone knows', () => {
    const chart = shop();
    const settings = new Config(chart, 'settings', { data: { a: 'a', b: 'b' } });
    const db = new Secret(chart, 'db', { keys: ['user'] });
    const sources = [
      configFiles({ 'c/d': 'text' }, { mode: 0o444 }),
      settings.files({ e: 'a' }),
      secretFiles('api', { f: 'key' }, { sources: { kubernetes: { name: 'theirs' } } }),
      db.files(),
      fieldFiles({ labels: 'metadata.labels' }),
      serviceAccountToken({ audience: 'vault', expiration: '90m' }),
    ];
    mounted(projected(sources, { mode: 0o440 }), chart);
    const { objects, services, diagnostics } = read(chart);
    const nameOf = (start: string) => expect.stringMatching(new RegExp(`^${start}-[0-9a-f]{8}$`));
    expect(at(podOf(objects), 'volumes', 0)).toEqual({
      name: 'all',
      projected: {
        defaultMode: 0o440,
        sources: [
          {
            configMap: { name: nameOf('subject-all-1'), items: [{ key: 'c_d', path: 'c/d', mode: 0o444 }] },
          },
          { configMap: { name: nameOf('settings'), items: [{ key: 'a', path: 'e' }] } },
          { secret: { name: 'theirs', items: [{ key: 'key', path: 'f' }] } },
          { secret: { name: 'db', items: [{ key: 'user', path: 'user' }] } },
          { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
          { serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 5400 } },
        ],
      },
    });
    // Whoever is not root reads what is closed to others.
    expect(at(podOf(objects), 'securityContext', 'fsGroup')).toBe(10_001);
    expect(at(podOf(objects), 'automountServiceAccountToken')).toBe(false);
    expect(services.subject).toMatchObject({
      configs: [{ target: '/all/c/d' }, { target: '/all/e' }],
      secrets: [{ target: '/all/f' }, { target: '/all/user' }],
    });
    const told = diagnostics.filter(({ severity }) => severity === 'warning').map(({ code }) => code);
    expect(told).toEqual(['parity/not-expressible', 'parity/not-expressible']);
  });

  it('rolls whoever mounts it when the content of a source changes, patched or not', () => {
    const make = (text: string) => {
      const chart = mounted(projected([configFiles({ a: text })]));
      return read(chart);
    };
    const [one, two] = [make('a'), make('b')];
    expect(sourcesOf(one.objects)).not.toEqual(sourcesOf(two.objects));
    expect(at(one.services.subject, 'labels')).not.toEqual(at(two.services.subject, 'labels'));

    const chart = shop();
    const settings = new Config(chart, 'settings', { data: { a: 'a' } });
    mounted(projected([settings.files()]), chart);
    ApiObject.of(settings).addJsonPatch(JsonPatch.replace('/data/a', 'c'));
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    const name = Object.keys(objects).find((each) => each.startsWith('ConfigMap/'));
    expect(`ConfigMap/${at(sourcesOf(objects), 0, 'configMap', 'name')}`).toBe(name);
  });

  it('is read by the rules as its sources are', () => {
    const app = new App({ name: 'app' });
    const one = new Chart(app, 'one', { namespace: 'one' });
    const two = new Chart(app, 'two', { namespace: 'two' });
    const settings = new Config(one, 'settings', { data: { a: 'a' } });
    mounted(projected([settings.files(), configFiles({ 'app.ini': 'password = hunter2-9f3k\n' })]), two);
    expect([...read(two).told].sort()).toEqual([
      'two/subject: reference/other-namespace',
      'two/subject: secret/in-clear',
    ]);
  });

  it.each<[string, unknown, string]>([
    ['two files at one path', [configFiles({ a: 'a' }), secretFiles('db', ['a'])], 'wrong-value'],
    [
      'the file of a token twice',
      [serviceAccountToken(), fieldFiles({ token: 'metadata.name' })],
      'wrong-value',
    ],
    ['no source', [], 'wrong-value'],
    ['what is no source', [ephemeralClaim({ size: '1Gi' })], 'wrong-type'],
    ['another volume', [projected([secretFile('db', 'a')])], 'wrong-type'],
    ['a field that is none', [fieldFiles({ a: 'status.podIP' })], 'wrong-value'],
    ['a file above', [fieldFiles({ '../a': 'metadata.name' })], 'wrong-value'],
    ['a token for a minute', [serviceAccountToken({ expiration: '1m' })], 'wrong-value'],
    ['a token above', [serviceAccountToken({ path: '/token' })], 'wrong-value'],
  ])('is told of %s', (_, sources, code) => {
    const volume: ReturnType<typeof projected> = Reflect.apply(projected, undefined, [sources]);
    const errors = read(mounted(volume)).diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map((each) => each.code)).toEqual([`props/${code}`]);
  });

  it('can be one source alone', () => {
    const sources: readonly ProjectedSource[] = [serviceAccountToken({ path: 'vault/token' })];
    const { objects } = read(mounted(projected(sources)));
    expect(sourcesOf(objects)).toEqual([{ serviceAccountToken: { path: 'vault/token' } }]);
  });
});

describe('an ephemeral claim', () => {
  const work = (options = {}) => ephemeralClaim({ size: '1Gi', ...options });

  it('is made for each pod, and no object of its own', () => {
    const { objects } = read(mounted(work({ storageClass: 'fast', accessMode: 'ReadWriteOncePod' })));
    expect(at(podOf(objects), 'volumes', 0)).toEqual({
      name: 'all',
      ephemeral: {
        volumeClaimTemplate: {
          spec: {
            accessModes: ['ReadWriteOncePod'],
            storageClassName: 'fast',
            resources: { requests: { storage: '1Gi' } },
          },
        },
      },
    });
    expect(at(podOf(objects), 'securityContext', 'fsGroup')).toBe(10_001);
    expect(Object.keys(objects).filter((name) => name.startsWith('PersistentVolumeClaim/'))).toEqual([]);
  });

  it('lets a workload have replicas, and roll as one without claims', () => {
    const chart = shop();
    new Worker(chart, 'subject', { image, scale: 3, volumes: { '/work': work() } });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(at(objects['Deployment/subject'], 'spec', 'strategy', 'type')).toBe('RollingUpdate');
  });

  it('is a named volume on Compose that belongs to the user, of each replica of a StatefulApp', () => {
    const chart = mounted(work());
    new StatefulApp(chart, 'db', { image, port: 80, scale: 2, storage: {}, volumes: { '/work': work() } });
    const { services, diagnostics } = read(chart);
    const sourceOf = (name: string) => at(services[name], 'volumes', 0, 'source');
    expect(['subject', 'db', 'db-1'].map(sourceOf)).toEqual(['subject-all', 'db-work-0', 'db-work-1']);
    expect(at(services['subject-volumes'], 'entrypoint')).toContain('10001:10001');
    expect(diagnostics.map(({ code, path }) => [code, path])).toContainEqual([
      'parity/approximated',
      'shop/subject',
    ]);
  });

  it('keeps no data, and is nothing that workloads have in common', () => {
    const chart = shop();
    const one = work();
    new Worker(chart, 'a', { image, volumes: { '/work': one } });
    new Worker(chart, 'b', { image, volumes: { '/work': one } });
    new Worker(chart, 'c', {
      image: 'postgres:17',
      user: 'image',
      volumes: { '/var/lib/postgresql/data': work() },
    });
    expect([...read(chart).told].sort()).toEqual(['shop/b: volume/shared', 'shop/c: image/data-not-kept']);
  });

  it('is not held at a node of a swarm', () => {
    const chart = shop({ targets: ['swarm'] });
    new StatefulApp(chart, 'db', { image, port: 80, storage: {}, volumes: { '/work': work() } });
    expect(read(mounted(work(), chart)).told).toEqual([]);
  });
});
