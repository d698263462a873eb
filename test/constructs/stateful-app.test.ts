import { ApiObject } from 'cdk8s';
import {
  Chart,
  claim,
  emptyDir,
  exec,
  Ingress,
  Service,
  StatefulApp,
  type StatefulAppProps,
  Worker,
} from 'lading';
import { parse } from 'yaml';
import { synthInMemory } from '../properties/apps-synth';
import { at, image, read, shop } from './make';

const storage = { '/var/lib/db/data': '10Gi' } as const;

function app(props: Partial<StatefulAppProps> = {}, chart = shop()) {
  const db = new StatefulApp(chart, 'db', { image, port: 5432, storage, ...props });
  return { chart, db };
}

const set = (objects: Readonly<Record<string, unknown>>, ...path: (string | number)[]) =>
  at(objects['StatefulSet/db'], 'spec', ...path);

const volumesOf = ({ files }: ReturnType<typeof read>) =>
  Object.keys(parse(files.get('compose/compose.yaml') ?? '').volumes);

/** The addresses that a Worker waits for before it starts. */
const waitOf = (objects: Readonly<Record<string, unknown>>) => {
  const command = at(
    objects['Deployment/mailer'],
    'spec',
    'template',
    'spec',
    'initContainers',
    0,
    'command',
  );
  return Array.isArray(command) ? command.slice(4) : command;
};

const waits = (services: Readonly<Record<string, unknown>>, name: string) =>
  Object.keys(Object(at(services, name, 'depends_on')));

describe('on Kubernetes', () => {
  it('is a StatefulSet, a Service, and a headless one that names the replicas', () => {
    const { objects, told } = read(app().chart);
    expect(told).toEqual([]);
    expect(Object.keys(objects)).toEqual([
      'ServiceAccount/db',
      'Service/db-pods',
      'StatefulSet/db',
      'Service/db',
    ]);
    expect(at(objects['Service/db-pods'], 'spec')).toMatchObject({
      clusterIP: 'None',
      selector: { 'app.kubernetes.io/name': 'db' },
      publishNotReadyAddresses: true,
      ports: [{ port: 5432 }],
    });
    expect(set(objects)).toMatchObject({
      replicas: 1,
      serviceName: 'db-pods',
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate' },
    });
  });

  it('gives each replica a claim that is called after the last folder, and its user the space', () => {
    const { objects } = read(app().chart);
    const template = set(objects, 'volumeClaimTemplates', 0);
    expect(template).toMatchObject({ metadata: { name: 'data' } });
    expect(set(objects, 'template', 'spec')).toMatchObject({
      securityContext: { fsGroup: 10001 },
      containers: [{ volumeMounts: [{ name: 'data', mountPath: '/var/lib/db/data' }, { name: 'tmp' }] }],
      volumes: [{ name: 'tmp' }],
    });
  });

  it('puts nothing that may change into what the server never lets change', () => {
    const chart = new Chart(shop().node.root, 'other', { labels: { team: 'one' } });
    const { objects } = read(app({ labels: { tier: 'data' } }, chart).chart);
    expect(set(objects, 'volumeClaimTemplates', 0, 'metadata')).toEqual({ name: 'data' });
    expect(set(objects, 'selector')).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'db' } });
  });

  it('says how it rolls, what stays, and who starts when', () => {
    const { objects } = read(
      app({
        podManagementPolicy: 'Parallel',
        rollout: { partition: 2, minReady: '5s' },
        retention: { whenDeleted: 'Delete' },
      }).chart,
    );
    expect(set(objects)).toMatchObject({
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } },
      minReadySeconds: 5,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
    });
    expect(set(read(app({ rollout: 'onDelete' }).chart).objects, 'updateStrategy')).toEqual({
      type: 'OnDelete',
    });
  });

  it('is scaled and protected as a Deployment is', () => {
    const { objects } = read(app({ scale: { min: 2, max: 4 } }).chart);
    expect(at(objects['HorizontalPodAutoscaler/db'], 'spec', 'scaleTargetRef', 'kind')).toBe('StatefulSet');
    expect(objects).toHaveProperty(['PodDisruptionBudget/db']);
    expect(set(objects)).not.toHaveProperty('replicas');
  });

  it('takes patches of each of its objects, and is its StatefulSet for cdk8s', () => {
    const annotations = { a: 'b' };
    const patch = {
      statefulSet: { metadata: { annotations } },
      podsService: { metadata: { annotations } },
      service: { metadata: { annotations } },
    };
    const { chart, db } = app({ patch });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    for (const name of ['StatefulSet/db', 'Service/db-pods', 'Service/db'])
      expect(at(objects[name], 'metadata', 'annotations')).toEqual(annotations);
    expect(ApiObject.of(db).kind).toBe('StatefulSet');
  });

  it('has a name that leaves room for what the controller makes of it', () => {
    expect(read(app({ name: 'a'.repeat(52) }).chart).told).toEqual([]);
    expect(read(app({ name: 'a'.repeat(53) }).chart).told).toEqual(['shop/db: name/invalid']);
  });

  it('does not roll as defaults for Deployments say', () => {
    const chart = shop({ defaults: { rollout: 'recreate', scale: 2 } });
    const { objects, told } = read(app({}, chart).chart);
    expect(told).toEqual([]);
    expect(set(objects)).toMatchObject({ replicas: 2, updateStrategy: { type: 'RollingUpdate' } });
  });
});

