import { join } from 'node:path';
import type { Diff } from '../../../lib/review';
import { run } from '../host/run';

/** Of each service whether docker compose would make its container anew, by the hash that it decides by. */
export async function composeVerdicts(program: string, folder: string): Promise<Record<string, string>> {
  const before = await hashes(program, join(folder, 'before/compose'));
  const after = await hashes(program, join(folder, 'after/compose'));
  const verdicts: Record<string, string> = {};
  for (const [name, hash] of after) {
    const known = before.get(name);
    if (known === undefined) verdicts[name] = 'created';
    else if (known !== hash) verdicts[name] = 'recreated';
  }
  return verdicts;
}

async function hashes(program: string, folder: string): Promise<Map<string, string>> {
  const printed = await run(program, ['--profile', '*', 'config', '--hash', '*'], { cwd: folder, limit: 60 });
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
