import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { sources } from './sources';
import type { Told } from './worker';

/** Within the project, whose built files the worker looks for from where it lies. */
const folder = join(__dirname, '../../node_modules/.cache/lading-fuzz', String(process.pid));
/** So long nothing may take, in milliseconds: of other programs that want the processor as well the half is known. */
const patience = 120_000;
/** A process checks so many, and the next one takes over: what it holds by then is nobody's. */
const block = 20_000;

/**
 * `npm run fuzz:manifests -- count=500000 seed=1`: damaged manifests through what `lading validate` does. Fails on what
 * throws, ends the process or takes too long, and names its number: `from=<number> count=1` does it again. `jobs=2` has two
 * processes do it.
 */
async function main(words: readonly string[]): Promise<number> {
  const given = Object.fromEntries(words.map((word) => word.split('=')));
  const [count = 20_000, seed = 1, from = 0, jobs = 1] = [
    given.count,
    given.seed,
    given.from,
    given.jobs,
  ].map((each) => (each === undefined ? undefined : Number(each)));
  const begun = Date.now();
  const end = from + count;
  const tally = { done: 0, findings: 0, faults: 0, longest: 0 };
  const faulty = (at: number, what: string) => {
    tally.faults += 1;
    console.log(`${at}: ${what}`);
  };
  const hear = ({ done, findings, longest, faults }: Told) => {
    const before = tally.done;
    tally.done += done;
    tally.findings += findings;
    tally.longest = Math.max(tally.longest, longest);
    for (const { at, what } of faults) faulty(at, what);
    if (Math.floor(before / 5000) === Math.floor(tally.done / 5000)) return;
    console.log(`${tally.done} of ${count}, ${tally.faults} faults, ${since(begun)} s`);
  };
  prepare();
  let free = from;
  const work = async () => {
    while (free < end) {
      const begin = free;
      free = Math.min(end, begin + block);
      for (let next = begin, stop = free; next < stop; ) {
        const last = await batch(seed, next, stop, hear);
        if (last === undefined) break;
        tally.done += 1;
        faulty(last, 'ended the process, or took too long');
        next = last + 1;
      }
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  rmSync(folder, { recursive: true, force: true });
  const { done, faults, findings, longest } = tally;
  console.log(
    `${done} inputs, ${faults} faults, ${findings} findings, the longest took ${Math.round(longest)} ms, ${since(begun)} s`,
  );
  return faults === 0 ? 0 : 1;
}

/** Built as what is released is: read by jiti, module by module, half of the time would be its own. */
function prepare(): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sources.json'), JSON.stringify(sources()));
  buildSync({
    entryPoints: [join(__dirname, 'worker.ts')],
    outfile: join(folder, 'worker.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
}

function since(begun: number): number {
  return Math.round((Date.now() - begun) / 1000);
}

/**
 * Checks from one number to another in a process of its own. Answers the number at which it ended before its time; those
 * of the same stretch before it are counted by no one, and checked nevertheless.
 */
function batch(
  seed: number,
  from: number,
  to: number,
  hear: (told: Told) => void,
): Promise<number | undefined> {
  const mark = join(folder, `at-${from}`);
  writeFileSync(mark, String(from));
  const at = () => Number(readFileSync(mark, 'utf8'));
  const args = [join(folder, 'sources.json'), mark, String(seed), String(from), String(to)];
  const child = fork(join(folder, 'worker.js'), args, { silent: true, execArgv: [] });
  let seen = { at: from, since: Date.now() };
  const watch = setInterval(() => {
    if (at() !== seen.at) seen = { at: at(), since: Date.now() };
    else if (Date.now() - seen.since > patience) child.kill('SIGKILL');
  }, 5000);
  child.on('message', hear);
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      clearInterval(watch);
      resolve(code === 0 ? undefined : at());
    });
  });
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
