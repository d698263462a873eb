import { chownSync, lchownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { readConfig } from '../../lib/cli/config/config';
import { readParsed } from '../../lib/cli/config/parsed';
import { readPlain } from '../../lib/cli/config/plain';
import { type OptionSpec, options } from '../../lib/cli/option-table';
import { templates } from '../../lib/cli/templates';
import { isSynthesisError } from '../../lib/diagnostics/synthesis-error';
import schema from '../../schemas/cdk8s-yaml.json';

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lading-config-'));
  writeFileSync(join(folder, 'cdk8s.yaml'), text);
  return folder;
}

/** The values by option, or what was refused. */
function read(text: string) {
  const folder = folderWith(text);
  try {
    const { values } = readConfig(folder);
    return Object.fromEntries([...values].map(([option, { value }]) => [option, value]));
  } catch (error) {
    if (!isSynthesisError(error)) throw error;
    const { code, location, suggestion, length } = error.diagnostics[0] ?? {};
    return { code, line: location?.line, column: location?.column, suggestion, length };
  }
}

test('the nearest file above is taken, and where it lies', () => {
  const folder = folderWith('app: a.ts\n');
  const below = join(folder, 'one', 'two');
  mkdirSync(below, { recursive: true });
  const { folder: found, values } = readConfig(below);
  expect(found).toBe(folder);
  expect(values.get('app')).toMatchObject({ value: 'a.ts', location: { line: 1, column: 6 } });
});

test("cdk8s' own keys are left alone", () => {
  const own = 'language: typescript\nimports:\n  - k8s@1.36.0\nvalidations:\n  - { package: x, class: Y }\n';
  expect(read(`${own}app: a.ts\n`)).toEqual({ app: 'a.ts' });
});

test.each([
  [
    'lading:\n  kubernetes: 1.30\n  targets: [compose, kubernetes]\n',
    { kubernetes: '1.30', target: 'compose,kubernetes' },
  ],
  [
    'lading:\n  targets:\n    - compose\n  maxWarnings: 3 # few\n',
    { target: 'compose', 'max-warnings': '3' },
  ],
  ['lading: { strict: true }\n', { strict: 'true' }],
  ['imports: &out a.ts\napp: *out\nlading: { out: *out }\n', { app: 'a.ts', out: 'a.ts' }],
  ['x: &own\n  out: here\nlading: *own\n', { out: 'here' }],
  ['x: &t [compose]\nlading: { targets: *t }\n', { target: 'compose' }],
  ['x: &t compose\nlading: { targets: [*t, kubernetes] }\n', { target: 'compose,kubernetes' }],
  ['# nothing\n', {}],
  ['', {}],
])('%j gives %j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ['lading:\n  outt: x\n', { line: 2, column: 3, suggestion: 'out', length: 4 }],
  ['lading: yes\n', { line: 1 }],
  ['lading: [a]\n', { line: 1, column: 9 }],
  ['lading:\n  out:\n    here: x\n', { line: 3, column: 5 }],
  ['app: { file: a.ts }\n', { line: 1, column: 6 }],
  ['app: [a.ts, b.ts]\n', { line: 1, column: 6 }],
  ['lading:\n  out: [a, b]\n', { line: 2, column: 8 }],
  ['lading:\n  targets: [{ a: b }]\n', { line: 2, column: 13 }],
  ['lading:\n  targets: { compose: true }\n', { line: 2, column: 12 }],
  ['x: &x { app: a.ts }\n<<: *x\n', { line: 2, column: 1, length: 2 }],
  ['x: &x { out: a }\nlading:\n  <<: *x\n', { line: 3, column: 3, length: 2 }],
  ['app: *none\n', { line: 1 }],
  ['lading:\n  out:\n', { line: 2, column: 3 }],
  ['lading:\n  out: ""\n', { line: 2, column: 3 }],
  ['app: [\n', { line: 2 }],
  ['- a\n', { line: 1, column: 1 }],
])('%j is refused at its place', (text, expected) => {
  expect(read(text)).toMatchObject({ code: 'config/invalid', ...expected });
});

