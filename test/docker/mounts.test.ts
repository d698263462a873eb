import { composeRest } from '../../lib/compose/rest';
import { configHashLabel } from '../../lib/docker/labels';
import { filesOf } from '../../lib/docker/project';
import { contentHash } from '../../lib/model/hash';
import type { ConfigVolume, SecretVolume } from '../../lib/model/volume';
import { lower, makeWorld } from '../compose/make';
import { codes, container, secret, workload } from '../model/parts';

const config: ConfigVolume = {
  type: 'config',
  name: 'conf',
  property: ['volumes', '/etc/web'],
  configName: 'web-conf',
  files: { 'app.yaml': { type: 'text', text: 'home: $HOME\n' }, motd: { type: 'file', path: 'motd.txt' } },
};
const keys: SecretVolume = { type: 'secret', name: 'keys', secret: 'tls', files: { 'tls.key': 'key' } };

const mounting = (volume: ConfigVolume | SecretVolume, path: string, file?: string, name = 'web') =>
  workload(name, {
    volumes: [volume],
    containers: [
      container({ writableRoot: true, mounts: [{ path, volume: volume.name, file, readOnly: true }] }),
    ],
  });

test('config files lie beside compose.yaml, letter by letter, and are mounted one by one', () => {
  const world = makeWorld({ files: { 'motd.txt': 'hi $you\n' } });
  expect(lower(mounting(config, '/etc/web/'), world)).toMatchObject({
    configs: [
      { source: 'web-conf_app.yaml', target: '/etc/web/app.yaml' },
      { source: 'web-conf_motd', target: '/etc/web/motd' },
    ],
    labels: {
      [configHashLabel]: contentHash({ 'web-conf_app.yaml': 'home: $HOME\n', 'web-conf_motd': 'hi $you\n' }),
    },
  });
  expect(filesOf(world.project)).toMatchObject([
    { path: 'configs/web-conf/app.yaml', content: 'home: $HOME\n', executable: false },
    { path: 'configs/web-conf/motd', content: 'hi $you\n', executable: false },
  ]);
  expect(composeRest(world.project)).toEqual({
    configs: {
      'web-conf_app.yaml': { file: './configs/web-conf/app.yaml' },
      'web-conf_motd': { file: './configs/web-conf/motd' },
    },
  });
});

test('bytes that are no text are copied as they are, and roll the service', () => {
  const copied = (bytes: Buffer) => {
    const world = makeWorld({ files: { 'motd.txt': bytes } });
    const { labels } = lower(mounting(config, '/etc/web/'), world);
    return { labels, file: filesOf(world.project)[1] };
  };
  const [one, other] = [Buffer.from([0xff]), Buffer.from([0xfe])];
  expect(copied(one).file).toMatchObject({ path: 'configs/web-conf/motd', content: one, executable: false });
  expect(copied(one).labels).not.toEqual(copied(other).labels);
});

test('two volumes of one name that hold the same bytes are one', () => {
  const files = { 'motd.txt': Buffer.from([0xff]), same: Buffer.from([0xff]), other: Buffer.from([0xfe]) };
  const told = (path: string) => {
    const world = makeWorld({ files });
    lower(mounting(config, '/etc/web'), world);
    const second = { ...config, files: { motd: { type: 'file', path } } } as const;
    lower(mounting(second, '/etc/api', undefined, 'api'), world);
    return codes(world);
  };
  expect(told('same')).toEqual([]);
  expect(told('other')).toEqual(['name/duplicate']);
});

