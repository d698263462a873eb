import fc from 'fast-check';
import type { Chart } from 'lading';
import { read } from '../../constructs/make';
import { backends, calls, intent, isMeant, make } from './intent';
import { directly } from './istio';
import { byLinkerd } from './linkerd';
import { type World, worldOf } from './world';

function worldIn(chart: Chart): World {
  const { objects, told } = read(chart);
  expect(told).toEqual([]);
  return worldOf(objects);
}

describe.each(backends)('a mesh on %s', (backend, verdict) => {
  it('lets through what somebody says, and nothing else', () => {
    fc.assert(
      fc.property(intent, (given) => {
        const world = worldIn(make(given, backend));
        const wrong = calls(given).filter((call) => verdict(call, world) !== isMeant(call, given));
        expect(wrong).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

it('lets nobody past a waypoint who may ask for less than everything', () => {
  fc.assert(
    fc.property(intent, (given) => {
      const world = worldIn(make(given, 'istio-ambient'));
      const wider = calls(given).filter((call) => directly(call, world) && !isMeant(call, given));
      expect(wider).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

it('lets the kubelet ask for what it probes, also where requests are told apart', () => {
  const says = new Map([['m0 m1', { requests: [{ path: '/a' }] }]]);
  const world = worldIn(make({ versioned: 0, says }, 'linkerd'));
  const ask = (path: string) =>
    byLinkerd({ from: 'nobody', to: 'm1', port: 8080, method: 'GET', path, headers: {} }, world);
  expect(['/live', '/a', '/'].map(ask)).toEqual([true, false, false]);
});
