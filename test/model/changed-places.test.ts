import { changedPlaces } from '../../lib/model/changed-places';
import type { OwnPlaces } from '../../lib/model/own-places';

const changed = (before: unknown, after: unknown, own: OwnPlaces = {}) =>
  changedPlaces(before, after, own).map((path) => path.join('.'));

describe('what differs between two objects', () => {
  test.each<[string, object, object, string[]]>([
    ['what is the same', { a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 2 }] } }, []],
    ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a value', { a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, ['a.c']],
    ['what is new, as a whole', { a: {} }, { a: { b: { c: 1, d: 2 } } }, ['a.b']],
    ['what is gone, as a whole', { a: { b: { c: 1, d: 2 } } }, { a: {} }, ['a.b']],
    ['a list of texts', { a: ['x', 'y'] }, { a: ['x', 'z'] }, ['a']],
    ['an entry of a list of objects', { a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }, ['a.1.b']],
    ['a list that grows', { a: [{ b: 1 }] }, { a: [{ b: 1 }, { b: 2 }] }, ['a']],
    ['another kind of value', { a: { b: 1 } }, { a: ['b=1'] }, ['a']],
    ['a key that objects have by themselves', {}, JSON.parse('{ "__proto__": 1 }'), ['__proto__']],
  ])('names %s', (_, before, after, places) => {
    expect(changed(before, after)).toEqual(places);
  });

  test.each<[string, object, object, OwnPlaces, string[]]>([
    ['a place', { a: 1, b: 1 }, { a: 2, b: 2 }, { a: true }, ['b']],
    ['a place in what is new', {}, { a: { b: 1, c: 2 } }, { a: { b: true } }, ['a.c']],
    ['a place in what is gone', { a: { b: 1, c: 2 } }, {}, { a: { b: true } }, ['a.c']],
    ['all of what is new', {}, { a: { b: 1 } }, { a: { b: true } }, []],
    [
      'any key of a map',
      { a: { x: {} } },
      { a: { x: { b: 1 }, y: { b: 1 } } },
      { a: { '*': { b: true } } },
      [],
    ],
    [
      'any entry of a list',
      { a: [{ b: 1, c: 1 }] },
      { a: [{ b: 2, c: 2 }] },
      { a: { '*': { b: true } } },
      ['a.0.c'],
    ],
    ['extensions', {}, { 'x-a': 1, y: 1 }, { 'x-*': true }, ['y']],
    ['all there is', { a: 1 }, { a: 2 }, true, []],
  ])('leaves out what means nothing to others: %s', (_, before, after, own, places) => {
    expect(changed(before, after, own)).toEqual(places);
  });
});
