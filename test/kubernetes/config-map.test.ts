import { lowerConfigMap } from '../../lib/kubernetes/config-map';
import type { ConfigVolume } from '../../lib/model/volume';
import { chart, secret, service, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';

const volume: ConfigVolume = {
  type: 'config',
  name: 'config',
  property: ['volumes', '/etc/api'],
  configName: 'api-config',
  files: { 'b.conf': { type: 'text', text: 'cost = $(X) $$' }, 'a.conf': { type: 'file', path: 'a.conf' } },
};
const world = { files: { 'a.conf': 'a = 1\n' } };

test('holds the files of the volume, letter by letter and sorted', () => {
  const shop = chart('shop', { namespace: 'shop', labels: { team: 'shop' } });
  const configMap = lowerConfigMap(volume, workload('api', { chart: shop }), makePrepared(world));
  expect(JSON.stringify(configMap.data)).toBe('{"a.conf":"a = 1\\n","b.conf":"cost = $(X) $$"}');
  expect(configMap.metadata).toEqual({
    name: expect.stringMatching(/^api-config-[0-9a-f]{8}$/),
    namespace: 'shop',
    labels: { 'app.kubernetes.io/name': 'api', team: 'shop' },
  });
});

test('bytes that are no text are kept as base64, and are a part of the name', () => {
  const lower = (bytes: Buffer, files: ConfigVolume['files'] = volume.files) =>
    lowerConfigMap({ ...volume, files }, workload('api'), makePrepared({ files: { 'a.conf': bytes } }));
  const [one, other] = [Buffer.from([0xff, 0x00]), Buffer.from([0xff, 0x01])];
  expect(lower(one)).toMatchObject({
    data: { 'b.conf': 'cost = $(X) $$' },
    binaryData: { 'a.conf': '/wA=' },
  });
  expect(lower(one).metadata?.name).not.toBe(lower(other).metadata?.name);
  expect(lower(one, { 'a.conf': { type: 'file', path: 'a.conf' } })).not.toHaveProperty('data');
});

test('a text and bytes never share a key', () => {
  const files = { 'a/b': { type: 'file', path: 'bytes' }, a_b: { type: 'text', text: '' } } as const;
  const prepared = makePrepared({ files: { bytes: Buffer.from([0xff]) } });
  const { data, binaryData } = lowerConfigMap({ ...volume, files }, workload('api'), prepared);
  expect([data, binaryData]).toEqual([{ a_b_: '' }, { a_b: '/w==' }]);
});

test('another content is another name, and the order of files is not', () => {
  const name = (change: Partial<ConfigVolume>, files = world.files) =>
    lowerConfigMap({ ...volume, ...change }, workload('api'), makePrepared({ files })).metadata?.name;
  const { 'b.conf': b, 'a.conf': a } = volume.files;
  if (a === undefined || b === undefined) throw new Error('the volume has two files');
  expect(name({})).toBe(name({ files: { 'a.conf': a, 'b.conf': b } }));
  expect(name({})).not.toBe(name({}, { 'a.conf': 'a = 2\n' }));
});

test('the hash is taken after references are resolved', () => {
  const name = (to: string) => {
    const reference = { kind: 'host', to: service(workload(to)) } as const;
    const files = { 'app.conf': { type: 'text', text: ['host = ', reference] } } as const;
    return lowerConfigMap({ ...volume, files }, workload('api'), makePrepared()).metadata?.name;
  };
  expect(name('db')).not.toBe(name('cache'));
});

test('a secret never becomes part of it; it is reported once for ConfigMap and pod together', () => {
  const prepared = makePrepared();
  const files = { 'app.conf': { type: 'text', text: ['password = ', secret('db', 'password')] } } as const;
  const leaky = { ...volume, files };
  const configMap = lowerConfigMap(leaky, workload('api'), prepared);
  lowerConfigMap(leaky, workload('api'), prepared);
  expect(configMap.data).toEqual({ 'app.conf': 'password = ' });
  expect(prepared.findings).toMatchObject([
    {
      code: 'secret/in-config',
      property: ['volumes', '/etc/api', 'files', 'app.conf'],
      affected: [{ object: 'ConfigMap/api-config' }],
    },
  ]);
});