describe('on Compose', () => {
  it('is a service of its name, with a volume that carries the ordinal and belongs to its user', () => {
    const out = read(app().chart);
    expect(Object.keys(out.services)).toEqual(['db-volumes', 'db']);
    expect(volumesOf(out)).toEqual(['db-data-0']);
    expect(out.services.db).toMatchObject({
      hostname: 'db-0',
      networks: { default: { aliases: ['db-0'] } },
      volumes: [{ source: 'db-data-0', target: '/var/lib/db/data' }],
    });
  });

  it('is a service for each replica, which all answer to the name of the first, and start in order', () => {
    const out = read(app({ scale: 3, readiness: exec(['ready']) }).chart);
    expect(Object.keys(out.services)).toEqual(['db-volumes', 'db', 'db-1', 'db-2']);
    expect(volumesOf(out)).toEqual(['db-data-0', 'db-data-1', 'db-data-2']);
    expect(out.services['db-2']).toMatchObject({
      hostname: 'db-2',
      networks: { default: { aliases: ['db'] } },
      volumes: [{ source: 'db-data-2' }],
      depends_on: { 'db-1': { condition: 'service_healthy' } },
      deploy: { replicas: 1 },
    });
    expect(waits(out.services, 'db-1')).toEqual(['db-volumes', 'db']);
  });

  it('starts all at once where that is said', () => {
    const { services } = read(app({ scale: 2, podManagementPolicy: 'Parallel' }).chart);
    expect(waits(services, 'db-1')).toEqual(['db-volumes']);
  });

  it('gives every replica its own sidecars, scratch space and init services', () => {
    const shared = emptyDir({ name: 'run' });
    const volumes = { '/run/db': shared };
    const side = { name: 'side', image, volumes };
    const init = { name: 'init', image, command: ['prepare'] };
    const out = read(app({ scale: 2, volumes, sidecars: [side], initContainers: [init] }).chart);
    expect(Object.keys(out.services)).toEqual([
      'db-volumes',
      ...['db-init', 'db', 'db-side'],
      ...['db-1-init', 'db-1', 'db-1-side'],
    ]);
    expect(out.services['db-1-side']).toMatchObject({
      network_mode: 'service:db-1',
      volumes: [{ source: 'db-1_run' }],
    });
    expect(waits(out.services, 'db-1')).toEqual(['db-volumes', 'db', 'db-1-init']);
  });

  it('publishes the first replica, and tells', () => {
    const { services, diagnostics } = read(app({ scale: 2, publish: 5432 }).chart);
    expect(services.db).toHaveProperty('ports');
    expect(services['db-1']).not.toHaveProperty('ports');
    expect(diagnostics.map(({ message }) => message)).toContain(
      'Compose publishes the ports of "db" for its first replica alone.',
    );
  });

  it('is waited for as a whole', () => {
    const { chart, db } = app({ scale: 2, readiness: exec(['ready']) });
    new Worker(chart, 'mailer', { image, startAfter: [db] });
    expect(at(read(chart).services, 'mailer', 'depends_on')).toEqual({
      db: { condition: 'service_healthy' },
      'db-1': { condition: 'service_healthy' },
    });
  });

  it.each<[string, Partial<StatefulAppProps>, readonly string[]]>([
    ['one after the other, by the last', { scale: 3 }, ['db', 'db-2.db-pods']],
    [
      'all at once, each',
      { scale: 2, podManagementPolicy: 'Parallel' },
      ['db', 'db-0.db-pods', 'db-1.db-pods'],
    ],
    ['as many as there are in any case', { scale: { min: 2, max: 5 } }, ['db', 'db-1.db-pods']],
  ])('on Kubernetes as well, where they start %s', (_case, props, hosts) => {
    const { chart, db } = app(props);
    new Worker(chart, 'mailer', { image, targets: ['kubernetes'], startAfter: [db] });
    const { objects, told, diagnostics } = read(chart);
    expect(told).toEqual([]);
    expect(waitOf(objects)).toEqual(hosts.flatMap((host) => [host, '5432']));
    expect(diagnostics.filter(({ message }) => message.includes('take connections'))).toEqual([]);
  });

  it.each<[StatefulAppProps['podManagementPolicy'], string]>([
    ['OrderedReady', 'all but the last are ready'],
    ['Parallel', 'one is ready'],
  ])('and where an open port does not mean that a replica is ready, that is told: %s', (policy, ready) => {
    const { chart, db } = app({ scale: 2, podManagementPolicy: policy, readiness: exec(['ready']) });
    new Worker(chart, 'mailer', { image, startAfter: [db] });
    const [note, ...more] = read(chart).diagnostics.filter(({ message }) =>
      message.includes('take connections'),
    );
    expect(more).toEqual([]);
    expect(note).toMatchObject({ code: 'parity/approximated', path: 'shop/mailer' });
    expect(note?.message).toContain(ready);
  });

  it('is waited for by 100 names at the most', () => {
    const { chart, db } = app({ scale: 2 ** 31 - 1, podManagementPolicy: 'Parallel' });
    new Worker(chart, 'mailer', { image, targets: ['kubernetes'], startAfter: [db] });
    const { objects, diagnostics } = read(chart);
    expect(waitOf(objects)).toHaveLength(2 * 101);
    expect(diagnostics.map(({ message }) => message).join()).toContain('100 of the 2147483647 replicas');
  });

  it('keeps its services and volumes from those of others', () => {
    const { chart } = app({ scale: 2 });
    new Worker(chart, 'db-1', { image });
    new Worker(chart, 'db-0', { image });
    const volumes = { '/a': claim({ name: 'db-data-1', size: 1 }) };
    new Worker(chart, 'other', { image, targets: ['compose'], volumes });
    const { diagnostics } = synthInMemory(chart.node.root);
    const twice = diagnostics.filter(({ code }) => code === 'name/duplicate');
    expect(twice.map(({ path }) => path)).toEqual(['shop/db', 'shop/db-1', 'shop/other']);
  });

  it('is no more services than a machine can bear, and tells', () => {
    const { services, diagnostics } = read(app({ scale: 2 ** 31 - 1, stopGracePeriod: '5s' }).chart);
    expect(Object.keys(services).filter((name) => /^db-\d+$/.test(name))).toHaveLength(99);
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toContainEqual(
      expect.stringMatching(/^parity\/approximated .*100 replicas.*2147483647/),
    );
  });

  it('runs none where none is wanted, and keeps the volume', () => {
    const out = read(app({ scale: 0 }).chart);
    expect(at(out.services.db, 'deploy', 'replicas')).toBe(0);
    expect(volumesOf(out)).toEqual(['db-data-0']);
  });
});

