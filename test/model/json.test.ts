import { runInNewContext } from 'node:vm';
import { isObject, isPlainObject } from '../../lib/model/json';

class Box {}

test.each<[string, unknown, boolean, boolean]>([
  ['an object literal', { a: 1 }, true, true],
  ['an object without a prototype', Object.create(null), true, true],
  ['an object of another realm', runInNewContext('({ a: 1 })'), true, true],
  ['an instance of a class', new Box(), true, false],
  ['a date', new Date(0), true, false],
  ['a list', [], false, false],
  ['a list of another realm', runInNewContext('[]'), false, false],
  ['null', null, false, false],
  ['a string', 'a', false, false],
  ['nothing', undefined, false, false],
])('%s is told apart', (_what, value, object, plain) => {
  expect([isObject(value), isPlainObject(value)]).toEqual([object, plain]);
});
