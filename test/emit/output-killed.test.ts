import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { checkOutput } from '../../lib/emit/check-output';
import { openOutput } from '../../lib/emit/output';
import { commit, type Files, filesIn, newRoot, put } from './folder';
import { argumentOf, compileProgram, isKilled } from './killed-synth';

const before: Files = { 'k/same': '0', 'k/a': '1', 'k/b': '1', 'gone/c': '1', 'gone/d': '1' };
const after: Files = { 'k/same': '0', 'k/a': '2', 'k/b': '2', 'new/e': '2' };
const strangers: Files = { 'gone/.env': 'mine', 'k/mine.yaml': 'mine' };

let folder: string;
let program: string;
let oldSet: Files;
let newSet: Files;

/** The output as it was before the run that is killed. */
function prepare(root: string): void {
  rmSync(root, { recursive: true, force: true });
  commit(root, before);
  for (const [path, text] of Object.entries(strangers)) put(root, path, text);
}

function copy(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** What is in the output but for the folder in which a commit is prepared. */
function visible(root: string): Files {
  return Object.fromEntries(Object.entries(filesIn(root)).filter(([path]) => !path.startsWith('.lading/')));
}

/** The next run: it only opens the output and gives up. */
function mend(root: string): void {
  openOutput(root).abort();
}

function expectOldOrNewEach(root: string): void {
  const found = visible(root);
  for (const path of new Set([...Object.keys(oldSet), ...Object.keys(newSet), ...Object.keys(found)])) {
    expect([oldSet[path], newSet[path]]).toContainEqual(found[path]);
  }
}

beforeAll(() => {
  const root = newRoot();
  folder = dirname(root);
  program = compileProgram(folder);
  prepare(root);
  oldSet = filesIn(root);
  commit(root, after);
  newSet = filesIn(root);
});
afterAll(() => rmSync(folder, { recursive: true }));

it('a synth that is killed before any step leaves each file old or new, and the next run makes it one set', () => {
  const root = join(folder, 'steps');
  const outcomes: string[] = [];
  let step = 1;
  for (prepare(root); isKilled(program, root, [after], step); prepare(root)) {
    expectOldOrNewEach(root);
    const isTorn = existsSync(join(root, '.lading/journal.json'));
    const { changes } = checkOutput(root, new Map(Object.entries(newSet)));
    expect(changes.length > 0).toBe(isTorn || !isDeepStrictEqual(newSet, visible(root)));
    const whole = isTorn ? newSet : [oldSet, newSet].find((set) => isDeepStrictEqual(set, visible(root)));
    mend(root);
    expect(filesIn(root)).toEqual(whole);
    outcomes.push(isTorn ? 'torn' : whole === oldSet ? 'old' : 'new');
    step += 1;
  }
  expect(filesIn(root)).toEqual(newSet);
  // Steps before the journal, steps that it covers, steps after it.
  expect(new Set(outcomes)).toEqual(new Set(['old', 'torn', 'new']));
  expect(outcomes.filter((outcome) => outcome === 'torn').length).toBeGreaterThan(7);
});

it('a run that is killed while it mends is mended by the one after it', () => {
  const root = join(folder, 'twice');
  const broken = join(folder, 'broken');
  prepare(broken);
  expect(isKilled(program, broken, [after], 4)).toBe(true);
  let step = 1;
  for (copy(broken, root); isKilled(program, root, [], step); copy(broken, root)) {
    expectOldOrNewEach(root);
    mend(root);
    expect(filesIn(root)).toEqual(newSet);
    step += 1;
  }
  expect(filesIn(root)).toEqual(newSet);
  expect(step).toBeGreaterThan(5);
});

it('a staged file that was damaged since is not moved over a whole one', () => {
  const root = join(folder, 'damaged');
  prepare(root);
  expect(isKilled(program, root, [after], 4)).toBe(true);
  for (const name of Object.keys(filesIn(join(root, '.lading/stage'))))
    put(root, `.lading/stage/${name}`, '');
  mend(root);
  expectOldOrNewEach(root);
  commit(root, after);
  expect(visible(root)).toEqual(newSet);
});

it('a journal that would lead out of the output is not followed', () => {
  const root = join(folder, 'strange/dist');
  mkdirSync(dirname(root));
  prepare(root);
  const move = {
    path: '../escaped',
    staged: '0',
    sha256: '5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9',
  };
  put(root, '.lading/stage/0', '0');
  put(root, '.lading/journal.json', JSON.stringify({ moves: [move], deletes: [] }));
  mend(root);
  expect(existsSync(join(dirname(root), 'escaped'))).toBe(false);
  expect(filesIn(root)).toEqual(oldSet);
});

it('a synth that is killed at any time leaves each file old or new, and the next run makes it one set', async () => {
  const root = join(folder, 'times');
  const many = (name: string) =>
    Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`k/${at}/${at % 2 ? name : 'both'}`, name.repeat(100)]),
    );
  const sets = [many('one'), many('other')];
  const results = sets.map((set) => {
    commit(root, set);
    return filesIn(root);
  });
  for (let delay = 0; delay < 35; delay += 7) {
    const child = spawn(process.execPath, [program, argumentOf(root, sets, { rounds: 200 })]);
    const exit = once(child, 'exit');
    await once(child.stdout, 'data');
    await setTimeout(delay);
    child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
    for (const [path, text] of Object.entries(visible(root))) {
      expect(results.map((result) => result[path])).toContain(text);
    }
    mend(root);
    expect(results).toContainEqual(filesIn(root));
  }
}, 60_000);