describe('a reference to a replica', () => {
  it('is the name of its pod, qualified from another namespace, and that of its service', () => {
    const chart = shop();
    const data = new Chart(chart.node.root, 'data', { namespace: 'data' });
    const { db } = app({ scale: 2 }, data);
    new Worker(data, 'near', { image, env: { HOST: db.hostOf(1) } });
    new Worker(new Chart(chart.node.root, 'away', { namespace: 'away' }), 'far', {
      image,
      env: { HOST: `${db.hostOf(0)}:${db.port}`, ALL: db.host },
    });
    const { objects, services, told } = read(chart);
    const env = (name: string, index = 0) =>
      at(objects[`Deployment/${name}`], 'spec', 'template', 'spec', 'containers', 0, 'env', index, 'value');
    expect(told).toEqual([]);
    expect(env('near')).toBe('db-1.db-pods');
    expect([env('far'), env('far', 1)]).toEqual(['db-0.db-pods.data.svc:5432', 'db.data.svc']);
    expect(at(services.near, 'environment')).toEqual({ HOST: 'db-1' });
    expect(at(services.far, 'environment')).toEqual({ HOST: 'db-0:5432', ALL: 'db' });
  });

  it('is told of where there is no such replica, on each target by itself', () => {
    const { chart, db } = app({ scale: { min: 1, max: 2 } });
    new Worker(chart, 'mailer', { image, env: { HOST: db.hostOf(1) } });
    const { diagnostics } = read(chart);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, message }) => [code, message.startsWith('On Compose "db" has one')])).toEqual([
      ['reference/no-replica', true],
    ]);
  });

  it('takes ordinals only', () => {
    const { chart, db } = app();
    new Worker(chart, 'mailer', { image, env: { A: db.hostOf(-1), B: Reflect.apply(db.hostOf, db, ['0']) } });
    expect(read(chart).told).toEqual(['shop/mailer: props/wrong-type', 'shop/mailer: props/wrong-type']);
  });
});

