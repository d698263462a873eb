import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Told } from './worker';

const jiti = require.resolve('jiti/package.json').replace(/package\.json$/, 'lib/jiti-cli.mjs');
/** So long nothing may take, in milliseconds: of other programs that want the processor as well the half is known. */
const patience = 120_000;
const slow = 10_000;

/**
 * `npm run fuzz:manifests -- count=500000 seed=1`: damaged manifests through what `lading validate` does. Fails on what
 * throws, ends the process or takes too long, and names its number: `from=<number> count=1` does it again.
 */
async function main(words: readonly string[]): Promise<number> {
  const given = Object.fromEntries(words.map((word) => word.split('=')));
  const [count = 20_000, seed = 1, from = 0] = [given.count, given.seed, given.from].map((each) =>
    each === undefined ? undefined : Number(each),
  );
  const begun = Date.now();
  let faults = 0;
  let findings = 0;
  let longest = 0;
  let done = 0;
  for (let next = from; next < from + count; ) {
    const last = await batch(seed, next, from + count, (told) => {
      findings += told.findings;
      longest = Math.max(longest, told.took);
      done += 1;
      if (done % 10_000 === 0) console.log(`${done} of ${count}, ${faults} faults, ${since(begun)} s`);
      const what = told.fault ?? (told.took > slow ? `took ${Math.round(told.took)} ms` : undefined);
      if (what === undefined) return;
      faults += 1;
      console.log(`${told.at}: ${what}`);
    });
    if (last.isDone) break;
    faults += 1;
    done += 1;
    console.log(`${last.at}: ended the process, or took too long`);
    next = last.at + 1;
  }
  console.log(
    `${done} inputs, ${faults} faults, ${findings} findings, the longest took ${Math.round(longest)} ms, ${since(begun)} s`,
  );
  return faults === 0 ? 0 : 1;
}

function since(begun: number): number {
  return Math.round((Date.now() - begun) / 1000);
}

/** Where a process has come to that checks from one number to another. */
function batch(
  seed: number,
  from: number,
  to: number,
  hear: (told: Told) => void,
): Promise<{ readonly isDone: boolean; readonly at: number }> {
  const child = fork(join(__dirname, 'worker.ts'), [String(seed), String(from), String(to)], {
    execPath: process.execPath,
    execArgv: [jiti],
    silent: true,
  });
  let at = from;
  let watch = setTimeout(() => child.kill('SIGKILL'), patience);
  child.on('message', (told: Told) => {
    at = told.at;
    clearTimeout(watch);
    watch = setTimeout(() => child.kill('SIGKILL'), patience);
    if (told.took >= 0) hear(told);
  });
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      clearTimeout(watch);
      resolve({ isDone: code === 0, at });
    });
  });
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
