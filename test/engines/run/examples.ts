import { type Case, findCases } from '../accept/cases';
import { textAt } from '../host/json';
import type { World } from '../world';
import { changed } from './change';
import { composePlatform } from './compose-platform';
import { kubernetesPlatform } from './kubernetes-platform';
import type { Stage } from './platform';
import { provide } from './step';
import { type Story, stories } from './stories';

/** The examples that keep something live through a restart and a new version, with real databases, on both engines. */
export async function tellStories(world: World): Promise<void> {
  const find = exampleCases();
  await provide(
    world,
    stories.flatMap(({ compose, kubernetes }) => [find(compose), find(kubernetes)]),
  );
  const onCompose = async (): Promise<void> => {
    for (const { compose, story } of stories)
      await tell(world, composePlatform(world, find(compose)), find(compose), story);
  };
  const onKubernetes = async (): Promise<void> => {
    for (const { kubernetes, story } of stories) {
      const output = find(kubernetes);
      const platform = await kubernetesPlatform(world, output, namespaceOf(output));
      await tell(world, platform, output, story);
    }
  };
  // Most of a story is waiting; on one engine examples publish the same ports.
  await Promise.all([onCompose(), onKubernetes()]);
}

/** Gives the output of an example by its name. */
export function exampleCases(): (name: string) => Case {
  const cases = new Map(findCases().map((each) => [each.name, each]));
  return (name) => {
    const found = cases.get(name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  };
}

/** The one that the objects say: names of others hold it. */
function namespaceOf({ name, objects }: Case): string {
  const said = objects.map((object) => textAt(object, 'metadata', 'namespace')).find((each) => each !== '');
  return said ?? name.replaceAll('/', '-');
}

/** An example lives through its story on one engine. */
export async function tell(world: World, platform: Stage, output: Case, story: Story): Promise<void> {
  const check = (stage: string, work: () => Promise<string | undefined>): Promise<boolean> =>
    world.report.check(platform.engine, `${output.name}: ${stage}`, work);
  try {
    const isUp = await check('up and healthy', async () => {
      await platform.apply(output);
      return `${platform.workloads.length} workloads`;
    });
    if (!isUp || !(await check('begins', () => story.begins(platform)))) return;
    await check(`keeps its data when ${story.restarted.join(' and ')} restart`, async () => {
      for (const workload of story.restarted) await platform.restart(workload);
      return story.holds(platform);
    });
    await check(`keeps its data in a new version of ${story.renewed.workload}`, async () => {
      const { workload } = story.renewed;
      const before = await platform.instances(workload);
      await platform.apply(changed(output, world.scratch, story.renewed));
      const after = await platform.instances(workload);
      if (after.some((id) => before.includes(id))) throw new Error('the container is the same');
      return story.holds(platform);
    });
    if (story.byHand === undefined) return;
    const [task, says] = story.byHand;
    await check(`${task} is run by hand`, async () => {
      const told = (await platform.runByHand(task)).trim();
      if (!says.test(told)) throw new Error(told);
      return told;
    });
  } finally {
    await check('is taken down', async () => {
      const left = await platform.down();
      if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
      return undefined;
    });
  }
}
