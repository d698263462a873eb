import { gather } from '../../lib/diagnostics/gather';
import { createValidator, definitions } from '../../lib/validation';
import { origin } from '../model/parts';

/** Where something is wrong with an object of a kind whose definition has this schema. */
function wrongIn(properties: object, object: object, version: object = {}): string[] {
  const own = definitions();
  own.add({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'boxes.acme.dev' },
    spec: {
      group: 'acme.dev',
      names: { kind: 'Box', plural: 'boxes' },
      scope: 'Namespaced',
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties } },
          ...version,
        },
      ],
    },
  });
  const gathering = gather();
  const validator = createValidator({ versions: ['1.37'], gathering, definitions: own });
  const content = { apiVersion: 'acme.dev/v1', kind: 'Box', metadata: { name: 'a' }, ...object };
  validator.piece('kubernetes', content, {
    target: 'kubernetes',
    kind: 'object',
    own: false,
    origin: origin('a'),
  });
  validator.finish();
  const places: string[] = [];
  gathering.tell(({ affected: [place] = [] }) => places.push(place?.pointer ?? ''));
  return places;
}

test('a definition that has metadata says nothing of the fields in it, and may say more of them', () => {
  const common = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };
  const metadata = { name: 'a', namespace: 'b', labels: { c: 'd' }, annotations: { e: 'f' } };
  expect(wrongIn(common, { metadata })).toEqual([]);
  const named = {
    ...common,
    metadata: { type: 'object', properties: { name: { type: 'string', pattern: '^a$' } } },
  };
  expect(wrongIn(named, { metadata })).toEqual([]);
  expect(wrongIn(named, { metadata: { ...metadata, name: 'b' } })).toEqual(['/metadata/name']);
  expect(wrongIn(common, { metadata: { ...metadata, nmae: 'b' } })).toEqual(['/metadata/nmae']);
});

test('no object is of a version that its definition does not serve', () => {
  expect(wrongIn({}, {}, { served: false, storage: false })).toEqual(['/apiVersion']);
});

test('what kubectl may scale is not below zero, whatever the schema says', () => {
  const spec = { type: 'object', properties: { replicas: { type: 'integer' }, more: { type: 'integer' } } };
  const scale = { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' };
  const below = { spec: { replicas: -1, more: -1 } };
  expect(wrongIn({ spec }, below)).toEqual([]);
  expect(wrongIn({ spec }, below, { subresources: { scale } })).toEqual(['/spec/replicas']);
  expect(wrongIn({ spec }, { spec: { replicas: 2 ** 31 } }, { subresources: { scale } })).toEqual([
    '/spec/replicas',
  ]);
  expect(wrongIn({ spec }, { spec: { replicas: 0 } }, { subresources: { scale } })).toEqual([]);
  expect(wrongIn({}, {}, { subresources: { scale } })).toEqual([]);
});

test('an object within an object has what every object has', () => {
  const within = { type: 'object', 'x-kubernetes-embedded-resource': true };
  const spec = { type: 'object', properties: { template: within } };
  const template = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', labels: { b: 'c' } } };
  expect(wrongIn({ spec }, { spec: { template } })).toEqual([]);
  expect(wrongIn({ spec }, { spec: { template: { ...template, spce: {} } } })).toEqual([
    '/spec/template/spce',
  ]);
});

test('alternatives are asked of what a server has filled in', () => {
  const type = { type: 'string', default: 'IP' };
  const address = {
    type: 'object',
    properties: { type, value: { type: 'string' } },
    oneOf: [
      { properties: { type: { enum: ['IP'] }, value: { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] } } },
      { properties: { type: { not: { enum: ['IP'] } } } },
    ],
  };
  const spec = { type: 'object', properties: { addresses: { type: 'array', items: address } } };
  const addresses = [
    { value: '1.2.3.4' },
    { type: 'Hostname', value: 'acme.dev' },
    { type: null, value: '::' },
  ];
  expect(wrongIn({ spec }, { spec: { addresses } })).toEqual([]);
  expect(wrongIn({ spec }, { spec: { addresses: [{ value: 'acme.dev' }] } })).toEqual(['/spec/addresses/0']);
  const whole = {
    ...address,
    type: 'object',
    properties: { deep: { type: 'object', default: {}, properties: { type } } },
    oneOf: [{ properties: { deep: { properties: { type: { enum: ['IP'] } }, required: ['type'] } } }],
  };
  expect(wrongIn({ spec: whole }, { spec: {} })).toEqual([]);
});

test('a status that has a way of its own is dropped on any other, and not looked at', () => {
  const status = { type: 'object', required: ['ready'], properties: { ready: { type: 'boolean' } } };
  expect(wrongIn({ status }, { status: {} })).toEqual(['/status/ready']);
  expect(wrongIn({ status }, { status: {} }, { subresources: { status: {} } })).toEqual([]);
});
