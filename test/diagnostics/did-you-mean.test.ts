import fc from 'fast-check';
import { editDistance, nearest } from '../../lib/diagnostics/did-you-mean';

describe('nearest', () => {
  test.each([
    ['replcas', ['replicas', 'replace'], 'replicas'],
    ['htp', ['http', 'metrics'], 'http'],
    ['prot', ['name', 'port'], 'port'],
    ['stop_grace_period', ['stopSignal', 'stopGracePeriod'], 'stopGracePeriod'],
    ['ENV', ['env', 'envs'], 'env'],
  ])('takes %s for one of %j: %s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  test('says nothing where nothing is close', () => {
    expect(nearest('replicas', ['image', 'port'])).toBeUndefined();
    expect(nearest('', ['image'])).toBeUndefined();
  });

  test('never offers the word itself', () => {
    expect(nearest('port', ['port'])).toBeUndefined();
  });

  test('prefers the first of two that are as close', () => {
    expect(nearest('cat', ['bat', 'hat'])).toBe('bat');
  });
});

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['a', '', 1],
    ['ab', 'ba', 1],
    ['kitten', 'sitting', 3],
    ['http', 'htp', 1],
  ])('from %j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  test('is the same both ways, and a bound changes no distance within it', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.nat(8), (a, b, bound) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        const bounded = editDistance(a, b, bound);
        if (distance <= bound) expect(bounded).toBe(distance);
        else expect(bounded).toBeGreaterThan(bound);
      }),
    );
  });
});
