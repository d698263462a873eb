import {
  App,
  Chart,
  claim,
  configFile,
  emptyDir,
  existingClaim,
  type Target,
  type VolumeProps,
  WebApp,
  Worker,
} from 'lading';
import { parse } from 'yaml';
import { synthInMemory } from '../properties/apps-synth';
import { at, image, read, shop } from './make';

const pod = (objects: Readonly<Record<string, unknown>>, name: string) =>
  at(objects[`Deployment/${name}`], 'spec', 'template', 'spec');

const rest = ({ files }: ReturnType<typeof read>) => parse(files.get('compose/compose.yaml') ?? '');

describe('claim()', () => {
  const chart = shop();
  new Worker(chart, 'mailer', {
    image,
    volumes: { '/var/spool': { volume: claim({ size: '10Gi', storageClass: 'fast' }), subPath: 'out' } },
  });
  const out = read(chart);

  it('is a PersistentVolumeClaim that is called after the workload and the path', () => {
    expect(out.objects['PersistentVolumeClaim/mailer-var-spool']).toMatchObject({
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'fast',
        resources: { requests: { storage: '10Gi' } },
      },
    });
    expect(pod(out.objects, 'mailer')).toMatchObject({
      securityContext: { fsGroup: 10001, fsGroupChangePolicy: 'OnRootMismatch' },
      containers: [{ volumeMounts: [{ name: 'var-spool', mountPath: '/var/spool', subPath: 'out' }, {}] }],
      volumes: [{ persistentVolumeClaim: { claimName: 'mailer-var-spool' } }, {}],
    });
  });

  it('is never mounted by an old replica and a new one at once, unless many nodes may', () => {
    expect(at(out.objects['Deployment/mailer'], 'spec', 'strategy')).toEqual({ type: 'Recreate' });
    const other = shop();
    const many = claim({ size: 1, accessMode: 'ReadWriteMany' });
    new Worker(other, 'mailer', { image, volumes: { '/a': many } });
    expect(at(read(other).objects['Deployment/mailer'], 'spec', 'strategy', 'type')).toBe('RollingUpdate');
  });

  it('is a named volume of the same name on Compose, which its user gets before the service starts', () => {
    expect(rest(out).volumes).toEqual({ 'mailer-var-spool': {} });
    expect(out.services.mailer).toMatchObject({
      volumes: [
        { source: 'mailer-var-spool', target: '/var/spool', volume: { nocopy: true, subpath: 'out' } },
      ],
      depends_on: { 'mailer-volumes': { condition: 'service_completed_successfully' } },
    });
    const owner = out.services['mailer-volumes'];
    expect(at(owner, 'entrypoint')).toMatchObject({ 3: '10001:10001', 4: '/volumes/mailer-var-spool/out' });
    expect(owner).toMatchObject({ user: '0:0', network_mode: 'none', cap_drop: ['ALL'] });
  });

  it('says that Compose has no sizes, and nothing worse', () => {
    expect(out.told).toEqual([]);
    expect(out.diagnostics.map(({ code, severity }) => [code, severity])).toContainEqual([
      'parity/approximated',
      'note',
    ]);
  });
});

it('takes no size of nothing, no folder that leads out, and no folder of what is no claim', () => {
  const chart = shop();
  new Worker(chart, 'a', { image, volumes: { '/a': claim({ size: 0 }) } });
  const up = { volume: claim({ size: 1 }), subPath: '../a' };
  new Worker(chart, 'b', { image, volumes: { '/a': up } });
  new Worker(chart, 'c', { image, volumes: { '/a': { volume: configFile('x'), subPath: 'a' } } });
  new Worker(chart, 'd', { image, volumes: { '/a': claim({ size: 1, storageClass: '' }) } });
  expect(read(chart).told).toEqual(['a', 'b', 'c', 'd'].map((id) => `shop/${id}: props/wrong-value`));
});

it('asks for no class at all where the class is null', () => {
  const chart = shop();
  new Worker(chart, 'a', { image, volumes: { '/a': claim({ name: 'x', size: 1, storageClass: null }) } });
  const { objects } = read(chart);
  expect(at(objects['PersistentVolumeClaim/x'], 'spec', 'storageClassName')).toBe('');
});

it('leaves the volume to an image that chooses its own user, and to root', () => {
  for (const user of ['image', 0]) {
    const chart = shop();
    new Worker(chart, 'db', { image, user, volumes: { '/a': claim({ size: 1 }) } });
    const { objects, services } = read(chart);
    expect(Object.keys(services)).toEqual(['db']);
    expect(at(pod(objects, 'db'), 'securityContext')).not.toHaveProperty('fsGroup');
  }
});

