import { join } from 'node:path';
import { findCases, isLeftToServers } from '../engines/accept/cases';
import { acceptObjects, createJudge } from '../engines/accept/kubernetes';
import { firstProgram } from '../engines/host/first-program';
import { furnish } from '../engines/host/furnish';
import { type Fields, textAt } from '../engines/host/json';
import { table } from '../engines/report';
import { createWorld, engines, type World } from '../engines/world';
import { madeUpPolicies, policyCases, refusesBroken, sanitizes } from './cilium';
import { gatewayCases, tellsFaults, translates } from './gateway';
import { analyze, tellsBroken } from './istio/analyze';
import { keepsIntentOfKinds } from './istio/kinds-verdicts';
import { carriesMesh } from './istio/traffic';
import { keepsIntent } from './istio/verdicts';
import { keepsIntentAtWaypoints } from './istio/waypoints';
import { type StepName, stepsNamed } from './steps';
import { carriesTraffic } from './traffic';

const envoyGateway = { name: 'egctl x translate', version: '1.9.1' };
const cilium = { name: "Cilium's parser", version: '1.20.2' };
const realEnvoy = { name: 'Envoy by Envoy Gateway', version: '1.40.0' };
const istio = { name: 'istioctl analyze', version: '1.31' };

/** What each step asks. */
const steps: Readonly<Record<StepName, (world: World, oracles: string) => Promise<void>>> = {
  istioctl: analyzes,
  gateway: judgesRoutes,
  cilium: judgesPolicies,
  verdicts: async (world, oracles) => {
    const engine = { name: "Istio's control plane", version: '1.31' };
    await world.report.check(engine, 'made-up meshes', () =>
      keepsIntent(join(oracles, 'istio-control-plane'), world.scratch),
    );
    await world.report.check(engine, 'made-up meshes of HTTP, gRPC and TCP', () =>
      keepsIntentOfKinds(join(oracles, 'istio-control-plane'), world.scratch),
    );
    await world.report.check(engine, 'made-up meshes, ambient', () =>
      keepsIntentAtWaypoints(join(oracles, 'istio-control-plane'), world.scratch),
    );
  },
  istio: async (world, oracles) => {
    const programs = { controlPlane: join(oracles, 'istio-control-plane'), envoy: world.program('envoy') };
    for (const backend of ['istio', 'gateway-api'] as const) await carriesMesh(world, programs, backend);
  },
};

/** The first program of a box; when it ends, so does everything in the box. */
async function main([folder = '', cache = '', oracles = '', ...wanted]: readonly string[]): Promise<number> {
  await furnish(folder);
  const world = createWorld(folder, cache);
  for (const name of stepsNamed(wanted)) await steps[name](world, oracles);
  const rows = world.report.rows();
  console.log(`\n${table(rows)}`);
  return rows.some(({ verdict }) => verdict === 'failed') ? 1 : 0;
}

async function analyzes(world: World, oracles: string): Promise<void> {
  const { client } = await world.server();
  const judge = createJudge(client);
  const istioctl = join(oracles, 'istioctl');
  const cases = findCases().filter(
    (each) =>
      each.name.startsWith('examples/mesh') || (each.objects.some(isOfIstio) && !isLeftToServers(each)),
  );
  if (cases.length === 0) throw new Error('the example of a mesh is gone');
  for (const each of cases) {
    await world.report.check(engines.kubernetes, each.name, () => acceptObjects(judge, each));
    await world.report.check(istio, each.name, () => analyze(istioctl, each));
  }
  await world.report.check(istio, 'what is broken', () => tellsBroken(istioctl));
}

function isOfIstio(object: Fields): boolean {
  return textAt(object, 'apiVersion').includes('.istio.io/');
}

async function judgesRoutes(world: World, oracles: string): Promise<void> {
  const egctl = join(oracles, 'egctl');
  for (const each of gatewayCases()) {
    await world.report.check(envoyGateway, each.name, () => translates(egctl, each, world.scratch));
    await world.report.check(envoyGateway, `${each.name}, broken`, () =>
      tellsFaults(egctl, each, world.scratch),
    );
  }
  const programs = { envoyGateway: join(oracles, 'envoy-gateway'), envoy: world.program('envoy') };
  await world.report.check(realEnvoy, 'test/samples/gateway', () => carriesTraffic(world, programs));
}

async function judgesPolicies(world: World, oracles: string): Promise<void> {
  const parser = join(oracles, 'cilium-policies');
  for (const { name, policies } of policyCases())
    await world.report.check(cilium, name, () => sanitizes(parser, policies, world.scratch));
  await world.report.check(cilium, 'what is broken', () => refusesBroken(parser));
  await world.report.check(cilium, 'made-up meshes', async () =>
    sanitizes(parser, await madeUpPolicies(), world.scratch),
  );
}

firstProgram(main);
