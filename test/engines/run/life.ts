import type { Case } from '../accept/cases';
import { until } from '../host/wait';
import type { World } from '../world';
import { changed } from './change';
import { expectations } from './expectations';
import type { Platform, Workload } from './platform';
import { ask, askDuring } from './requests';

/** Takes a case through its whole life on one engine; each stage is a check of its own. */
export async function live(world: World, platform: Platform, output: Case): Promise<void> {
  const { report, scratch } = world;
  const check = (stage: string, work: () => Promise<string | undefined>): Promise<boolean> =>
    report.check(platform.engine, `${output.name}: ${stage}`, work);
  const up = await check('up and healthy', async () => {
    await platform.apply(output);
    return `${platform.workloads.length} workloads`;
  });
  try {
    if (!up) return;
    const [first, second = first] = await callable(platform);
    if (first === undefined || second === undefined) return;
    await check('answers at its published address', () => answersOutside(platform, output));
    await check('answers another workload by name', () => answersInside(platform, first, second));
    await check('restarts', async () => {
      const before = await platform.instances(first.name);
      await platform.restart(first.name);
      await answersInside(platform, first, second);
      return `${before.length} instances of ${first.name}`;
    });
    await check('a changed value rolls its workload alone', () =>
      rollsAlone(
        platform,
        first,
        changed(output, scratch, { workload: first.name, env: { CHANGED: 'yes' } }),
      ),
    );
    await check('scales', () => scales(platform, second));
    const next = changed(output, scratch, { workload: first.name, nextImage: true });
    await check('a new version rolls', () => rolls(platform, first, next));
  } finally {
    await check('is taken down', async () => {
      const left = await platform.down();
      if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
      return undefined;
    });
  }
}

/** Workloads that others can reach: the published ones first. */
async function callable({ workloads, reach, published }: Platform): Promise<Workload[]> {
  const reachable = workloads.filter(({ name }) => reach(name) !== undefined);
  const outside = await Promise.all(reachable.map(({ name }) => published(name)));
  return [
    ...reachable.filter((_, index) => outside[index] !== undefined),
    ...reachable.filter((_, index) => outside[index] === undefined),
  ];
}

/** The first published address answers, and as expected where that is known. */
export async function answersOutside({ workloads, published }: Platform, { name }: Case): Promise<string> {
  const expected = expectations[name];
  for (const workload of workloads) {
    const url = await published(workload.name);
    if (url === undefined) continue;
    const text = await until(`${url} answers`, 20, () => ask(url));
    if (expected !== undefined && !expected.test(text)) throw new Error(`${url} answers ${text}`);
    return url;
  }
  if (expected !== undefined) throw new Error('nothing is published');
  return 'nothing is published';
}

async function answersInside(platform: Platform, to: Workload, from: Workload): Promise<string> {
  const url = `http://${platform.reach(to.name)}/`;
  await until(`${from.name} gets an answer of ${url}`, 20, () =>
    platform.exec(from.name, ['curl', '--silent', '--show-error', '--fail', '--max-time', '5', url]),
  );
  return `${from.name} asks ${url}`;
}

/** Instances of the changed workload are new, all others are the very same. */
export async function rollsAlone(platform: Platform, { name }: Workload, output: Case): Promise<string> {
  const before = await instancesOf(platform);
  await platform.apply(output);
  await until(`only ${name} has new instances`, 60, async () => {
    const after = await instancesOf(platform);
    const rolled = [...before.keys()].filter((each) => before.get(each) !== after.get(each));
    if (rolled.length === 1 && rolled[0] === name) return true;
    throw new Error(`new instances: ${rolled.join(', ') || 'none'}`);
  });
  return `${name} of ${before.size}`;
}

async function instancesOf({ workloads, instances }: Platform): Promise<Map<string, string>> {
  const ids = await Promise.all(
    workloads.map(async ({ name }) => [name, (await instances(name)).join(' ')] as const),
  );
  return new Map(ids);
}

async function scales(platform: Platform, { name }: Workload): Promise<string> {
  const before = (await platform.instances(name)).length;
  // A port of the host can be bound once only.
  if (platform.engine.name !== 'kubernetes' && (await platform.published(name)) !== undefined)
    return `${name} stays at ${before}: its port of the host can be bound once`;
  await platform.scale(name, before + 1);
  await until(
    `${name} has ${before + 1} instances`,
    60,
    async () => (await platform.instances(name)).length === before + 1,
  );
  return `${name} from ${before} to ${before + 1}`;
}

/** Where old and new instances overlap, no request is lost meanwhile. */
export async function rolls(platform: Platform, { name }: Workload, output: Case): Promise<string> {
  const url = await platform.published(name);
  if (platform.engine.name !== 'kubernetes') {
    await platform.apply(output);
    return `${name}, with a pause: docker compose replaces in place`;
  }
  if (url === undefined) {
    await platform.apply(output);
    return `${name}, which nobody outside can ask meanwhile`;
  }
  const { sent, lost } = await askDuring(url, () => platform.apply(output));
  if (lost.length > 0)
    throw new Error(`${lost.length} of ${sent} requests lost: ${[...new Set(lost)].join('; ')}`);
  return `${name}, ${sent} requests, none lost`;
}
