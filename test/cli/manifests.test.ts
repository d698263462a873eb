import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chunksOf } from '../../lib/cli/manifests/chunk';
import { exactYaml } from '../../lib/cli/manifests/exact-yaml';
import { faultInExtent } from '../../lib/cli/manifests/extent';
import { fastYaml, faultOf } from '../../lib/cli/manifests/fast-yaml';

const root = join(__dirname, '..');
const files = ['samples', 'conformance/good'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => join(root, folder, file)),
);

/** What both readers make of each document, as either dialect. */
function both(text: string): [fast: unknown, exact: unknown][] {
  return [...chunksOf(text)].flatMap((chunk) =>
    (['kubernetes', 'compose'] as const).map((dialect): [unknown, unknown] => [
      fastYaml(chunk.text, dialect) ?? null,
      exactYaml(chunk, dialect).content() ?? null,
    ]),
  );
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

test('the reader that knows places reads every document as the fast one does', () => {
  expect(files.length).toBeGreaterThan(100);
  for (const file of files)
    for (const [fast, exact] of both(readFileSync(file, 'utf8'))) expect(exact).toEqual(fast);
});

const words = [
  ...[
    'yes',
    'No',
    'on',
    'y',
    'n',
    'true',
    'TRUE',
    'null',
    '~',
    'Null',
    '.inf',
    '.nan',
    '<<',
    '=',
    '2026-01-31',
  ],
  ...[
    '0644',
    '0o17',
    '0x1F',
    '0b11',
    '08',
    '1_000',
    '1e3',
    '1.',
    '.5',
    '-1',
    '+1',
    '1:30',
    '1.2.3',
    '0.10',
    '1e',
    'e1',
  ],
];

test.each(words)('both read the word %s alike, plain, as a key, and in a list', (word) => {
  for (const [fast, exact] of both(`a: ${word}\nb: [${word}]\nc: '${word}'\nd: !!str ${word}\n`))
    expect(exact).toEqual(fast);
});

test.each([
  'a: &x { b: 1 }\nc: { <<: *x, d: 2 }\n',
  'a: &x { b: 1 }\ne: &y { f: 2 }\nc: { <<: [*x, *y], b: 3 }\n',
  'a: |\n  one\n\n  two\nb: >-\n  one\n  two\n',
  "a: \"\\u00e9\\n\\t\"\nb: 'it''s'\n",
  '? a\n: b\n',
  'a:\n- 1\n-  - 2\n',
])('both read %j alike', (text) => {
  for (const [fast, exact] of both(text)) expect(exact).toEqual(fast);
});

test('a document begins at the line that it begins at', () => {
  const text = 'a: 1\n---\nb: |\n  --- no mark\n--- # one\nc: 1\n...\n---\n';
  expect([...chunksOf(text)].map(({ line }) => line)).toEqual([1, 2, 5, 7, 8]);
  expect([...chunksOf(text)].map((chunk) => fastYaml(chunk.text, 'kubernetes') ?? null)).toEqual([
    { a: 1 },
    { b: '--- no mark\n' },
    { c: 1 },
    null,
    null,
  ]);
});

test('directives belong to the document behind them, and leave the others alone', () => {
  const text = '%YAML 1.2\n# ours\n---\na: 1\n---\nb: |\n  %c\n...\n\n%YAML 1.1\n---\nd: 1\n';
  const chunks = [...chunksOf(text)];
  expect(chunks.map(({ line }) => line)).toEqual([1, 5, 8]);
  const contents = [{ a: 1 }, { b: '%c\n' }, { d: 1 }];
  expect(chunks.map((chunk) => fastYaml(chunk.text, 'kubernetes'))).toEqual(contents);
  expect(chunks.map((chunk) => exactYaml(chunk, 'kubernetes').content())).toEqual(contents);
});

test('a document that goes on where it should end is a fault, and no crash', () => {
  const fault = faultOf(thrownBy(() => fastYaml('a\n---\nb\n', 'kubernetes')));
  expect(fault).toEqual({ reason: expect.stringContaining('single document'), line: 1, column: 1 });
});

test('what stands in many places is not too much, unless all of it is', () => {
  const shared = Array.from({ length: 1000 }, () => 'x');
  expect(faultInExtent(Array.from({ length: 1000 }, () => shared))).toBeUndefined();
  expect(faultInExtent(Array.from({ length: 3000 }, () => shared))).toBe(
    'With what its aliases stand for, the document has more than 2000000 values.',
  );
  expect(faultInExtent(Array.from({ length: 2_000_000 }, () => 'x'))).toBe(
    'The document has more than 2000000 values.',
  );
});
