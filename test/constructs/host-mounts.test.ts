import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, JsonPatch } from 'cdk8s';
import { App, bindMount, Chart, configFile, emptyDir, hostPath, StatefulApp, Worker } from 'lading';
import { at, image, read, shop } from './make';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lading-'));
  mkdirSync(join(folder, 'conf', 'sub'), { recursive: true });
  writeFileSync(join(folder, 'conf', 'a.yaml'), 'a: 1\n');
  writeFileSync(join(folder, 'conf', 'sub', 'b'), 'b\n');
  mkdirSync(join(folder, 'private'));
  writeFileSync(join(folder, 'private', '.env'), 'A=b\n');
  symlinkSync('/etc', join(folder, 'etc'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (): Chart => new Chart(new App({ projectFolder: folder }), 'shop');
const podOf = (objects: Readonly<Record<string, unknown>>, name = 'subject') =>
  at(objects[`Deployment/${name}`], 'spec', 'template', 'spec');

describe('a bind mount', () => {
  it('is a folder of the project on Compose, seen from where compose.yaml lies, and read by default', () => {
    const chart = inFolder();
    const volumes = { '/a': bindMount('./conf/'), '/b': { volume: bindMount('.'), readOnly: false } };
    new Worker(chart, 'subject', { image, targets: ['compose'], volumes });
    const { services, told } = read(chart);
    expect(told).toEqual([]);
    const bind = { create_host_path: false };
    expect(at(services.subject, 'volumes')).toMatchObject([
      { type: 'bind', source: expect.stringMatching(/\/conf$/), target: '/a', read_only: true, bind },
      { type: 'bind', target: '/b', bind },
    ]);
    expect(at(services.subject, 'volumes', 1, 'read_only')).toBeUndefined();
  });

  it('is an error on Kubernetes, and left out there by whoever accepts that', () => {
    const chart = inFolder();
    new Worker(chart, 'subject', { image, volumes: { '/a': bindMount('conf') } });
    expect(read(chart).told).toEqual(['shop/subject: volume/bind-mount']);
    const accepting = inFolder();
    const suppress = [{ code: 'volume/bind-mount', reason: 'The image has it.' }];
    new Worker(accepting, 'subject', { image, suppress, volumes: { '/a': bindMount('conf') } });
    const { objects, told } = read(accepting);
    expect(told).toEqual([]);
    expect(podOf(objects)).toMatchObject({
      containers: [{ volumeMounts: [{ name: 'tmp' }] }],
      volumes: [{ name: 'tmp' }],
    });
  });

  it('becomes a ConfigMap of the files of a folder, where that is asked for', () => {
    const chart = inFolder();
    new Worker(chart, 'subject', { image, volumes: { '/a': bindMount('conf', { asFiles: true }) } });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    const [, map] = Object.entries(objects).find(([name]) => name.startsWith('ConfigMap/')) ?? [];
    expect(map).toMatchObject({ data: { 'a.yaml': 'a: 1\n', sub_b: 'b\n' } });
    expect(podOf(objects)).toMatchObject({
      volumes: [
        {
          configMap: {
            name: at(map, 'metadata', 'name'),
            items: [
              { key: 'a.yaml', path: 'a.yaml' },
              { key: 'sub_b', path: 'sub/b' },
            ],
          },
        },
        {},
      ],
    });
  });

  it('mounts a single file as the path itself', () => {
    const chart = inFolder();
    new Worker(chart, 'subject', { image, volumes: { '/x': bindMount('conf/a.yaml', { asFiles: true }) } });
    expect(podOf(read(chart).objects)).toMatchObject({
      containers: [{ volumeMounts: [{ mountPath: '/x', subPath: 'a.yaml', readOnly: true }, {}] }],
    });
  });

  it('rolls the pods when a patch changes the ConfigMap', () => {
    const chart = inFolder();
    const worker = new Worker(chart, 'subject', {
      image,
      volumes: { '/a': bindMount('conf', { asFiles: true }) },
    });
    const map = worker.node.findAll().find(({ node }) => node.id === 'ConfigMap-a');
    if (map instanceof ApiObject) map.addJsonPatch(JsonPatch.add('/data/more', 'c'));
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    const [name] = Object.keys(objects).filter((each) => each.startsWith('ConfigMap/'));
    expect(objects[name ?? '']).toMatchObject({ data: { more: 'c' } });
    expect(`ConfigMap/${at(podOf(objects), 'volumes', 0, 'configMap', 'name')}`).toBe(name);
  });

  it.each([
    ['../elsewhere', 'file/outside'],
    ['etc', 'file/outside'],
    ['missing', 'file/not-found'],
  ])('of %s is told', (path, code) => {
    const chart = inFolder();
    new Worker(chart, 'subject', { image, targets: ['compose'], volumes: { '/a': bindMount(path) } });
    expect(read(chart).told).toEqual([`shop/subject: ${code}`]);
  });

  it('of a folder that is not there yet is a warning, for a build may make it', () => {
    const chart = inFolder();
    new Worker(chart, 'subject', { image, targets: ['compose'], volumes: { '/a': bindMount('missing') } });
    expect(read(chart).diagnostics).toMatchObject([{ code: 'file/not-found', severity: 'warning' }]);
  });

  it('may lie outside where that is meant', () => {
    const chart = inFolder();
    const volumes = { '/a': bindMount('/etc', { outside: true }) };
    new Worker(chart, 'subject', { image, targets: ['compose'], volumes });
    const { services, told } = read(chart);
    expect(told).toEqual([]);
    expect(services.subject).toMatchObject({ volumes: [{ source: '/etc' }] });
  });

  it('copies no private file into a ConfigMap', () => {
    const chart = inFolder();
    new Worker(chart, 'subject', { image, volumes: { '/a': bindMount('private', { asFiles: true }) } });
    expect(read(chart).told).toEqual(['shop/subject: secret/in-file']);
  });

  it('says that nobody can write to what is a ConfigMap in a cluster', () => {
    const chart = inFolder();
    const volumes = { '/a': { volume: bindMount('conf', { asFiles: true }), readOnly: false } };
    new Worker(chart, 'subject', { image, volumes });
    expect(read(chart).diagnostics).toMatchObject([
      { code: 'parity/approximated', severity: 'note', affected: [{ target: 'kubernetes' }] },
    ]);
  });

  it('has room for other mounts on Compose, and none where it is a ConfigMap', () => {
    const chart = inFolder();
    const volumes = { '/a': bindMount('conf', { asFiles: true }), '/a/cache': emptyDir() };
    new Worker(chart, 'subject', { image, volumes });
    expect(read(chart).told).toEqual(['shop/subject: volume/nested-mount']);
    const onCompose = inFolder();
    new Worker(onCompose, 'subject', {
      image,
      targets: ['compose'],
      volumes: { '/a': bindMount('conf'), '/a/b': configFile('') },
    });
    expect(read(onCompose).told).toEqual([]);
  });
});

describe('a host path', () => {
  const mounting = (chart: Chart, readOnly = true) =>
    new Worker(chart, 'subject', {
      image,
      volumes: { '/log': { volume: hostPath('/var//log/', { pathType: 'Directory' }), readOnly } },
    });

  it('is mounted on both targets where the chart or the app allows it', () => {
    const chart = shop({ allowedHostPaths: ['/var'] });
    mounting(chart);
    const { objects, services, told } = read(chart);
    expect(told).toEqual([]);
    expect(podOf(objects)).toMatchObject({
      containers: [{ volumeMounts: [{ name: 'log', mountPath: '/log', readOnly: true }, {}] }],
      volumes: [{ name: 'log', hostPath: { path: '/var/log', type: 'Directory' } }, {}],
    });
    expect(services.subject).toMatchObject({
      volumes: [
        {
          type: 'bind',
          source: '/var/log',
          target: '/log',
          read_only: true,
          bind: { create_host_path: false },
        },
      ],
    });
  });

  it.each([
    ['nothing', [], true, 1],
    ['another path', ['/var/lo', '/var/log/pods'], true, 1],
    ['the path', ['/var/log/'], false, 0],
    ['all of it', ['/'], false, 0],
    ['to be read, which it is', [{ path: '/var', readOnly: true }], true, 0],
    ['to be read, where it is written', [{ path: '/var', readOnly: true }], false, 1],
  ])('where %s is allowed is told or not', (_what, allowedHostPaths, readOnly, count) => {
    const chart = new Chart(new App({ allowedHostPaths: ['/srv'] }), 'shop', { allowedHostPaths });
    mounting(chart, readOnly);
    expect(read(chart).told).toEqual(Array.from({ length: count }, () => 'shop/subject: volume/host-path'));
  });

  it('that is added later needs the same permission, and none is accepted by a suppression', () => {
    const chart = shop();
    const suppress = [{ code: 'volume/host-path', reason: 'No.' }];
    const worker = new Worker(chart, 'subject', { image, suppress });
    worker.addVolume('/log', hostPath('/var/log'));
    expect(read(chart).told).toContain('shop/subject: volume/host-path');
  });

  it('keeps the data of a database', () => {
    const chart = shop({ allowedHostPaths: ['/srv'] });
    const data = { volume: hostPath('/srv/db'), readOnly: false };
    new Worker(chart, 'db', {
      image: 'postgres:17.2',
      user: 'image',
      volumes: { '/var/lib/postgresql/data': data },
    });
    new StatefulApp(chart, 'other', {
      image: 'postgres:17.2',
      user: 'image',
      port: 5432,
      storage: { '/var/lib/postgresql/data': '1Gi' },
    });
    expect(read(chart).told).toEqual([]);
  });
});
