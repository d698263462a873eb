import fc from 'fast-check';
import { escapeDollars, joinEscaped, requiredVariable, variableOr } from '../../lib/docker/escaped';

test.each([
  ['plain', 'plain'],
  ['$HOME', '$$HOME'],
  ['${HOME:-/}', '$${HOME:-/}'],
  ['$$', '$$$$'],
])('%s is written as %s', (literal, escaped) => {
  expect(escapeDollars(literal)).toBe(escaped);
});

test('a variable is required with a message, or has a default of which every dollar is one', () => {
  expect(requiredVariable('TAG', 'set TAG')).toBe('${TAG:?set TAG}');
  expect(variableOr('TAG', 'a$b')).toBe('${TAG:-a$$b}');
});

test('what is escaped stays so, whatever stands beside it', () => {
  const some = fc.string({ unit: fc.constantFrom('$', '{', '}', 'A', ':', '-', '?') });
  fc.assert(
    fc.property(some, some, (before, after) => {
      const parts = [escapeDollars(before), variableOr('TAG', 'x'), escapeDollars(after)];
      expect(joinEscaped(parts)).toBe(parts.join(''));
    }),
  );
});

test.each([
  () => variableOr('TAG', '{}'),
  () => variableOr('my-tag', 'x'),
  () => requiredVariable('TAG', 'set $TAG'),
])('what Docker would read otherwise than it is meant cannot be made', (make) => {
  expect(make).toThrow('neither doubled nor a variable');
});
