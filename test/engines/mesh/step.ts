import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readCase } from '../accept/cases';
import { synthesizeWith } from '../contract/synthesize';
import { loadImages } from '../docker/engine';
import { versions } from '../engines';
import { entriesAt, textAt } from '../host/json';
import { run } from '../host/run';
import { timed } from '../host/say';
import { baseOf, makeImages } from '../images/catalogue';
import { addImage, type Recipe } from '../images/image';
import { composePlatform } from '../run/compose-platform';
import { debianLayer } from '../setup/debian';
import { haproxyFiles } from '../setup/haproxy';
import type { World } from '../world';
import { contract } from './contract';
import { validateAll } from './validate';
import { validateHaproxy } from './validate-haproxy';

const project = join(__dirname, '../../..');
const edgeImage = 'nginxinc/nginx-unprivileged:1.29-alpine';

/** The real program of some proxies, in an image of the name that is written. */
interface Proxies {
  readonly name: 'envoy' | 'haproxy';
  readonly image: string;
  readonly inbound: number;
  files(world: World): Recipe['files'];
}

const makes: readonly Proxies[] = [
  {
    name: 'envoy',
    image: `envoyproxy/envoy:v${versions.envoy}`,
    inbound: 15006,
    files: (world) => ({ 'usr/local/bin/envoy': { from: world.program('envoy') } }),
  },
  {
    name: 'haproxy',
    image: `haproxy:${versions.haproxy}`,
    inbound: 15100,
    files: (world) => haproxyFiles(world.cache),
  },
];

/** Proxies keep the word of a mesh on Compose: between real containers, by requests that are really sent. */
export async function liveInMesh(world: World): Promise<void> {
  const told = 'mesh: takes each configuration of samples and examples';
  await world.report.check({ name: 'envoy', version: versions.envoy }, told, () => validateAll(world));
  await world.report.check({ name: 'haproxy', version: versions.haproxy }, told, () =>
    validateHaproxy(world),
  );
  for (const make of makes) await liveBetween(world, make);
}

async function liveBetween(world: World, { name: make, image, inbound, files }: Proxies): Promise<void> {
  const output = await synthesizeWith(join(__dirname, 'app.ts'), world.scratch, { PROXIES: make });
  const folder = output.compose ?? '';
  await mint(join(folder, 'compose.yaml'));
  const names = await timed('making images', () =>
    makeImages(world.store, debianLayer(world.cache), world.program('stand-in'), [
      ...output.objects,
      { spec: { template: { spec: { containers: [{ image: edgeImage }] } } } },
    ]),
  );
  await addImage(world.store, image, [await baseOf(world.store, debianLayer(world.cache))], {
    files: files(world),
  });
  await world.docker();
  await timed('loading images into Docker', () => loadImages([...names, image]));
  const platform = composePlatform(world, readCase('mesh', join(folder, '..')));
  const { engine } = platform;
  const file: unknown = parse(readFileSync(join(folder, 'compose.yaml'), 'utf8'));
  const addresses = new Map(
    entriesAt(file, 'services').flatMap(([name, service]) =>
      entriesAt(service, 'networks').map(([, joined]) => [name, textAt(joined, 'ipv4_address')] as const),
    ),
  );
  const isUp = await world.report.check(engine, `mesh: ${make}: up and healthy`, async () => {
    await platform.apply(output);
    return `${platform.workloads.length} services`;
  });
  const remint = (): Promise<void> => mint(join(platform.folder, 'compose.yaml'));
  if (isUp)
    for (const [name, work] of contract({
      world,
      platform,
      addressOf: (name) => addresses.get(name) ?? '',
      remint,
      inbound,
    }))
      await world.report.check(engine, `mesh: ${make}: ${name}`, work);
  await world.report.check(engine, `mesh: ${make}: is taken down`, async () => {
    const left = await platform.down();
    if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
    return undefined;
  });
}

async function mint(file: string): Promise<void> {
  await run(process.execPath, [join(project, 'build/cli.js'), 'mesh', 'certs', file], { cwd: project });
}
