import { homedir } from 'node:os';
import { join } from 'node:path';
import { boxFolder, runInBox, sweep } from '../engines/host/box';
import { obstacles } from '../engines/setup/preflight';
import { setUp } from '../engines/setup/setup';

/** Asks kube-apiserver about all cases, in a box as the steps of test/engines are, and writes `cases/`; with `updates`, about changes, with `custom`, about custom resources. */
async function main(options: readonly string[]): Promise<number> {
  const cache = process.env.LADING_ENGINES ?? join(homedir(), '.cache/lading-engines');
  const missing = await obstacles(cache);
  if (missing.length > 0) throw new Error(missing.join('\n'));
  sweep(cache);
  await setUp(cache);
  const [first, ...more] = options;
  const isApart = first === 'updates' || first === 'custom';
  const [inside, rest] = isApart ? [`ask-${first}-inside.ts`, more] : ['ask-inside.ts', options];
  const { code } = await runInBox(boxFolder(cache), join(__dirname, inside), [cache, ...rest]);
  return code;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
