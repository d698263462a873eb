import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../accept/cases';
import { synthesizeWith } from '../contract/synthesize';
import { docker } from '../docker/client';
import { loadImages } from '../docker/engine';
import { entriesAt, textAt } from '../host/json';
import { timed } from '../host/say';
import { until } from '../host/wait';
import { makeImages } from '../images/catalogue';
import { composePlatform } from '../run/compose-platform';
import type { Platform } from '../run/platform';
import { debianLayer } from '../setup/debian';
import type { World } from '../world';
import { type Asked, askFor } from './ask';
import { makeCertificate } from './certificate';
import { exposed, hosts, paths } from './exposed';
import { answering } from './ingress';

const ports = { http: 8000, https: 8443 };

/** The proxy as a container before others, all of them isolated. */
export async function liveBehind(world: World): Promise<void> {
  // Where the project's certificate is.
  const env = { EDGE_PROJECT: world.scratch };
  const output = await synthesizeWith(join(__dirname, 'app.ts'), world.scratch, env);
  const names = await timed('making images', () =>
    makeImages(world.store, debianLayer(world.cache), world.program('stand-in'), withProxy(output)),
  );
  await world.docker();
  await timed('loading images into Docker', () => loadImages(names));
  const { certificate } = await makeCertificate(join(world.scratch, 'certs'));
  const platform = composePlatform(world, output);
  const check = (name: string, work: () => Promise<string | undefined>): Promise<boolean> =>
    world.report.check(platform.engine, `edge: ${name}`, work);
  try {
    const isUp = await check('up and healthy', async () => {
      await platform.apply(output);
      await until('the proxy answers', 20, () => askFor(ports.http, 'acme.dev', '/'));
      return `${platform.workloads.length} services`;
    });
    if (!isUp) return;
    await check('each host and path is answered by whom an Ingress would lead it to', routes);
    await check('requests are shared by their weights', shares);
    await check('HTTPS with the certificate of the project', () => securely(certificate));
    await check('finds a workload again that has moved', () => follows(platform));
  } finally {
    await check('is taken down', async () => {
      const left = await platform.down();
      if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
      return undefined;
    });
  }
}

/** Images are made of what pods say; of the proxy there is no pod. */
function withProxy({ objects }: Case): Case['objects'] {
  return [...objects, { spec: { template: { spec: { containers: [{ image: proxyImage }] } } } }];
}

const proxyImage = 'nginxinc/nginx-unprivileged:1.29-alpine';

/** The workload that has answered: stand-ins are images of their own. */
function answered({ status, body }: Asked): string {
  if (status !== 200) return String(status);
  return /\/([^/:]+):[^:]*$/.exec(textAt(body, 'image'))?.[1] ?? JSON.stringify(body);
}

async function routes(): Promise<string> {
  const asks = hosts.flatMap((host) => paths.map((path) => ({ host, path })));
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const { host, path } of asks) {
    const by = answered(await askFor(ports.http, host, path));
    const wanted = answering(exposed, host, path);
    seen.add(by);
    if (!wanted.includes(by)) wrong.push(`${host}${path} is answered by ${by}, not ${wanted.join(' or ')}`);
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return `${hosts.length} hosts, ${paths.length} paths, ${seen.size} answers`;
}

async function shares(): Promise<string> {
  const { host, shares: others } = exposed.shared;
  let next = 0;
  const all = 400;
  for (let count = 0; count < all; count++)
    if (answered(await askFor(ports.http, host, '/')) === 'next') next++;
  const wanted = (all * others.next) / 100;
  // Six deviations of a fair draw: one run in half a thousand million is further away.
  if (Math.abs(next - wanted) > 55) throw new Error(`${next} of ${all}, not about ${wanted}`);
  return `${next} of ${all}`;
}

async function securely(certificate: string): Promise<string> {
  const ask = { certificate: readFileSync(certificate, 'utf8') };
  const by = answered(await askFor(ports.https, 'one.acme.dev', '/only', ask));
  if (by !== 'one') throw new Error(`answered by ${by}`);
  return by;
}

/** Another container comes, at an address of its own, and the first one goes: the proxy has to ask for names again. */
async function follows(platform: Platform): Promise<string> {
  const [first = ''] = await platform.instances('web');
  await platform.scale('web', 2);
  const [second = ''] = (await platform.instances('web')).filter((id) => id !== first);
  const addresses = [await addressOf(first), await addressOf(second)];
  await docker('DELETE', `/containers/${first}?force=true`);
  return until('web is found', 20, async () => {
    const by = answered(await askFor(ports.http, 'acme.dev', '/'));
    if (by !== 'web') throw new Error(`answered by ${by}`);
    return `from ${addresses.join(' to ')}`;
  });
}

async function addressOf(container: string): Promise<string> {
  const [network] = entriesAt(
    await docker('GET', `/containers/${container}/json`),
    'NetworkSettings',
    'Networks',
  );
  return textAt(network?.[1], 'IPAddress');
}
