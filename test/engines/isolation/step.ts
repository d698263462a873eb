import { createServer } from 'node:http';
import { join } from 'node:path';
import { synthesizeWith } from '../contract/synthesize';
import { address } from '../host/furnish';
import { numberAt } from '../host/json';
import { until } from '../host/wait';
import { composePlatform } from '../run/compose-platform';
import type { Platform } from '../run/platform';
import { ask } from '../run/requests';
import { provide } from '../run/step';
import type { World } from '../world';
import { keepApartOnNode } from './node';
import { listening, reaches, workloads } from './reaches';

/** Who may talk to whom: a network joins both ends, and whoever is open to all meets the others that are. */
const joined: readonly (readonly [string, string])[] = [
  ['web', 'api'],
  ['watch', 'web'],
  ['guest', 'web'],
  ['guest', 'page'],
];

/** The engines let through what the app says, between any two of its workloads, and nothing else. */
export async function keepApart(world: World): Promise<void> {
  const output = await synthesizeWith(join(__dirname, 'app.ts'), world.scratch);
  await provide(world, [output]);
  const platform = composePlatform(world, output);
  const { engine } = platform;
  await world.report.check(engine, 'isolation: up and healthy', async () => {
    await platform.apply(output);
    return `${platform.workloads.length} workloads`;
  });
  await world.report.check(engine, 'isolation: who may talk to whom', () => talk(platform));
  await world.report.check(engine, 'isolation: who gets out', () => leave(platform));
  await world.report.check(engine, 'isolation: what is published answers', async () => {
    await until('web answers', 20, async () => ask(`${await platform.published('web')}/`));
    return undefined;
  });
  await world.report.check(engine, 'isolation: is taken down', async () => {
    const left = await platform.down();
    if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
    return undefined;
  });
  await keepApartOnNode(world, output);
}

async function talk(platform: Platform): Promise<string> {
  const pairs = workloads.flatMap((from) =>
    listening.filter((to) => to !== from).map((to) => ({ from, to })),
  );
  const wrong: string[] = [];
  for (const { from, to } of pairs) {
    const isWanted = joined.some(([one, other]) => [one, other].sort().join() === [from, to].sort().join());
    const connects = await reaches(platform, from, `${to}:8080`);
    if (connects !== isWanted) wrong.push(`${from} ${connects ? 'reaches' : 'does not reach'} ${to}`);
  }
  if (wrong.length > 0) throw new Error(wrong.join(', '));
  return `${pairs.length} pairs`;
}

/** A server on the host stands for the world outside. */
async function leave(platform: Platform): Promise<string> {
  const server = createServer((_, response) => response.end('outside'));
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '0.0.0.0', () => resolve(numberAt(server.address(), 'port')));
  });
  const out: string[] = [];
  for (const from of workloads) if (await reaches(platform, from, `${address}:${port}`)) out.push(from);
  server.close();
  const wanted = ['web', 'page', 'guest'];
  if (out.join() !== wanted.join()) throw new Error(`${out.join(', ')}, not ${wanted.join(', ')}`);
  return out.join(', ');
}
