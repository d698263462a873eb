import type { WorkloadContext } from '../docker/context';
import type { DockerProject } from '../docker/project';
import type { Service, ServicePort } from '../model/service';

/** Tells what a workload loses here that only the whole of it shows. */
export function reportLost(context: WorkloadContext): void {
  const { workload, project, described, ordinal = 0 } = context;
  if (ordinal > 0 || workload.containers.length + workload.sidecars.length < 2) return;
  for (const service of project.servicesOf(described)) {
    for (const port of service.ports) if (leadsElsewhere(port, context)) reportPort(port, service, context);
  }
}

/** A name leads to the first container: others have their own address. */
function leadsElsewhere(port: ServicePort, { workload, described, project }: WorkloadContext): boolean {
  const behind = project.prepared.ports.behind(port, described);
  return behind !== undefined && !workload.containers[0]?.ports.some(({ port: own }) => own === behind.port);
}

function reportPort(
  port: ServicePort,
  { name, origin }: Service,
  { project, workload }: WorkloadContext,
): void {
  project.prepared.report({
    code: 'parity/not-expressible',
    severity: 'warning',
    message: `On Swarm port ${port.port} of "${name}" leads nowhere: it is one of another container than the first of "${workload.name}".`,
    origin,
    property: ['ports'],
    affected: [{ target: 'swarm', object: `services.${workload.name}`, pointer: '' }],
    consequence: 'There each container is a service of its own, with a name of its own.',
    fix: 'Make a workload of that container.',
  });
}

/** What Lading forbids by default, and a stack cannot; who forbids it by hand is told by the parity table. */
export function reportPrivileges({ workloads, prepared }: DockerProject): void {
  const isDefault = workloads.some(({ containers, initContainers, sidecars }) =>
    [...containers, ...initContainers, ...sidecars].some(
      ({ allowPrivilegeEscalation, privileged }) => allowPrivilegeEscalation === undefined && !privileged,
    ),
  );
  if (!isDefault) return;
  prepared.report({
    code: 'parity/approximated',
    lenient: true,
    message:
      'A stack cannot forbid new privileges, as Lading does elsewhere: what is setuid in an image still works, within the capabilities that are left.',
    origin: prepared.app.origin,
    affected: [{ target: 'swarm', object: 'stack.yaml', pointer: '' }],
    fix: 'Let the nodes forbid it: `"no-new-privileges": true` in daemon.json.',
  });
}