test('what the quick reader takes, the parser takes for the same', () => {
  const key = fc.constantFrom('app', 'lading', 'language', '  out', '  strict', '   targets', 'x y');
  const scalar = fc.string({
    unit: fc.constantFrom(...'ab1 ./-:#[],"\'&*!|>%@=~_\t'.split('')),
    maxLength: 12,
  });
  const value = fc.oneof(
    scalar,
    fc.constantFrom('', '[a, b]', 'node --import lading/register app.ts', 'true'),
  );
  const line = fc.tuple(key, fc.constantFrom(': ', ':', ':  '), value).map((parts) => parts.join(''));
  const any = fc.array(fc.oneof(line, fc.constantFrom('', '# a', 'lading:')), { maxLength: 6 });
  let taken = 0;
  fc.assert(
    fc.property(any, (lines) => {
      const text = lines.join('\n');
      const plain = readPlain(text);
      if (plain === undefined) return;
      taken++;
      const own = (entries: typeof plain) =>
        entries.map(({ key: name, value: is, line: at, column }) => ({ name, is, at, column }));
      expect(own(plain)).toEqual(own(readParsed(text, 'cdk8s.yaml')));
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(100);
});

describe('the schema of cdk8s.yaml', () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);

  test('knows the keys of the option table, and no others', () => {
    const keys = Object.values<OptionSpec>(options).flatMap(({ key }) => key?.split('.')[0] ?? []);
    expect(Object.keys(schema.properties.lading.properties).sort()).toEqual([...new Set(keys)].sort());
  });

  test('accepts what a new project gets', () => {
    const files = templates({ name: 'shop', lading: '1', versionOf: () => '1' });
    expect(validate(load(files['cdk8s.yaml'] ?? ''))).toBe(true);
    expect(readPlain(files['cdk8s.yaml'] ?? '')).toBeDefined();
  });

  test.each([{ lading: { outt: 'x' } }, { lading: { targets: ['nomad'] } }, { lading: { timeout: 0 } }])(
    'refuses %j',
    (config) => {
      expect(validate(config)).toBe(false);
    },
  );
});

describe('a cdk8s.yaml in a folder above', () => {
  const asRoot = process.geteuid?.() === 0 ? test : test.skip;
  const [alice, mallory] = [12_345, 12_346];

  /** Owners of the file, of the folder that is worked in, and what comes of it. */
  asRoot.each([
    [0, 0, 'obeyed'],
    [0, alice, 'obeyed'],
    [alice, alice, 'obeyed'],
    [mallory, 0, 'config/not-ours'],
    [mallory, alice, 'config/not-ours'],
  ])('of %i, seen from a folder of %i, is %s', (owner, folderOwner, expected) => {
    const folder = folderWith('app: a.ts\n');
    const below = join(folder, 'below');
    mkdirSync(below);
    chownSync(join(folder, 'cdk8s.yaml'), owner, owner);
    chownSync(below, folderOwner, folderOwner);
    expect(verdict(below)).toBe(expected);
    expect(verdict(folder)).toBe('obeyed');
  });

  asRoot("is somebody else's where the link to it is", () => {
    const [shared, mine] = [folderWith(''), folderWith('app: a.ts\n')];
    const below = join(shared, 'below');
    mkdirSync(below);
    rmSync(join(shared, 'cdk8s.yaml'));
    symlinkSync(join(mine, 'cdk8s.yaml'), join(shared, 'cdk8s.yaml'));
    lchownSync(join(shared, 'cdk8s.yaml'), mallory, mallory);
    expect(verdict(below)).toBe('config/not-ours');
  });

  function verdict(start: string): string | undefined {
    try {
      return readConfig(start).values.get('app')?.value === 'a.ts' ? 'obeyed' : 'ignored';
    } catch (error) {
      if (!isSynthesisError(error)) throw error;
      return error.diagnostics[0]?.code;
    }
  }
});
