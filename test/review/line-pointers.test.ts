import fc from 'fast-check';
import { printYaml } from '../../lib/emit/yaml';
import { valueAt } from '../../lib/model/read-json';
import { linePointers } from '../../lib/review/page/line-pointers';

const scalar = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc
    .array(fc.constantFrom('a', 'b c', '', ' ', '\t', 'x: y', '#'), { maxLength: 6 })
    .map((lines) => lines.join('\n')),
  fc.constantFrom(
    '\n',
    '\n\n',
    'a\n',
    'a\n\n',
    ' a\nb',
    '\ta\n',
    `${'long '.repeat(12)}\n${'more '.repeat(12)}\n \n`,
  ),
);
const { tree } = fc.letrec<{ tree: unknown; map: Record<string, unknown> }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie('tree'), { maxLength: 4 }), tie('map')),
  map: fc.dictionary(fc.string({ maxLength: 8 }), fc.oneof(tie('tree'), fc.constant(undefined)), {
    maxKeys: 5,
  }),
}));

test('there is one place for each line, whatever is printed', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), tree, { minKeys: 1 }), (object) => {
      if (Object.hasOwn(object, '__proto__')) return;
      expect(linePointers(object)).toHaveLength(printYaml(object).split('\n').length - 1);
    }),
    { numRuns: 500 },
  );
});

test('a place leads to what its line says', () => {
  const object = {
    kind: 'Pod',
    spec: { containers: [{ name: 'web', ports: [80, 443], text: 'a\nb\n' }, { name: 'x' }], empty: {} },
  };
  const lines = printYaml(object).trimEnd().split('\n');
  const places = linePointers(object);
  expect(lines.map((line, index) => [line.trim(), places[index]])).toEqual([
    ['kind: Pod', '/kind'],
    ['spec:', '/spec'],
    ['containers:', '/spec/containers'],
    ['- name: web', '/spec/containers/0/name'],
    ['ports:', '/spec/containers/0/ports'],
    ['- 80', '/spec/containers/0/ports/0'],
    ['- 443', '/spec/containers/0/ports/1'],
    ['text: |', '/spec/containers/0/text'],
    ['a', '/spec/containers/0/text'],
    ['b', '/spec/containers/0/text'],
    ['- name: x', '/spec/containers/1/name'],
    ['empty: {}', '/spec/empty'],
  ]);
  expect(valueAt(object, places[6] ?? '')).toBe(443);
});
