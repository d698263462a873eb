import type { Case } from '../accept/cases';
import { tryBreaks } from '../breaks/step';
import { loadImages } from '../docker/engine';
import { baseOf } from '../images/catalogue';
import { addImage } from '../images/image';
import { composePlatform } from '../run/compose-platform';
import { kubernetesPlatform } from '../run/kubernetes-platform';
import { rollsAlone } from '../run/life';
import type { Platform } from '../run/platform';
import { askDuring } from '../run/requests';
import { provide } from '../run/step';
import { debianLayer } from '../setup/debian';
import { engines, type World } from '../world';
import { type Answers, collectAnswers, hardened, sameAnswers, startedInOrder } from './answers';
import { healthImage } from './health-image';
import { synthesizeContract } from './synthesize';

/** One app, every engine: the same answers, order and restrictions; then the same app broken on purpose. */
export async function keepContract(world: World): Promise<void> {
  const output = await synthesizeContract(world.scratch);
  const changes = {
    value: await synthesizeContract(world.scratch, { CONTRACT_GREETING: 'good evening' }),
    file: await synthesizeContract(world.scratch, { CONTRACT_MOOD: 'better' }),
    version: await synthesizeContract(world.scratch, { CONTRACT_TAG: '2' }),
  };
  await provide(world, [output, changes.version]);
  await provideHealthImage(world);
  const platforms = [composePlatform(world, output), await kubernetesPlatform(world, output, 'contract')];
  const answers = await Promise.all(platforms.map((platform) => checkOne(world, platform, output)));
  const [first, second] = answers;
  await world.report.check(engines.both, 'contract: the same answers', async () => {
    if (first === undefined || second === undefined) throw new Error('an engine gave none');
    sameAnswers(first, second);
    return `${Object.keys({ ...first.bodies, ...first.inside }).length} kinds`;
  });
  if (second !== undefined) await tryBreaks(world, platforms, output, second);
  // Not side by side, as the examples are not.
  for (const platform of platforms) await change(world, platform, output, changes);
  await Promise.all(
    platforms.map((platform) =>
      world.report.check(platform.engine, 'contract: is taken down', async () => {
        const left = await platform.down();
        if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
        return undefined;
      }),
    ),
  );
}

async function provideHealthImage({ store, cache, program }: World): Promise<void> {
  const asks = 'grpc_health_probe';
  await addImage(store, healthImage, [await baseOf(store, debianLayer(cache))], {
    files: { [`usr/local/bin/${asks}`]: { from: program(asks) } },
  });
  await loadImages([healthImage]);
}

async function checkOne({ report }: World, platform: Platform, output: Case): Promise<Answers | undefined> {
  const { engine } = platform;
  let answers: Answers | undefined;
  const up = await report.check(engine, 'contract: up and healthy', async () => {
    await platform.apply(output);
    return `${platform.workloads.length} workloads`;
  });
  if (!up) return undefined;
  await report.check(engine, 'contract: starts in order', () => startedInOrder(platform));
  await report.check(engine, 'contract: is hardened inside', () => hardened(platform));
  await report.check(engine, 'contract: answers', async () => {
    answers = await collectAnswers(platform);
    return undefined;
  });
  return answers;
}

/** The user changes the app and synthesizes again. */
async function change(
  { report }: World,
  platform: Platform,
  output: Case,
  changes: Readonly<Record<'value' | 'file' | 'version', Case>>,
): Promise<void> {
  const { engine } = platform;
  const back = { name: 'back', image: '' };
  await platform.apply(output);
  await report.check(engine, 'contract: a changed value rolls its workload alone', () =>
    rollsAlone(platform, back, changes.value),
  );
  await platform.apply(output);
  await report.check(engine, 'contract: a changed file rolls its workload alone', () =>
    rollsAlone(platform, back, changes.file),
  );
  await platform.apply(output);
  if (engine.name !== engines.node.name) return;
  await report.check(engine, 'contract: a new version loses no request', async () => {
    const url = (await platform.published('front')) ?? 'nowhere';
    const { sent, lost } = await askDuring(url, () => platform.apply(changes.version));
    if (lost.length > 0) throw new Error(`${lost.length} of ${sent} lost: ${[...new Set(lost)].join('; ')}`);
    return `${sent} requests`;
  });
}
