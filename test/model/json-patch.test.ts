import { applyJsonPatch } from '../../lib/model/json-patch';
import type { JsonPatchOperation } from '../../lib/model/patch';

test.each<[string, unknown, JsonPatchOperation, unknown]>([
  ['adds a key', { a: 1 }, { op: 'add', path: '/b', value: 2 }, { a: 1, b: 2 }],
  ['replaces by adding', { a: 1 }, { op: 'add', path: '/a', value: 2 }, { a: 2 }],
  ['inserts into a list', [1, 3], { op: 'add', path: '/1', value: 2 }, [1, 2, 3]],
  ['appends by the next index', [1], { op: 'add', path: '/1', value: 2 }, [1, 2]],
  ['appends by a dash', { a: [1] }, { op: 'add', path: '/a/-', value: 2 }, { a: [1, 2] }],
  ['replaces the whole', { a: 1 }, { op: 'replace', path: '', value: [] }, []],
  ['replaces an entry', [1, 2], { op: 'replace', path: '/0', value: null }, [null, 2]],
  ['removes a key', { a: 1, b: 2 }, { op: 'remove', path: '/a' }, { b: 2 }],
  ['removes an entry', [1, 2, 3], { op: 'remove', path: '/1' }, [1, 3]],
  ['moves', { a: { b: 1 }, c: {} }, { op: 'move', from: '/a/b', path: '/c/d' }, { a: {}, c: { d: 1 } }],
  ['moves within a list', [1, 2, 3], { op: 'move', from: '/0', path: '/2' }, [2, 3, 1]],
  ['copies', { a: [1] }, { op: 'copy', from: '/a', path: '/b' }, { a: [1], b: [1] }],
  ['tests deeply', { a: [{ b: 1 }] }, { op: 'test', path: '/a', value: [{ b: 1 }] }, { a: [{ b: 1 }] }],
  ['reads ~1 and ~0', { 'a/b': { 'c~d': 1 } }, { op: 'remove', path: '/a~1b/c~0d' }, { 'a/b': {} }],
  ['reads ~01 as ~1', { '~1': 1 }, { op: 'remove', path: '/~01' }, {}],
  ['knows the empty key', { '': 1 }, { op: 'replace', path: '/', value: 2 }, { '': 2 }],
])('%s', (_, value, operation, expected) => {
  expect(applyJsonPatch(value, [operation])).toEqual({ value: expected });
});

test.each<[string, unknown, JsonPatchOperation]>([
  ['a path without its slash', { a: 1 }, { op: 'remove', path: 'a' }],
  ['a parent that does not exist', {}, { op: 'add', path: '/a/b', value: 1 }],
  ['a parent that is no container', { a: 'text' }, { op: 'add', path: '/a/b', value: 1 }],
  ['the replacement of nothing', {}, { op: 'replace', path: '/a', value: 1 }],
  ['the removal of nothing', {}, { op: 'remove', path: '/a' }],
  ['the removal of what objects inherit', {}, { op: 'remove', path: '/toString' }],
  ['an index beyond the list', [1], { op: 'add', path: '/2', value: 1 }],
  ['an index with a leading zero', [1, 2], { op: 'remove', path: '/01' }],
  ['a word where an index belongs', [1], { op: 'remove', path: '/length' }],
  ['the entry after the last', [1], { op: 'remove', path: '/-' }],
  ['a test of another value', { a: 1 }, { op: 'test', path: '/a', value: '1' }],
  ['a test of nothing', {}, { op: 'test', path: '/a', value: undefined }],
  ['a move into itself', { a: { b: 1 } }, { op: 'move', from: '/a', path: '/a/b' }],
  ['a copy of nothing', {}, { op: 'copy', from: '/a', path: '/b' }],
])('refuses %s', (_, value, operation) => {
  expect(applyJsonPatch(value, [operation])).toHaveProperty('failure');
});

test('applies all operations or none, and to a copy', () => {
  const value = { a: [1] };
  expect(
    applyJsonPatch(value, [
      { op: 'add', path: '/a/-', value: 2 },
      { op: 'remove', path: '/b' },
    ]),
  ).toEqual({ failure: 'operation 1 (remove /b): there is no such place' });
  expect(value).toEqual({ a: [1] });
});

test('a key named __proto__ is only a key', () => {
  const outcome = applyJsonPatch({}, [{ op: 'add', path: '/__proto__', value: { polluted: true } }]);
  expect(outcome).toHaveProperty(['value', '__proto__'], { polluted: true });
  expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
});
