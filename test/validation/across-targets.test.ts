import type { Finding } from '../../lib/diagnostics/finding';
import { acrossTargets } from '../../lib/validation/across-targets';
import { origin } from '../model/parts';

const web = origin('shop/web');

function finding(target: string, property: string, more: Partial<Finding> = {}): Finding {
  const affected = [{ target, object: 'web', pointer: '' }];
  return { code: 'image/no-tag', message: '', origin: web, property: [property], affected, ...more };
}

test('what is told of a property on two targets is one thing, in the words of the first', () => {
  const subjectOf = acrossTargets();
  expect(subjectOf(finding('kubernetes', 'image'), 'of a Deployment')).toBe('of a Deployment');
  expect(subjectOf(finding('compose', 'image'), 'of a service')).toBe('of a Deployment');
  expect(subjectOf(finding('swarm', 'image'), 'of a stack')).toBe('of a Deployment');
});

test('two things that are told of a property on one target stay two, and meet those of the next in their order', () => {
  const subjectOf = acrossTargets();
  expect(subjectOf(finding('kubernetes', 'env'), 'A')).toBe('A');
  expect(subjectOf(finding('kubernetes', 'env'), 'B')).toBe('B');
  expect(subjectOf(finding('kubernetes', 'env'), 'A')).toBe('A');
  expect(subjectOf(finding('compose', 'env'), 'a')).toBe('A');
  expect(subjectOf(finding('compose', 'env'), 'b')).toBe('B');
  expect(subjectOf(finding('compose', 'env'), 'a')).toBe('A');
  expect(subjectOf(finding('compose', 'env'), 'c')).toBe('B');
});

test('what is of another property, rule or construct, or of none, is something else', () => {
  const subjectOf = acrossTargets();
  subjectOf(finding('kubernetes', 'image'), 'A');
  expect(subjectOf(finding('compose', 'pull'), 'b')).toBe('b');
  expect(subjectOf(finding('compose', 'image', { code: 'image/pull-policy' }), 'c')).toBe('c');
  expect(subjectOf(finding('compose', 'image', { origin: origin('shop/api') }), 'd')).toBe('d');
  expect(subjectOf(finding('compose', 'image', { property: undefined }), 'e')).toBe('e');
});
