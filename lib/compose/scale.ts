import { settle } from '../diagnostics/settle';
import type { WorkloadContext } from '../docker/context';
import { mostApart } from '../docker/replicas';
import { replicasOf } from './kinds';

/** How many containers of the first container's service run: one, where they would get into each other's way. */
export function lowerScale(context: WorkloadContext, publishes: boolean): number {
  const { workload, ordinal } = context;
  const wanted = replicasOf(workload);
  if (wanted <= 1) return wanted;
  if (context.project.attached.has(context.described)) {
    if (ordinal !== undefined || !reportAsked(context))
      report(wanted, 'its proxy leads to one container', context);
    return 1;
  }
  if (ordinal !== undefined) {
    if (ordinal === 0 && wanted > mostApart) {
      report(wanted, 'each of them is a service of its own', context, mostApart);
    }
    tellOfSessions(context);
    return 1;
  }
  if (publishes) {
    report(wanted, 'two containers cannot listen on one port of the host', context);
    return 1;
  }
  if (workload.sidecars.length > 0 || workload.containers.length > 1) {
    report(wanted, 'its further containers can share the network of one container only', context);
    return 1;
  }
  tellOfSessions(context);
  return wanted;
}

/** Whoever asks Compose alone for several replicas of a member means them: fewer would be no approximation. */
function reportAsked({ project, workload }: WorkloadContext): boolean {
  const { name, origin } = workload;
  const asked = ['scale', 'replicas'].find(
    (each) => settle({ origin, property: [each] }).property?.[0] === 'compose',
  );
  if (asked === undefined) return false;
  project.prepared.report({
    code: 'mesh/impossible',
    message: `"${name}" is to have several replicas on Compose, where the proxy of a member leads to one container.`,
    origin,
    property: [asked],
    affected: [{ target: 'compose', object: `services.${name}`, pointer: '/deploy/replicas' }],
    fix: 'Take it out: what `scale` says elsewhere becomes one replica on Compose.',
  });
  return true;
}

/** Docker's name server gives the addresses of all containers, and clients take any. */
function tellOfSessions({ project, described }: WorkloadContext): void {
  for (const { name, origin, sessionAffinity } of project.servicesOf(described)) {
    if (sessionAffinity === undefined) continue;
    project.prepared.report({
      code: 'parity/not-expressible',
      message: `Compose cannot keep a client of "${name}" at the container that it has reached first.`,
      origin,
      property: ['sessionAffinity'],
      affected: [{ target: 'compose', object: `services.${described.name}`, pointer: '' }],
    });
  }
}

function report(wanted: number, why: string, { project, workload }: WorkloadContext, runs = 1): void {
  project.prepared.report({
    code: 'parity/approximated',
    message: `Compose runs ${runs === 1 ? 'one replica' : `${runs} replicas`} of "${workload.name}" instead of ${wanted}: ${why}.`,
    origin: workload.origin,
    property: ['scale'],
    affected: [{ target: 'compose', object: `services.${workload.name}`, pointer: '/deploy/replicas' }],
  });
}
