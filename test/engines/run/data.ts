import { findCases } from '../accept/cases';
import { until } from '../host/wait';
import type { World } from '../world';
import { changed } from './change';
import { composePlatform } from './compose-platform';
import { kubernetesPlatform } from './kubernetes-platform';
import type { Platform } from './platform';
import { provide } from './step';

const sample = 'test/samples/stateful-app';
const database = 'db';

/** What is written to a real PostgreSQL is still there after a restart, and in the container that a change makes. */
export async function keepData(world: World): Promise<void> {
  const output = findCases().find(({ name }) => name === sample);
  if (output === undefined) throw new Error(`there is no ${sample}`);
  await provide(world, [output]);
  const platforms = [composePlatform(world, output), await kubernetesPlatform(world, output, 'data')];
  const keep = async (platform: Platform): Promise<void> => {
    const check = (stage: string, work: () => Promise<string | undefined>): Promise<boolean> =>
      world.report.check(platform.engine, `${sample}: ${stage}`, work);
    try {
      const isUp = await check('up and healthy', async () => {
        await platform.apply(output);
        return `${platform.workloads.length} workloads`;
      });
      if (!isUp) return;
      await check('takes data', () => ask(platform, "create table kept as select 'still there' as word"));
      await check('keeps it when it restarts', async () => {
        await platform.restart(database);
        return read(platform);
      });
      await check('keeps it in a new container', async () => {
        const before = await platform.instances(database);
        const change = { workload: database, env: { CHANGED: 'yes' } };
        await platform.apply(changed(output, world.scratch, change));
        const after = await platform.instances(database);
        if (after.some((id) => before.includes(id))) throw new Error('the container is the same');
        return read(platform);
      });
    } finally {
      await check('is taken down', async () => {
        const left = await platform.down();
        if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
        return undefined;
      });
    }
  };
  await Promise.all(platforms.map(keep));
}

async function read(platform: Platform): Promise<string> {
  return until('the data is there', 30, async () => {
    const answer = await ask(platform, 'select word from kept');
    if (answer !== 'still there') throw new Error(`the database answers ${answer}`);
    return answer;
  });
}

async function ask(platform: Platform, query: string): Promise<string> {
  const command = [
    'psql',
    '--no-psqlrc',
    '--tuples-only',
    '--no-align',
    '--username=postgres',
    '--command',
    query,
  ];
  return (await platform.exec(database, command)).trim();
}
