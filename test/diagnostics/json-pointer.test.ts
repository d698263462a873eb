import { pointerTo, stepsOf } from '../../lib/diagnostics/json-pointer';

test('a pointer goes on by names and numbers', () => {
  expect(pointerTo('', 'spec', 'containers', 0)).toBe('/spec/containers/0');
  expect(pointerTo('/spec', 'replicas')).toBe('/spec/replicas');
});

test.each(['a/b', 'a~b', '~1', '', '0'])('the step %p comes back as it was', (step) => {
  expect(stepsOf(pointerTo('/first', step))).toEqual(['first', step]);
});

test('a slash and a tilde are written as RFC 6901 says', () => {
  expect(pointerTo('', 'app.kubernetes.io/name')).toBe('/app.kubernetes.io~1name');
  expect(pointerTo('', 'a~/b')).toBe('/a~0~1b');
});

test('the empty pointer has no steps', () => {
  expect(stepsOf('')).toEqual([]);
});