describe('storage', () => {
  it('is seen by a sidecar that mounts the same value', () => {
    const data = claim({ name: 'log', size: '1Gi' });
    const sidecars = [{ name: 'side', image, volumes: { '/log': data } }];
    const out = read(app({ storage: { '/log': data }, sidecars }).chart);
    expect(out.told).toEqual([]);
    expect(volumesOf(out)).toEqual(['db-log-0']);
    expect(out.services['db-side']).toMatchObject({ volumes: [{ source: 'db-log-0', target: '/log' }] });
  });

  it('is nobody else to mount', () => {
    const data = claim({ name: 'log', size: '1Gi', accessMode: 'ReadWriteMany' });
    const { chart } = app({ storage: { '/log': data } });
    new Worker(chart, 'mailer', { image, volumes: { '/log': data } });
    expect(read(chart).told).toEqual(['shop/mailer: volume/shared']);
  });

  it('is called after its path alone, so that two of one name have to be told apart', () => {
    expect(read(app({ storage: { '/a/data': 1, '/b/data': 1 } }).chart).told).toContain(
      'shop/db: name/duplicate',
    );
    const named = { '/a/data': 1, '/b/data': claim({ name: 'b', size: 1 }) };
    expect(read(app({ storage: named }).chart).told).toEqual([]);
  });

  it('stays out of the way of other volumes, and takes no path twice', () => {
    const other = app({ volumes: { '/scratch/data': emptyDir() } });
    expect(read(other.chart).told).toEqual([]);
    const named = app({ volumes: { '/scratch': emptyDir({ name: 'data' }) } });
    expect(read(named.chart).told).toContain('shop/db: name/duplicate');
    const twice = app({ volumes: { '/var/lib/db/data': emptyDir() } });
    expect(read(twice.chart).told).toEqual(['shop/db: volume/duplicate-mount']);
  });

  it('differs by target, key by key', () => {
    const out = read(app({ compose: { storage: { '/var/lib/db/data': null, '/data': '1Gi' } } }).chart);
    expect(out.services.db).toMatchObject({ volumes: [{ target: '/data' }] });
    expect(set(out.objects, 'volumeClaimTemplates', 0, 'spec', 'resources', 'requests')).toEqual({
      storage: '10Gi',
    });
  });

  it.each([0, 'much', {}, emptyDir(), null])('is not %p', (value) => {
    const props = { storage: { '/data': value } };
    expect(read(app(Object(props)).chart).told).toEqual([
      expect.stringMatching(/^shop\/db: props\/(wrong|miss)/),
    ]);
  });
});

describe('PostgreSQL', () => {
  const env = (props: Partial<StatefulAppProps>) => {
    const { services } = read(app({ image: 'postgres:17', user: 'image', ...props }).chart);
    return at(services.db, 'environment');
  };
  const folder = '/var/lib/postgresql/data';

  it('has its data in a folder below its volume, which may hold more than that', () => {
    expect(env({ storage: { [folder]: '1Gi' } })).toEqual({ PGDATA: `${folder}/pgdata` });
    expect(env({ image: 'docker.io/library/postgres', storage: { [`${folder}/`]: 1 } })).toBeDefined();
  });

  it('has it where the user says, or where the image does', () => {
    expect(env({ storage: { [folder]: 1 }, env: { PGDATA: '/x' } })).toEqual({ PGDATA: '/x' });
    expect(env({ volumes: { [folder]: emptyDir() } })).toBeUndefined();
    expect(env({ image: 'acme/postgres', storage: { [folder]: 1 } })).toBeUndefined();
  });
});

it('is what Services select and Ingresses lead to, what others call, and what is added to', () => {
  const { chart, db } = app();
  new Service(chart, 'front', { selects: db, ports: [{ port: 80, to: 5432 }] });
  new Ingress(chart, 'way', { service: db, host: 'db.acme.dev' });
  new Worker(chart, 'mailer', { image, calls: [db] });
  db.addEnv('A', 'b').addLabel('tier', 'data').addVolume('/scratch', emptyDir());
  const { objects, told } = read(chart);
  expect(told).toEqual([]);
  expect(at(objects['Service/db'], 'metadata', 'labels')).toMatchObject({ tier: 'data' });
  expect(objects).toHaveProperty(['Ingress/way']);
  expect(at(objects['Service/front'], 'spec', 'selector')).toEqual({ 'app.kubernetes.io/name': 'db' });
});

it('has to listen somewhere', () => {
  const chart = shop();
  new StatefulApp(chart, 'db', Object.assign({ image, storage }, Object()));
  expect(read(chart).told).toEqual(['shop/db: props/missing']);
});
