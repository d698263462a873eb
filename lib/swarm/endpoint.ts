import type { WorkloadContext } from '../docker/context';
import type { Service } from '../model/service';

/**
 * Whether a name leads to the tasks themselves, and not to one address that shares connections out: where every Service in
 * front is headless. The routing mesh, which leads from published ports, needs that address.
 */
export function leadsToTasks(context: WorkloadContext, isPublished: boolean): boolean {
  const services = context.project.servicesOf(context.described);
  const headless = services.filter((service) => service.headless === true);
  if (headless.length === 0) return false;
  if (headless.length === services.length && !isPublished) return true;
  for (const service of headless) reportShared(service, context);
  return false;
}

function reportShared({ name, origin }: Service, { project, workload }: WorkloadContext): void {
  project.prepared.report({
    code: 'parity/approximated',
    message: `On Swarm "${name}" leads to one address that shares connections out: "${workload.name}" has one for all its names, and others need it.`,
    origin,
    property: ['headless'],
    affected: [{ target: 'swarm', object: `services.${workload.name}`, pointer: '/deploy' }],
  });
}
