import { mkdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { checkOutput } from '../../lib/emit/check-output';
import { memoryOutput } from '../../lib/emit/memory-output';
import { type CommitOptions, type Output, openOutput } from '../../lib/emit/output';
import { type Files, filesIn, newRoot, put } from '../emit/folder';

const seed = 20_251;
const numRuns = 60;

const path = fc.constantFrom('a', 'b', 'f/a', 'f/b', 'f/g/a', 'h/a');
const text = fc.constantFrom('', '1', '2', 'é\n', '3'.repeat(70_000));
interface Step {
  readonly kind: 'commit' | 'abort' | 'by hand';
  readonly files: Files;
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('commit', 'commit', 'commit', 'abort', 'by hand'),
  files: fc.dictionary(path, text, { maxKeys: 4 }),
});

const past = new Date('2020-01-01T00:00:00Z');

/** What the output should hold: every file, and those of the last commit. */
interface Model {
  readonly present: Map<string, string>;
  owned: Map<string, string>;
}

function fill(output: Output, files: Files): Output {
  for (const [name, content] of Object.entries(files)) {
    const file = output.file(name, 'test');
    file.write(content);
    file.close();
  }
  return output;
}

function foretold({ present, owned }: Model, files: Files) {
  const stale = [...owned].filter(([name]) => !(name in files) && present.has(name));
  const isUntouched = ([name, content]: [string, string]) => present.get(name) === content;
  const names = (entries: [string, string][]) => entries.map(([name]) => name).sort();
  const replaced = Object.entries(files).filter((entry) => !isUntouched(entry));
  const isEdited = ([name]: [string, string]) =>
    owned.has(name) && present.has(name) && present.get(name) !== owned.get(name);
  return {
    unchanged: names(Object.entries(files).filter(isUntouched)),
    deleted: names(stale),
    aside: names([...replaced, ...stale].filter(isEdited)),
  };
}

/** Where a file of somebody else's would be lost, a commit changes nothing unless it is told to. */
function refuseStrangers(root: string, { present, owned }: Model, files: Files): CommitOptions {
  const strangers = Object.entries(files).filter(
    ([name, content]) => present.has(name) && present.get(name) !== content && !owned.has(name),
  );
  if (strangers.length === 0) return {};
  const refused = expect.objectContaining({ code: 'output/not-ours' });
  const before = filesIn(root);
  expect(() => checkOutput(root, new Map(Object.entries(files)))).toThrow(refused);
  expect(() => fill(openOutput(root), files).commit({})).toThrow(refused);
  expect(filesIn(root)).toEqual(before);
  return { overwrite: true };
}

function commitAndCompare(root: string, model: Model, files: Files): void {
  const { unchanged, deleted, aside } = foretold(model, files);
  const edited = new Map(aside.map((name) => [name, model.present.get(name)]));
  const options = refuseStrangers(root, model, files);
  const memory = memoryOutput();
  fill(memory, files).commit({});
  const { changes, ...checked } = checkOutput(root, memory.files, options);
  for (const name of model.present.keys()) utimesSync(join(root, name), past, past);

  const result = fill(openOutput(root), files).commit({}, options);

  expect(result).toMatchObject(checked);
  expect(changes.map(({ path: name }) => name).sort()).toEqual([...result.written, ...deleted].sort());
  expect(new Map(result.aside.map(({ path, copy }) => [path, readFileSync(copy, 'utf8')]))).toEqual(edited);
  expect(result).toMatchObject({ deleted, left: [] });
  expect(result.unchanged.filter((name) => name !== 'lading.json')).toEqual(unchanged);
  for (const name of unchanged) expect(statSync(join(root, name)).mtime).toEqual(past);
  for (const name of deleted) model.present.delete(name);
  for (const [name, content] of Object.entries(files)) model.present.set(name, content);
  model.owned = new Map(Object.entries(files));
  const all = new Map(model.present).set('lading.json', String(memory.files.get('lading.json')));
  expect(filesIn(root)).toEqual(Object.fromEntries(all));
}

function take(root: string, model: Model, { kind, files }: Step): void {
  if (kind === 'commit') {
    commitAndCompare(root, model, files);
  } else if (kind === 'abort') {
    fill(openOutput(root), files).abort();
  } else {
    for (const [name, content] of Object.entries(files)) {
      put(root, name, content);
      model.present.set(name, content);
    }
  }
  for (const [name, content] of model.present) expect(filesIn(root)[name]).toBe(content);
}

it('the output always is what the last commit wrote, and what others put there', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const root = newRoot();
      mkdirSync(join(dirname(root), 'node_modules'));
      const model: Model = { present: new Map(), owned: new Map() };
      try {
        for (const one of steps) take(root, model, one);
      } finally {
        rmSync(dirname(root), { recursive: true });
      }
    }),
    { seed, numRuns },
  );
});
