import { type Case, findCases } from '../accept/cases';
import { loadImages } from '../docker/engine';
import { timed } from '../host/say';
import { makeImages } from '../images/catalogue';
import { debianLayer } from '../setup/debian';
import { engines, type World } from '../world';
import { composePlatform } from './compose-platform';
import { kubernetesPlatform } from './kubernetes-platform';
import { live } from './life';

/** Runs each example, on docker compose and on the Kubernetes node side by side. */
export async function runExamples(world: World): Promise<void> {
  const examples = findCases().filter(({ name }) => name.startsWith('examples/'));
  await provide(world, examples);
  for (const each of examples) {
    if (each.objects.some(isForeign)) {
      world.report.skip(engines.both, each.name, 'its custom resources need a controller that is not here');
      continue;
    }
    await Promise.all([
      each.compose && live(world, composePlatform(world, each), each),
      kubernetesPlatform(world, each, each.name.replaceAll('/', '-')).then((node) => live(world, node, each)),
    ]);
  }
}

/** Both engines are up and have the images of the cases. */
export async function provide(world: World, cases: readonly Case[]): Promise<void> {
  const objects = cases.flatMap((each) => each.objects);
  const make = (): Promise<string[]> =>
    makeImages(world.store, debianLayer(world.cache), world.program('stand-in'), objects);
  const names = await timed('making images', make);
  await Promise.all([
    world.docker().then(() => timed('loading images into Docker', () => loadImages(names))),
    world.node(),
  ]);
}

/** Custom resources, as a rule, live in a domain of their makers. */
function isForeign(object: Case['objects'][number]): boolean {
  const [group = ''] = String(object.apiVersion).split('/');
  return group.includes('.') && !group.endsWith('.k8s.io');
}
