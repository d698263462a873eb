import { type Case, findCases } from '../accept/cases';
import { loadImages } from '../docker/engine';
import { timed } from '../host/say';
import { makeImages } from '../images/catalogue';
import { debianLayer } from '../setup/debian';
import { engines, type World } from '../world';
import { composePlatform } from './compose-platform';
import { kubernetesPlatform } from './kubernetes-platform';
import { live } from './life';
import { hasStory } from './stories';

/** What a mesh would have to carry: a database behind it answers nobody who asks by HTTP. */
const inMesh = /^examples\/mesh\//;

/**
 * Runs each example that has no story of its own, one after the other, and one engine after the other: they share the
 * firewall's rules and two cores, and what happens to a request on the one must not be the other's doing.
 */
export async function runExamples(world: World): Promise<void> {
  const all = findCases().filter(({ name }) => name.startsWith('examples/') && !hasStory(name));
  const examples = all.filter(({ name }) => !inMesh.test(name));
  for (const { name } of all.filter(({ name }) => inMesh.test(name)))
    world.report.skip(
      engines.node,
      name,
      'no mesh is installed on the node; npm run test:oracles asks Istio',
    );
  await provide(world, examples);
  for (const each of examples) if (each.compose) await live(world, composePlatform(world, each), each);
  for (const each of examples) {
    const namespace = each.name.replaceAll('/', '-');
    await live(world, await kubernetesPlatform(world, each, namespace), each);
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