describe('a file that can be run', () => {
  const scripts: ConfigVolume = {
    ...config,
    files: { run: { type: 'file', path: 'run.sh' }, text: { type: 'text', text: '' } },
  };
  const executables = (volume: ConfigVolume) => {
    const world = makeWorld({ files: { 'run.sh': '#!/bin/sh\n' }, executables: ['run.sh'] });
    const { labels } = lower(mounting(volume, '/bin/web'), world);
    const files = filesOf(world.project).filter(({ executable }) => executable);
    return { paths: files.map(({ path }) => path), labels };
  };

  test('can be run in its copy as well', () => {
    expect(executables(scripts).paths).toEqual(['configs/web-conf/run']);
  });

  test('is what the mode of the volume says, where it says something', () => {
    expect(executables({ ...scripts, mode: 0o644 }).paths).toEqual([]);
    expect(executables({ ...scripts, mode: 0o755 }).paths).toEqual([
      'configs/web-conf/run',
      'configs/web-conf/text',
    ]);
  });

  test('is another file to a service than one that cannot', () => {
    expect(executables(scripts).labels).not.toEqual(executables({ ...scripts, mode: 0o644 }).labels);
  });
});

test('one file is mounted as the path itself', () => {
  const world = makeWorld();
  expect(lower(mounting(config, '/etc/$app.yaml', 'app.yaml'), world).configs).toEqual([
    { source: 'web-conf_app.yaml', target: '/etc/$$app.yaml' },
  ]);
});

test('the hash changes with the content alone', () => {
  const hash = (text: string) => {
    const files = { a: { type: 'text' as const, text } };
    return lower(mounting({ ...config, files }, '/etc/web')).labels;
  };
  expect(hash('a')).toEqual(hash('a'));
  expect(hash('a')).not.toEqual(hash('b'));
});

test('a service without config files has no hash', () => {
  expect(lower({ ...mounting(keys, '/run/tls'), labels: {} }).labels).toBeUndefined();
});

test('two config volumes of one name with two contents are an error', () => {
  const world = makeWorld();
  const changed: ConfigVolume = { ...config, files: { 'app.yaml': { type: 'text', text: 'other' } } };
  lower(mounting(config, '/etc/web'), world);
  lower(mounting(config, '/etc/web', undefined, 'api'), world);
  expect(codes(world)).toEqual([]);
  lower(mounting(changed, '/etc/web', undefined, 'job'), world);
  expect(codes(world)).toEqual(['name/duplicate']);
});

test('a secret in a config file is an error, and nothing of it is written', () => {
  const world = makeWorld();
  const files = { a: { type: 'text' as const, text: ['p=', secret('db', 'password')] } };
  lower(mounting({ ...config, files }, '/etc/web'), world);
  expect(world.findings).toMatchObject([
    { code: 'secret/in-config', property: ['volumes', '/etc/web', 'files', 'a'] },
  ]);
  expect(filesOf(world.project)).toMatchObject([{ content: 'p=' }]);
});

test('a secret file is one that a person provides', () => {
  const world = makeWorld();
  expect(lower(mounting(keys, '/run/tls'), world).secrets).toEqual([
    { source: 'tls_key', target: '/run/tls/tls.key' },
  ]);
  expect(composeRest(world.project)).toEqual({ secrets: { tls_key: { file: './secrets/tls/key' } } });
  expect(filesOf(world.project)).toEqual([]);
});

test('the source of a secret is its file, or the folder of its files', () => {
  const sources = { compose: { file: './certs' } };
  const two = { ...keys, sources, files: { a: 'key', b: 'cert' } };
  const restOf = (volume: SecretVolume) => {
    const world = makeWorld();
    lower(mounting(volume, '/run/tls'), world);
    return composeRest(world.project);
  };
  expect(restOf({ ...keys, sources })).toEqual({ secrets: { tls_key: { file: './certs' } } });
  expect(restOf(two)).toEqual({
    secrets: { tls_cert: { file: './certs/cert' }, tls_key: { file: './certs/key' } },
  });
});

test('one secret from two files is an error', () => {
  const world = makeWorld();
  lower(mounting(keys, '/run/tls'), world);
  lower(mounting({ ...keys, sources: { compose: { file: './x' } } }, '/run/tls', undefined, 'api'), world);
  expect(codes(world)).toEqual(['name/duplicate']);
});
