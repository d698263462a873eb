import { lowerMount, lowerVolume } from '../../lib/kubernetes/volume';
import type { ConfigVolume, PodVolume } from '../../lib/model/volume';
import { makePrepared } from '../passes/prepared';
import { placeIn } from './make';

const lower = (volume: PodVolume) => lowerVolume(volume, placeIn());

test('scratch space lies on disk or in memory, with a limit or none', () => {
  expect(lower({ type: 'empty', name: 'tmp', medium: 'disk' })).toEqual({ name: 'tmp', emptyDir: {} });
  expect(lower({ type: 'empty', name: 'tmp', medium: 'memory', sizeLimit: 64 * 1024 * 1024 })).toEqual({
    name: 'tmp',
    emptyDir: { medium: 'Memory', sizeLimit: '64Mi' },
  });
});

const config: ConfigVolume = {
  type: 'config',
  name: 'config',
  configName: 'api-config',
  files: { 'app.conf': { type: 'text', text: 'level = info\n' } },
};

test('config files come from a ConfigMap with the hash of their content in its name', () => {
  expect(lower(config)).toEqual({ name: 'config', configMap: { name: 'api-config-09a4f16c' } });
  expect(lower({ ...config, mode: 0o400 }).configMap?.defaultMode).toBe(256);
});

test('a file in a folder takes a key without the folder', () => {
  const text = { type: 'text', text: '' } as const;
  expect(
    lower({ ...config, files: { 'conf.d/a.conf': text, 'conf.d_a.conf': text } }).configMap?.items,
  ).toEqual([
    { key: 'conf.d_a.conf', path: 'conf.d/a.conf' },
    { key: 'conf.d_a.conf_', path: 'conf.d_a.conf' },
  ]);
});

test('secret files say which keys of which Secret they are', () => {
  const volume: PodVolume = {
    type: 'secret',
    name: 'tls',
    secret: 'api-tls',
    files: { 'tls.key': 'key' },
    mode: 0o440,
  };
  expect(lower(volume)).toEqual({
    name: 'tls',
    secret: { secretName: 'api-tls', defaultMode: 288, items: [{ key: 'key', path: 'tls.key' }] },
  });
  const sources = { kubernetes: { name: 'wildcard', key: 'tls.key' } };
  expect(lower({ ...volume, sources }).secret).toMatchObject({
    secretName: 'wildcard',
    items: [{ key: 'tls.key', path: 'tls.key' }],
  });
});

test('a mount shows a whole volume or one file of it', () => {
  expect(lowerMount({ path: '/data', volume: 'data', readOnly: false })).toEqual({
    name: 'data',
    mountPath: '/data',
  });
  expect(lowerMount({ path: '/etc/app.conf', volume: 'config', file: 'app.conf', readOnly: true })).toEqual({
    name: 'config',
    mountPath: '/etc/app.conf',
    subPath: 'app.conf',
    readOnly: true,
  });
});

test('a file that can be run in the project can be run, unless the volume says otherwise', () => {
  const place = placeIn(makePrepared({ files: { run: '#!/bin/sh\n' }, executables: ['run'] }));
  const scripts = {
    ...config,
    files: { a: { type: 'file', path: 'run' }, b: { type: 'file', path: 'b' } },
  } as const;
  expect(lowerVolume(scripts, place).configMap?.items).toEqual([
    { key: 'a', path: 'a', mode: 0o755 },
    { key: 'b', path: 'b' },
  ]);
  expect(lowerVolume({ ...scripts, mode: 0o644 }, place).configMap).toMatchObject({ defaultMode: 0o644 });
  expect(lowerVolume({ ...scripts, mode: 0o644 }, place).configMap?.items).toBeUndefined();
});
