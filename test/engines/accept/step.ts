import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { refusalOfStack } from '../docker/stack';
import { mergeCases } from '../merging/cases';
import { difference } from '../merging/compare';
import { engines, type World } from '../world';
import { type Case, findCases, isLeftToServers } from './cases';
import { acceptProject } from './compose';
import { acceptObjects, createJudge, type Judge } from './kubernetes';
import { conform, criticals } from './lint';
import { giveOutNodePorts } from './node-ports';
import { findRefusals, refuseObjects, refuseProjects } from './refusals';
import { admitRestricted, loosenNothing } from './restricted';
import { writeSchemas } from './schemas';
import { unasked } from './wishes';

/** Every engine takes every output, and refuses what Lading refuses by the engine's rules. */
export async function accept(world: World): Promise<void> {
  const { client } = await world.server();
  const newest = createJudge(client);
  const older = createJudge((await world.olderServer()).client);
  const schemas = await writeSchemas(client, join(world.scratch, 'schemas'));
  const cases = findCases();
  const all = async (judge: (each: Case) => Promise<unknown>): Promise<void> => {
    for (const each of cases) await judge(each);
  };
  // Side by side: each waits for programs and servers of its own.
  await Promise.all([
    all(async (each) => {
      if (loosenNothing.includes(each.name))
        await world.report.check(engines.kubernetes, `${each.name}, where restricted is enforced`, () =>
          admitRestricted(client, each),
        );
      if (each.objects.length === 0) return;
      if (isLeftToServers(each)) {
        world.report.skip(engines.kubernetes, each.name, 'Lading says that only a server can judge it');
        return;
      }
      await world.report.check(engines.kubernetes, each.name, () => acceptObjects(newest, each));
      await acceptOlder(world, older, each);
    }),
    all(async (each) => {
      if (each.objects.length === 0) return;
      await world.report.check(engines.kubeconform, each.name, () =>
        conform(world.program('kubeconform'), schemas, each),
      );
      await score(world, each);
    }),
    all(async (each) => {
      await acceptCompose(world, each);
      await acceptStack(world, each);
    }),
  ]);
  const compose = world.program('docker-compose');
  for (const each of mergeCases)
    await world.report.check(engines.compose, `merged, ${each.name}`, async () => {
      const found = await difference(compose, each, world.scratch);
      if (found !== undefined) throw new Error(found);
      return undefined;
    });
  await refuse(world, newest);
  await world.report.check(engines.kubernetes, 'gives out ports of the nodes', () =>
    giveOutNodePorts(client),
  );
}

/** The older server must take what claims its version; of the rest it is only told whether it does. */
async function acceptOlder({ report }: World, judge: Judge, each: Case): Promise<void> {
  const engine = engines.olderKubernetes;
  const claimed = each.versions.some((version) => engine.version.startsWith(`${version}.`));
  const complaints = claimed ? [] : await judge.complaints(each.objects);
  if (complaints.length > 0)
    report.skip(engine, each.name, `claims ${each.versions}: ${complaints.join('\n')}`);
  else await report.check(engine, each.name, () => acceptObjects(judge, each));
}

async function acceptCompose({ report, program, scratch }: World, { name, compose }: Case): Promise<void> {
  if (compose === undefined) return;
  await report.check(engines.compose, name, () => acceptProject(program('docker-compose'), compose, scratch));
  await report.check(engines.composeFloor, name, () =>
    acceptProject(program('docker-compose-floor'), compose, scratch),
  );
}

async function acceptStack({ report, program, scratch }: World, { name, folder }: Case): Promise<void> {
  const stack = join(folder, 'swarm');
  if (!existsSync(join(stack, 'stack.yaml'))) return;
  await report.check(engines.stack, name, async () => {
    const copy = join(mkdtempSync(join(scratch, 'stack-')), 'swarm');
    cpSync(stack, copy, { recursive: true });
    const refused = await refusalOfStack(program('docker'), copy);
    if (refused !== undefined) throw new Error(refused);
    return undefined;
  });
}

/** A sample of an error is not what anybody would apply. */
const isError = /^test\/samples\/errors-/;

async function score({ report, program }: World, each: Case): Promise<void> {
  if (each.objects.length === 0 || isError.test(each.name)) return;
  await report.check(engines.kubeScore, each.name, async () => {
    const found = await criticals(program('kube-score'), each);
    const unexpected = unasked(each, found);
    if (unexpected.length > 0) throw new Error(unexpected.join('\n'));
    return found.length === 0 ? undefined : `${found.length} that the app asks for, or leaves open`;
  });
}

async function refuse({ report, program, scratch }: World, judge: Judge): Promise<void> {
  for (const refusal of findRefusals()) {
    const name = `refused: ${refusal.sample}`;
    const { objects, projects, codes } = refusal;
    if (objects.length > 0) await report.check(engines.kubernetes, name, () => refuseObjects(judge, refusal));
    if (projects.length > 0)
      await report.check(engines.compose, name, () =>
        refuseProjects(program('docker-compose'), refusal, scratch),
      );
    if (objects.length + projects.length === 0)
      report.skip(engines.none, name, `${codes.join(', ') || 'no error'}: a rule of Lading's own`);
  }
}
