import { kubernetesInvalid } from '../../../lib/validation/rules/kubernetes-invalid';
import { check } from '../rules/check';

const text = { type: 'string', maxLength: 20 };
const list = (items: object, more: object = {}) => ({ type: 'array', maxItems: 5, items, ...more });
const entry = { type: 'object', properties: { k: text, v: { type: 'integer' } } };
const properties = {
  name: text,
  namespace: text,
  'a-b': text,
  size: { type: 'integer' },
  ratio: { type: 'number' },
  on: { type: 'boolean' },
  when: { type: 'string', format: 'date-time' },
  took: { type: 'string', format: 'duration' },
  either: { 'x-kubernetes-int-or-string': true },
  free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  tags: list(text),
  list: list(entry),
  labels: { type: 'object', additionalProperties: text, maxProperties: 5 },
  inner: { type: 'object', properties: { deep: { type: 'object', properties: { n: { type: 'integer' } } } } },
  emb: {
    type: 'object',
    'x-kubernetes-embedded-resource': true,
    'x-kubernetes-preserve-unknown-fields': true,
  },
};

/** Where a definition is refused that has these rules of its spec, or of a field of it. */
function refused(rules: readonly object[], at?: object): readonly (string | undefined)[] {
  const own = { 'x-kubernetes-validations': rules };
  const spec = {
    type: 'object',
    properties: { ...properties, ...at },
    ...(at === undefined ? own : {}),
  };
  const object = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'widgets', kind: 'Widget' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
        },
      ],
    },
  };
  const found = check(kubernetesInvalid, { objects: [{ object }] });
  return found.map(({ affected }) => affected?.[0]?.pointer.split('/properties/spec')[1]);
}

// What apiextensions-apiserver 1.37 says of each of these.
test.each([
  'self.size < 10 && self.ratio > 1',
  "self.a__dash__b == 'x' && self.__namespace__ == 'a' && self.namespace == 'a'",
  "self.when > timestamp('2020-01-01T00:00:00Z') && self.when - self.when < duration('1h')",
  'self.took == null || self.inner == null',
  'has(self.inner.deep) && self.inner.deep.n > 1',
  "self.list.all(x, x.v > 1) && self.list.exists_one(x, x.k == 'a')",
  'self.list.map(x, x.v).sum() > 1',
  'self.list.sortBy(x, x.v)[0].v == 1',
  "self.labels.foo == 'x' && 'foo' in self.labels && self.labels.all(k, v, v.size() > 1)",
  "self.either == 1 || self.either == 'a'",
  "self.emb.kind == 'a' && self.emb.metadata.name == 'a'",
  "self.?name.orValue('') == 'a' && self.?inner.?deep.?n.orValue(1) == 1",
  "self.labels[?'a'].orValue('b') == 'b'",
  "'%s %d'.format([self.name, self.size]) == 'a'",
  '[1, 2].exists(x, x == self.size) && self.size in [1, 2]',
  'self == oldSelf && self.size >= oldSelf.size',
  "quantity(self.name).isGreaterThan(quantity('1Mi')) && isIP(self.name)",
  "!format.dns1123Label().validate(self.name).hasValue() && sets.contains(self.tags, ['a'])",
  'dyn(self.name) == 1 || type(self.either) == int',
])('a definition may have the rule %s', (rule) => {
  expect(refused([{ rule, message: 'no' }])).toEqual([]);
});

test.each([
  'self.none > 1',
  'self.size <',
  'other',
  'self.size',
  'self.size == 1.0',
  "self.size == 'a'",
  'self.size == null',
  'self.free.x == 1',
  'self.free == 1',
  "self.when > '2020-01-01T00:00:00Z'",
  "timestamp('x') == self.when",
  "duration('x') == self.took",
  'has(self.inner.none)',
  'self.list.all(x, x.w > 1)',
  'self.list.all(x, x.k)',
  'self.list.sortBy(x, x.v)[0].w == 1',
  'self.inner.all(x, true)',
  'self.size.all(x, true)',
  '1 in 2',
  'self.size in [1, "a"]',
  'self.size in ["a", "b"]',
  "self.on ? self.size > 1 : 'a'",
  'self.ratio % 2.0 == 0.0',
  'self.size + 1.0 > 2.0',
  "self['name'] == 'a'",
  "self.tags['a'] == 'a'",
  'self.name.length() > 1',
  'self.name.startsWith(1)',
  "self.name.matches('(')",
  String.raw`self.name.matches("\d")`,
  "self.emb.metadata.labels['a'] == 'b'",
  'self.emb.spec == 1',
  'cel.bind(x, 1, x > 0)',
  'math.greatest(1, 2) > 1',
  ' ',
])('a definition may not have the rule %s', (rule) => {
  expect(refused([{ rule, message: 'no' }])).toEqual(['/x-kubernetes-validations/0/rule']);
});

test.each([
  [{ message: ' ' }, 'message'],
  [{ message: 'a\nb' }, 'message'],
  [{ rule: 'self.size > 1 &&\nself.on', message: '' }, 'message'],
  [{ messageExpression: ' ' }, 'messageExpression'],
  [{ messageExpression: 'self.size' }, 'messageExpression'],
  [{ messageExpression: "'size ' + self.size" }, 'messageExpression'],
  [{ reason: 'FieldValueBad' }, 'reason'],
  [{ fieldPath: 'size' }, 'fieldPath'],
  [{ fieldPath: '.none' }, 'fieldPath'],
  [{ fieldPath: ".inner['none'].n" }, 'fieldPath'],
  [{ fieldPath: '.tags[0]' }, 'fieldPath'],
  [{ optionalOldSelf: true }, 'optionalOldSelf'],
])('nor one with %j', (more, field) => {
  expect(refused([{ rule: 'self.size > 1', message: 'no', ...more }])).toEqual([
    `/x-kubernetes-validations/0/${field}`,
  ]);
});

test.each([
  { message: '' },
  { rule: 'self.size > 1 &&\nself.on' },
  { messageExpression: "'size ' + self.name" },
  { reason: 'FieldValueForbidden' },
  { fieldPath: '.inner.deep.n' },
  { fieldPath: ".labels['a']" },
  { fieldPath: "['a-b']" },
  { rule: 'oldSelf.hasValue() || self.size > 1', optionalOldSelf: true },
])('one may have %j', (more) => {
  expect(refused([{ rule: 'self.size > 1', message: 'no', ...more }])).toEqual([]);
});

test('a rule about a change stands where a server can tell what was there before', () => {
  const changes = { 'x-kubernetes-validations': [{ rule: 'self == oldSelf', message: 'no' }] };
  const port = { type: 'object', required: ['port'], properties: { port: { type: 'integer', ...changes } } };
  const keyed = { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['port'] };
  expect(refused([], { ports: list(port, keyed) })).toEqual([]);
  expect(refused([], { tags: list({ ...text, ...changes }) })).toEqual([
    '/properties/tags/items/x-kubernetes-validations/0/rule',
  ]);
});

test('a rule stands where the schema says what a value is', () => {
  const rules = { 'x-kubernetes-validations': [{ rule: 'true', message: 'no' }] };
  const loose = { 'x-kubernetes-preserve-unknown-fields': true, ...rules };
  expect(refused([], { loose: list(loose) })).toEqual(['/properties/loose/items/x-kubernetes-validations']);
});