it('puts a container of another user into the group that the volume belongs to', () => {
  const chart = shop();
  const data = claim({ size: 1 });
  const volumes = { '/a': data };
  new Worker(chart, 'db', { image, volumes, sidecars: [{ name: 'copy', image, user: 3000, volumes }] });
  const { services } = read(chart);
  expect(services['db-copy']).toMatchObject({ user: '3000:3000', group_add: ['10001'] });
  expect(services.db).not.toHaveProperty('group_add');
});

describe('one claim() value in several workloads', () => {
  const both = (volume: VolumeProps, first: Chart, second = first) => {
    new Worker(first, 'fetch', { image, volumes: { '/inbox': volume } });
    new Worker(second, 'sort', { image, volumes: { '/inbox': volume } });
    return read(first);
  };
  const accessMode = 'ReadWriteMany';

  it('is one claim and one volume', () => {
    const out = both(claim({ name: 'inbox', size: 1, accessMode }), shop());
    expect(out.told).toEqual([]);
    expect(Object.keys(out.objects).filter((name) => name.startsWith('Pers'))).toEqual([
      'PersistentVolumeClaim/inbox',
    ]);
    expect(rest(out).volumes).toEqual({ inbox: {} });
  });

  it('has to have a name, and one namespace', () => {
    expect(both(claim({ size: 1, accessMode }), shop()).told).toEqual(['shop/sort: volume/shared']);
    const chart = shop();
    const away = new Chart(chart.node.root, 'away', { namespace: 'away' });
    const { told } = both(claim({ name: 'inbox', size: 1, accessMode }), chart, away);
    expect(told).toContain('away/sort: volume/shared');
  });

  it('is written by the first that is on Kubernetes', () => {
    const chart = shop();
    const inbox = claim({ name: 'inbox', size: 1, accessMode });
    new Worker(chart, 'fetch', { image, targets: ['compose'], volumes: { '/inbox': inbox } });
    new Worker(chart, 'sort', { image, volumes: { '/inbox': inbox } });
    expect(read(chart).objects).toHaveProperty(['PersistentVolumeClaim/inbox']);
  });
});

it('keeps two claims of one name apart, on Compose alone as well', () => {
  const chart = shop();
  new Worker(chart, 'a', { image, targets: ['compose'], volumes: { '/a': claim({ name: 'x', size: 1 }) } });
  new Worker(chart, 'b', { image, targets: ['compose'], volumes: { '/a': claim({ name: 'x', size: 1 }) } });
  expect(read(chart).told).toEqual(['shop/b: name/duplicate']);
});

describe('existingClaim()', () => {
  it('is found by its name on both targets, and made on none', () => {
    const chart = shop();
    new WebApp(chart, 'web', {
      image,
      port: 80,
      volumes: { '/a': { volume: existingClaim('photos'), readOnly: true } },
    });
    const out = read(chart);
    expect(rest(out).volumes).toEqual({ photos: { external: true, name: 'photos' } });
    expect(Object.keys(out.objects).some((name) => name.startsWith('Pers'))).toBe(false);
    expect(pod(out.objects, 'web')).toMatchObject({
      volumes: [{ persistentVolumeClaim: { claimName: 'photos' } }, {}],
    });
    expect(Object.keys(out.services)).toEqual(['web']);
  });

  it('is the one that the app makes, where it makes one of that name', () => {
    const chart = shop();
    new Worker(chart, 'a', { image, volumes: { '/a': existingClaim('x') } });
    new Worker(chart, 'b', { image, volumes: { '/a': claim({ name: 'x', size: 1 }) } });
    const out = read(chart);
    expect(out.told).toEqual([]);
    expect(rest(out).volumes).toEqual({ x: {} });
  });
});

it('can be mounted later', () => {
  const chart = shop();
  new Worker(chart, 'a', { image }).addVolume('/a', claim({ size: 1 }));
  expect(read(chart).objects).toHaveProperty(['PersistentVolumeClaim/a-a']);
});

it('is one of a workload that is called otherwise on one target', () => {
  const chart = shop();
  const volumes = { '/a': claim({ size: 1 }), '/t': emptyDir() };
  new WebApp(chart, 'web', { image, port: 80, volumes, compose: { name: 'local' } });
  expect(read(chart).told).toEqual([]);
});

it('is found from any namespace on Compose, and from its own alone on Kubernetes', () => {
  const told = (...targets: readonly Target[][]) => {
    const app = new App();
    const shared = claim({ name: 'x', size: 1, accessMode: 'ReadWriteMany' });
    targets.forEach((each, index) => {
      const chart = new Chart(app, `c${index}`, { namespace: `n${index}` });
      new Worker(chart, `w${index}`, { image, targets: each, volumes: { '/a': shared } });
    });
    return synthInMemory(app).diagnostics.filter(({ code }) => code === 'volume/shared').length;
  };
  expect(told(['compose'], ['compose'])).toBe(0);
  expect(told(['kubernetes'], ['kubernetes'])).toBe(1);
  expect(told(['compose'], ['kubernetes'], ['kubernetes'])).toBe(1);
});
