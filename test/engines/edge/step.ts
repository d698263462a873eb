import type { World } from '../world';
import { configurations } from './configurations';
import { liveBehind } from './container';
import { takeNginx } from './nginx';
import { passesOn, routesAsIngress, switchesProtocols } from './routing';

/** The edge proxy of Compose: every configuration is one for nginx, and each request reaches whom an Ingress would lead it to. */
export async function standBefore(world: World): Promise<void> {
  const nginx = await takeNginx(world);
  const engine = { name: 'nginx', version: nginx.version };
  const check = (name: string, work: () => Promise<string | undefined>): Promise<boolean> =>
    world.report.check(engine, `edge: ${name}`, work);
  await check('takes each configuration of samples and examples', () => configurations(nginx));
  await check('made-up hosts and paths answer as with an Ingress', () => routesAsIngress(nginx));
  await check('passes on what was asked as it was', () => passesOn(nginx));
  await check('switches protocols', () => switchesProtocols(nginx));
  await liveBehind(world);
}
