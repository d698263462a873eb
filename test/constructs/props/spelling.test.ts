import { spellCpu, spellDuration, spellMemory } from '../../../lib/constructs/props/spelling';
import { parseDuration } from '../../../lib/model/duration';
import { parseCpu, parseMemory } from '../../../lib/model/quantity';

type Row = readonly [given: string | number, meant: string | undefined];

describe('memory', () => {
  const rows: Row[] = [
    ['512m', '512Mi'],
    ['1g', '1Gi'],
    ['512MB', '512M'],
    ['512mb', '512Mi'],
    ['1 GB', '1G'],
    ['1GiB', '1Gi'],
    ['256 Mi', '256Mi'],
    ['1K', '1k'],
    ['1.1Gi', '1126Mi'],
    ['1,5Gi', '1536Mi'],
    ['0.0000001Gi', undefined],
    ['1_000Mi', '1000Mi'],
    ['512 bytes', '512'],
    ['0.5', undefined],
    [0.5, undefined],
    ['-1Gi', undefined],
    ['lots', undefined],
    ['', undefined],
    ['9e999Gi', undefined],
  ];
  it.each(rows)('written %j is %j', (given, meant) => {
    expect(parseMemory(given)).toBeUndefined();
    expect(spellMemory(given)?.suggestion).toBe(meant);
    if (meant !== undefined) expect(parseMemory(meant)).toBeGreaterThan(0);
  });

  it('says why `m` is taken for neither of its two meanings', () => {
    expect(spellMemory('512m')?.fix).toContain('Mi');
    expect(spellMemory('512MB')?.fix).toBeUndefined();
  });
});

describe('CPU', () => {
  const rows: Row[] = [
    [0.1 + 0.2, '0.3'],
    [0.0001, undefined],
    [-1, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    ['100 m', '100m'],
    ['0.5 cores', '500m'],
    ['2cpu', '2'],
    ['250millicores', '250m'],
    ['1,5', '1500m'],
    ['50%', '500m'],
    ['0.0001', '1m'],
    ['half', undefined],
  ];
  it.each(rows)('written %j is %j', (given, meant) => {
    expect(parseCpu(given)).toBeUndefined();
    expect(spellCpu(given)?.suggestion).toBe(meant);
    if (meant !== undefined) expect(parseCpu(meant)).toBeGreaterThan(0);
  });

  it.each(['256Mi', '1G', '1k'])('is never %s, which is memory', (given) => {
    expect(spellCpu(given)).toMatchObject({ fix: expect.stringContaining('memory') });
  });
});

describe('a time', () => {
  const rows: Row[] = [
    ['30', '30s'],
    ['5 seconds', '5s'],
    ['5 Sec.', '5s'],
    ['100 ms', '100ms'],
    ['1h30', '1h30m'],
    ['1m30', '1m30s'],
    ['1h 30 min', '1h30m'],
    ['30s1m', '1m30s'],
    ['1d', '24h'],
    ['2 weeks', '336h'],
    ['1d12h', '36h'],
    ['1,5s', '1.5s'],
    ['PT30S', '30s'],
    ['P1DT2H', '26h'],
    ['1:30', '1m30s'],
    ['10S', '10s'],
    [0.1 + 0.2, '0.3'],
    [-5, undefined],
    ['-5s', undefined],
    ['soon', undefined],
    ['5 apples', undefined],
    ['', undefined],
    ['1ms2', undefined],
    ['0.0001s', undefined],
  ];
  it.each(rows)('written %j is %j', (given, meant) => {
    expect(parseDuration(given)).toBeUndefined();
    expect(spellDuration(given)?.suggestion).toBe(meant);
    if (meant !== undefined) expect(parseDuration(meant) ?? parseDuration(Number(meant))).toBeGreaterThan(0);
  });
});
