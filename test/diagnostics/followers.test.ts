import type { Finding } from '../../lib/diagnostics/finding';
import { followers } from '../../lib/diagnostics/followers';

const origin = { path: 'shop/web', construct: 'WebApp', suppressions: [] };
const elsewhere = { ...origin, path: 'shop/api' };
const earlier: Finding = { code: 'props/wrong-type', message: '', origin, property: ['port'] };
const follows = followers([earlier]);

describe('a finding about a construct whose port could not be read', () => {
  it.each<[string, Partial<Finding>]>([
    ['is what a schema says of the rest', { code: 'kubernetes/invalid' }],
    [
      'is about a probe that finds no port',
      { code: 'probe/port-not-found', property: ['readiness', 'port'] },
    ],
    ['is about the port itself', { code: 'port/host-taken', property: ['port'] }],
  ])('follows where it %s', (_, finding) => {
    expect(follows({ code: 'kubernetes/invalid', message: '', origin, ...finding })).toBe(true);
  });

  it('stands by itself where it is about another property', () => {
    expect(follows({ code: 'label/invalid', message: '', origin, property: ['labels', 'a b'] })).toBe(false);
  });

  it('stands by itself where it is about another construct', () => {
    expect(follows({ code: 'kubernetes/invalid', message: '', origin: elsewhere })).toBe(false);
  });
});

test('nothing follows from a warning', () => {
  const warned = followers([{ code: 'value/lost', message: '', origin, property: ['env', 'A'] }]);
  expect(warned({ code: 'name/invalid', message: '', origin, property: ['env', 'B=C'] })).toBe(false);
});
