import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { type Shelf, shelf } from '../../../lib/cli/compiled/shelf';

const source = '(function () { return "one of two"; })';
const other = source.replace('one', 'two');

let folder = '';
let filename = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lading-shelf-'));
  filename = join(folder, 'module.js');
  writeFileSync(filename, '');
  // What the very first run leaves.
  const first = open();
  compileIn(first, source, filename);
  first.save();
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => shelf(join(folder, 'kept'), join(folder, 'package'));
const place = () => join(folder, 'kept', readdirSync(join(folder, 'kept'))[0] ?? '');

let columnOffset = 0;

/** At a place of its own each time: the engine remembers what this process has compiled at one place. */
function compileIn(one: Shelf, text: string, file: string): Script {
  columnOffset += 1;
  const script = one.compile(text, { filename: file, columnOffset });
  if (script === undefined) throw new Error('It was not compiled.');
  return script;
}

function keep(text = source, file = filename): void {
  const one = open();
  compileIn(one, text, file).runInThisContext()();
  one.save();
}

function change(edit: (bytes: Buffer) => void): void {
  const bytes = readFileSync(place());
  edit(bytes);
  writeFileSync(place(), bytes);
}

/** What a script was made of: true for what was kept, false where the engine refused that, undefined for none. */
function fromKept({ cachedDataRejected }: Script): boolean | undefined {
  return cachedDataRejected === undefined ? undefined : !cachedDataRejected;
}

function compiled(text = source): { readonly fromKept: boolean | undefined; readonly result: string } {
  const script = compileIn(open(), text, filename);
  return { fromKept: fromKept(script), result: script.runInThisContext()() };
}

test('a module is compiled from what was kept of it', () => {
  expect(compiled()).toEqual({ fromKept: undefined, result: 'one of two' });
  keep();
  expect(compiled()).toEqual({ fromKept: true, result: 'one of two' });
});

test('the very first run leaves a mark alone, and the second one keeps', () => {
  expect(readFileSync(place(), 'utf8')).toBe('');
  keep();
  expect(statSync(place()).size).toBeGreaterThan(0);
});

test('functions that ran are kept as well', () => {
  const size = (name: string, use: boolean): number => {
    const one = open();
    const text = `(function () { function ${name}() { return 1; } return ${name}; })`;
    const inner = compileIn(one, text, filename).runInThisContext()();
    if (use) inner();
    one.save();
    return statSync(place()).size;
  };
  expect(size('used', true)).toBeGreaterThan(size('idle', false));
});

test('another content of the same length is compiled anew, and kept instead', () => {
  keep();
  expect(other.length).toBe(source.length);
  expect(compiled(other)).toEqual({ fromKept: undefined, result: 'two of two' });
  keep(other);
  expect(compiled(other)).toEqual({ fromKept: true, result: 'two of two' });
});

test('of two files with one content, each has its own name in stacks', () => {
  const text = '(function () { return new Error().stack; })';
  const files = [filename, join(folder, 'other.js')];
  for (const file of files) keep(text, file);
  for (const file of files) {
    const script = compileIn(open(), text, file);
    expect(fromKept(script)).toBe(true);
    expect(script.runInThisContext()()).toContain(`${file}:1:`);
  }
});

describe('nothing is believed', () => {
  beforeEach(() => keep());

  test.each([0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])(
    'of a file with one wrong bit, at %d of its length',
    (part) => {
      change((bytes) => {
        const at = Math.floor(bytes.length * part);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
      });
      expect(compiled()).toEqual({ fromKept: undefined, result: 'one of two' });
    },
  );

  test('of half a file', () => {
    writeFileSync(place(), readFileSync(place()).subarray(0, 200));
    expect(compiled()).toEqual({ fromKept: undefined, result: 'one of two' });
  });

  test('of another Node', () => {
    const bytes = readFileSync(place(), 'latin1');
    expect(bytes).toContain(process.version);
    writeFileSync(place(), bytes.replace(process.version, 'v20.0.0'), 'latin1');
    expect(compiled().fromKept).toBeUndefined();
  });

  test('that the engine refuses, as under other flags; it is replaced', () => {
    change((bytes) => {
      const code = bytes.indexOf(source) + source.length;
      // The flags' hash is the fourth number of compiled code, which stands there twice.
      for (const at of [code + 12, (code + bytes.length) / 2 + 12]) bytes[at] = (bytes[at] ?? 0) ^ 1;
    });
    expect(compiled()).toEqual({ fromKept: false, result: 'one of two' });
    keep();
    expect(compiled().fromKept).toBe(true);
  });
});

test('a run that compiles nothing new writes nothing', () => {
  keep();
  writeFileSync(join(folder, 'kept', 'note'), '');
  const before = statSync(place(), { bigint: true }).mtimeNs;
  keep();
  expect(statSync(place(), { bigint: true }).mtimeNs).toBe(before);
});

test('what a run had no use for stays, unless its file is gone', () => {
  const gone = join(folder, 'gone.js');
  keep();
  keep('(function () { return 1; })', gone);
  keep('(function () { return 2; })', join(folder, 'kept'));
  expect(compiled().fromKept).toBe(true);
  expect(readFileSync(place(), 'latin1')).not.toContain(gone);
});

test('a module that imports by itself is left to Node, for kept code could not', () => {
  const file = join(folder, 'node_modules/cdk8s/lib/module.js');
  expect(open().compile('(function (name) { return import(name); })', { filename: file })).toBeUndefined();
  expect(open().compile('(function (name) { return important(name); })', { filename: file })).toBeDefined();
});

test('where nothing can be written, nothing happens', () => {
  rmSync(join(folder, 'kept'), { recursive: true });
  writeFileSync(join(folder, 'kept'), 'a file');
  keep();
  expect(compiled()).toEqual({ fromKept: undefined, result: 'one of two' });
  expect(readFileSync(join(folder, 'kept'), 'utf8')).toBe('a file');
});

test('no file is left aside', () => {
  keep();
  keep(other);
  expect(readdirSync(join(folder, 'kept'))).toHaveLength(1);
});
