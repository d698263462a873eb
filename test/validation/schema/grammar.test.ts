import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { targets } from '../../../lib/model/target';
import {
  base64Pattern,
  composeDurationPattern,
  explainedPatterns,
  percentPattern,
  quantityPattern,
  stackDurationPattern,
  timePattern,
} from '../../../lib/validation/schema/grammar';

const accepts = (pattern: string, text: string): boolean => new RegExp(pattern).test(text);

test.each(['0', '1', '250m', '1.5', '.5', '1.', '128Mi', '1e3', '1E3', '2E', '-1', '+1k', ' 5 ', '100n'])(
  'an amount may be %j',
  (text) => expect(accepts(quantityPattern, text)).toBe(true),
);

test.each(['', ' ', '1 Gi', '1GB', '1mi', '1K', '1KiB', 'one', '1.2.3', '1e', '1e3Mi', '0x10'])(
  'an amount may not be %j',
  (text) => expect(accepts(quantityPattern, text)).toBe(false),
);

test.each(['', 'aGk=', 'aGVsbG8=', 'aA==', 'aGVs\nbG8=\n'])('base64 may be %j', (text) => {
  expect(accepts(base64Pattern, text)).toBe(true);
});

test.each(['a', 'aGk', 'aGk==', 'a-_=', 'plain text', '=aGk'])('base64 may not be %j', (text) => {
  expect(accepts(base64Pattern, text)).toBe(false);
});

test('base64 is read as far as a request may go', () => {
  expect(accepts(base64Pattern, 'A'.repeat(3 * 1024 * 1024))).toBe(true);
  expect(accepts(base64Pattern, 'A\n'.repeat(1.5 * 1024 * 1024))).toBe(true);
  expect(accepts(base64Pattern, 'A'.repeat(3 * 1024 * 1024 + 4))).toBe(false);
});

/** What repeats in a value: something of each class of characters that a pattern repeats. */
const units = ['a', '0', 'A1', 'a.', '../', 'AAAA\n', '::', '$'];

/** What a script answers in a process whose engine optimizes no expression, as V8 in one with much code. */
function withoutOptimization(script: string, input: unknown): unknown {
  const program = `const input = JSON.parse(require('node:fs').readFileSync(0, 'utf8')); ${script}`;
  const run = spawnSync(process.execPath, ['--no-regexp-optimization', '-e', program], {
    input: JSON.stringify(input),
    encoding: 'utf8',
  });
  return JSON.parse(run.stdout);
}

test('no pattern of a schema gives up on a text as long as a request, though none is optimized', () => {
  const patterns = [...patternsOfSchemas(), ...namePatternsOfSchemas()];
  const script = `
    const gaveUp = [];
    for (const pattern of input.patterns) for (const unit of input.units) {
      try { new RegExp(pattern).test(unit.repeat(3145728 / unit.length)); }
      catch { gaveUp.push([pattern, unit]); }
    }
    console.log(JSON.stringify(gaveUp));`;
  expect(withoutOptimization(script, { patterns, units })).toEqual([]);
});

test('a text longer than a request matches no pattern of a schema', () => {
  const script = `
    const { file, service } = require(input.module);
    const long = 'a'.repeat(input.length);
    const problems = file({ volumes: { [long]: {} } }, '', service({ image: 'a', stop_grace_period: long }, '', null));
    console.log(JSON.stringify((problems ?? []).map(({ keyword }) => keyword)));`;
  const module = join(__dirname, '../../../schemas/compose/compose.js');
  expect(withoutOptimization(script, { module, length: 8_000_000 })).toEqual([
    'pattern',
    'additionalProperties',
  ]);
});

test('times are those of RFC 3339', () => {
  expect(accepts(timePattern, '2026-01-31T12:00:00Z')).toBe(true);
  expect(accepts(timePattern, '2026-01-31T12:00:00.123456+02:00')).toBe(true);
  expect(accepts(timePattern, '2026-01-31 12:00:00')).toBe(false);
  expect(accepts(timePattern, '')).toBe(false);
});

test('a percentage is whole', () => {
  expect(accepts(percentPattern, '100%')).toBe(true);
  expect(accepts(percentPattern, '1.5%')).toBe(false);
});

test.each(['0', '1s', '1.5h', '.5s', '1m30s', '-1s', '5\u00b5s', '${WAIT}', '${WAIT:-5}s'])(
  'a span of time may be %j in every file of Docker',
  (text) => {
    expect(accepts(composeDurationPattern, text)).toBe(true);
    expect(accepts(stackDurationPattern, text)).toBe(true);
  },
);

test.each(['1d', '2w', '1w2d3h'])(
  'a span of time may be %j in a Compose file, and not in a stack',
  (text) => {
    expect(accepts(composeDurationPattern, text)).toBe(true);
    expect(accepts(stackDurationPattern, text)).toBe(false);
  },
);

test.each(['', '1', 's', '1 s', '1y', 'A', '1s ', '.s'])('a span of time may not be %j', (text) => {
  expect(accepts(composeDurationPattern, text)).toBe(false);
});

test('every pattern of a value in the generated schemas has a sentence', () => {
  expect([...patternsOfSchemas()].sort()).toEqual([...explainedPatterns].sort());
});

function patternsOfSchemas(): Set<string> {
  const patterns = new Set<string>();
  readSchemas((key, value) => {
    // Empty text is taken in some places, and is not worth a word.
    if (key === 'pattern' && typeof value === 'string') patterns.add(value.replace(/^\^\$\|/, ''));
  });
  return patterns;
}

function namePatternsOfSchemas(): Set<string> {
  const patterns = new Set<string>();
  readSchemas((key, value) => {
    if (key === 'patternProperties') for (const pattern of Object.keys(Object(value))) patterns.add(pattern);
  });
  return patterns;
}

function readSchemas(see: (key: string, value: unknown) => void): void {
  for (const target of targets) {
    const file = join(__dirname, '../../../schemas', target, 'definitions.json');
    JSON.parse(readFileSync(file, 'utf8'), (key, value) => {
      see(key, value);
      return value;
    });
  }
}
