import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Diff } from '../../../lib/review';
import { prepareProject } from '../docker/compose';
import type { Compared } from './compare';

/** Of each service whether docker compose would make its container anew, by the hash that it decides by. */
export async function composeVerdicts(
  program: string,
  { before, after }: Compared,
  folder: string,
): Promise<Record<string, string>> {
  // In one place, for paths of the host are part of it.
  const own = join(folder, 'project', 'compose');
  const was = await hashes(program, before.compose, own);
  const is = await hashes(program, after.compose, own);
  const verdicts: Record<string, string> = {};
  for (const [name, hash] of is) {
    const known = was.get(name);
    if (known === undefined) verdicts[name] = 'created';
    else if (known !== hash) verdicts[name] = 'recreated';
  }
  return verdicts;
}

async function hashes(
  program: string,
  source: string | undefined,
  folder: string,
): Promise<Map<string, string>> {
  if (source === undefined) return new Map();
  rmSync(folder, { recursive: true, force: true });
  const printed = await prepareProject(program, source, folder).compose([
    ...['--profile', '*'],
    ...['config', '--hash', '*'],
  ]);
  return new Map(
    [...printed.matchAll(/^(\S+) ([0-9a-f]{64})$/gm)].map(([, name = '', hash = '']) => [name, hash]),
  );
}

/** The same in the words of `lading diff`. */
export function expectedOfCompose({ groups }: Diff): Record<string, string> {
  const said: Record<string, string> = {};
  for (const { target, object, effects, renamedFrom } of groups.flatMap(({ objects }) => objects)) {
    const name = /^services\.(.+)$/.exec(object)?.[1];
    const impacts = effects.map(({ impact }) => impact);
    if (target !== 'compose' || name === undefined || impacts.includes('orphaned')) continue;
    if (renamedFrom !== undefined || impacts.includes('new')) said[name] = 'created';
    else if (
      effects.some(({ impact, because = '' }) => impact === 'restarted' || because.includes('recreated'))
    )
      said[name] = 'recreated';
  }
  return said;
}
