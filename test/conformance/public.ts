import { homedir } from 'node:os';
import { join } from 'node:path';
import { boxFolder, runInBox, sweep } from '../engines/host/box';
import { obstacles } from '../engines/setup/preflight';
import { setUp } from '../engines/setup/setup';
import { folderOf, projects } from './public-projects';

/** Asks kube-apiserver about the manifests of public projects, and writes what we and it say of them to `public.json`. */
async function main(): Promise<number> {
  const cache = process.env.LADING_ENGINES ?? join(homedir(), '.cache/lading-engines');
  const missing = await obstacles(cache);
  if (missing.length > 0) throw new Error(missing.join('\n'));
  sweep(cache);
  await setUp(cache);
  const folders = projects.map(folderOf);
  const { code } = await runInBox(boxFolder(cache), join(__dirname, 'public-inside.ts'), [cache, ...folders]);
  return code;
}

main().then((code) => {
  process.exitCode = code;
});
