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
import { makeImages } from '../images/catalogue';
import { addImage, addLayer } from '../images/image';
import { composePlatform } from '../run/compose-platform';
import { debianLayer } from '../setup/debian';
import type { World } from '../world';
import { contract } from './contract';
import { validateAll } from './validate';

const project = join(__dirname, '../../..');
const edgeImage = 'nginxinc/nginx-unprivileged:1.29-alpine';
const image = `envoyproxy/envoy:v${versions.envoy}`;

/** Proxies of Envoy keep the word of a mesh on Compose: between real containers, by requests that are really sent. */
export async function liveInMesh(world: World): Promise<void> {
  const envoy = { name: 'envoy', version: versions.envoy };
  await world.report.check(envoy, 'mesh: takes each configuration of samples and examples', () =>
    validateAll(world),
  );
  const output = await synthesizeWith(join(__dirname, 'app.ts'), world.scratch);
  const folder = output.compose ?? '';
  await mint(join(folder, 'compose.yaml'));
  const names = await timed('making images', () =>
    makeImages(world.store, debianLayer(world.cache), world.program('stand-in'), [
      ...output.objects,
      { spec: { template: { spec: { containers: [{ image: edgeImage }] } } } },
    ]),
  );
  await addImage(world.store, image, [await addLayer(world.store, debianLayer(world.cache))], {
    files: { 'usr/local/bin/envoy': { from: world.program('envoy') } },
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
  const isUp = await world.report.check(engine, 'mesh: up and healthy', async () => {
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
    }))
      await world.report.check(engine, `mesh: ${name}`, work);
  await world.report.check(engine, 'mesh: is taken down', async () => {
    const left = await platform.down();
    if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
    return undefined;
  });
}

async function mint(file: string): Promise<void> {
  await run(process.execPath, [join(project, 'build/cli.js'), 'mesh', 'certs', file], { cwd: project });
}
