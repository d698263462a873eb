import fc from 'fast-check';
import { parseCpu, parseMemory, printCpu, printMemory } from '../../lib/model/quantity';

describe('CPU', () => {
  test.each<[string | number, number | undefined]>([
    ['250m', 250],
    [0.25, 250],
    ['0.25', 250],
    ['.5', 500],
    ['1.', 1000],
    [2, 2000],
    ['2', 2000],
    ['+2', 2000],
    ['1k', 1_000_000],
    ['1e3', 1_000_000],
    ['1E-3', 1],
    ['1000000n', 1],
    ['1500u', undefined],
    ['2000u', 2],
    [0, 0],
    [0.1 + 0.2, undefined],
    ['0.5m', undefined],
    ['-1', undefined],
    [-1, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    ['', undefined],
    ['.', undefined],
    ['m', undefined],
    ['1 ', undefined],
    ['1mi', undefined],
    ['250 m', undefined],
    ['1e999', undefined],
    ['99999999999999999999', undefined],
  ])('%p is %p millicores', (value, expected) => {
    expect(parseCpu(value)).toBe(expected);
  });

  test('is printed in whole cores where it is whole', () => {
    expect([0, 1, 250, 1000, 1500, 2000].map(printCpu)).toEqual(['0', '1m', '250m', '1', '1500m', '2']);
  });

  test('is read back as it was printed', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (millicores) => {
        expect(parseCpu(printCpu(millicores))).toBe(millicores);
      }),
    );
  });

  test('means the same as a number and as its string', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(parseCpu(value)).toBe(parseCpu(String(value)));
      }),
    );
  });
});

describe('memory', () => {
  test.each<[string | number, number | undefined]>([
    ['256Mi', 268_435_456],
    ['1Ki', 1024],
    ['1.5Gi', 1_610_612_736],
    ['1k', 1000],
    ['1.5G', 1_500_000_000],
    ['1P', 1e15],
    ['1e6', 1_000_000],
    ['1E6', 1_000_000],
    ['1E', undefined],
    ['1Ei', undefined],
    ['0.0000000001E', 100_000_000],
    [134_217_728, 134_217_728],
    ['512m', undefined],
    ['512000m', 512],
    [0.5, undefined],
    ['0.5Ki', 512],
    ['0.3Ki', undefined],
    ['1K', undefined],
    ['1KB', undefined],
    ['1Mib', undefined],
    ['1e3Mi', undefined],
    ['-5Mi', undefined],
  ])('%p is %p bytes', (value, expected) => {
    expect(parseMemory(value)).toBe(expected);
  });

  test.each<[number, string]>([
    [0, '0'],
    [1, '1'],
    [1023, '1023'],
    [1024, '1Ki'],
    [268_435_456, '256Mi'],
    [1_610_612_736, '1536Mi'],
    [500_000_000, '500M'],
    [16_000_000, '16M'],
    [1_000_000_000_000, '1T'],
    [1_024_000, '1000Ki'],
    [1_500, '1500'],
    [2 ** 40, '1Ti'],
  ])('%p bytes are printed as %p', (bytes, expected) => {
    expect(printMemory(bytes)).toBe(expected);
  });

  test('is read back as it was printed', () => {
    const bytes = fc.oneof(
      fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      fc
        .tuple(fc.nat({ max: 999 }), fc.constantFrom(1000, 1024), fc.nat({ max: 4 }))
        .map(([n, base, power]) => n * base ** power),
    );
    fc.assert(
      fc.property(bytes, (count) => {
        expect(parseMemory(printMemory(count))).toBe(count);
      }),
    );
  });
});
