import type { WorkloadContext } from '../docker/context';
import { hasHealthcheck } from '../docker/healthcheck';
import { secondaryName } from '../docker/names';
import type { External } from '../model/external';
import type { Workload } from '../model/workload';
import { awaitedOn } from '../passes/start-after';
import type { ComposeServiceDependsOnEntry } from './api.generated';

export type DependsOn = Record<string, ComposeServiceDependsOnEntry>;

/** What all containers of a workload wait for. A dependency that is not on Compose is an error of the ordering pass. */
export function lowerStartAfter(context: WorkloadContext): DependsOn {
  // A table from the start: V8 makes a new shape for each name that an object begins with, and soon has too many.
  const dependsOn: DependsOn = Object.create(null);
  for (const [position, each] of context.workload.startAfter.entries()) {
    const workload = awaitedOn('compose', each);
    if (workload === undefined && each.external) reportOutside(each.external, position, context);
    if (!workload?.targets.includes('compose')) continue;
    const [first, ...others] = workload.containers;
    if (first === undefined) continue;
    if (hasHealthcheck(first.readiness, first)) dependsOn[workload.name] = { condition: 'service_healthy' };
    else {
      dependsOn[workload.name] = {
        condition: endsByItself(workload) ? 'service_completed_successfully' : 'service_started',
      };
      if (first.readiness !== undefined) reportNotHealthy(workload, position, context);
    }
    // A workload is ready when all of its containers are.
    for (const container of [...others, ...workload.sidecars]) {
      if (hasHealthcheck(container.readiness, container))
        dependsOn[secondaryName(workload, container)] = { condition: 'service_healthy' };
    }
  }
  return dependsOn;
}

/** What serves nobody and is not started again is a task: whoever waits for it waits for its end. */
function endsByItself({ restart, containers }: Workload): boolean {
  return (
    restart === 'no' &&
    containers.every(({ ports, readiness }) => ports.length === 0 && readiness === undefined)
  );
}

/** Compose orders its own services, and asks nothing else whether it is there. */
function reportOutside({ name }: External, position: number, { project, workload }: WorkloadContext): void {
  project.prepared.report({
    code: 'order/not-waitable',
    message: `On Compose "${workload.name}" cannot wait for "${name}", which is outside of the project.`,
    origin: workload.origin,
    property: ['startAfter', position],
    affected: [{ target: 'compose', object: `services.${workload.name}`, pointer: '' }],
    consequence: `"${workload.name}" starts without waiting for "${name}".`,
    fix: `Let "${workload.name}" retry on its own.`,
  });
}

function reportNotHealthy(
  dependency: Workload,
  position: number,
  { project, workload }: WorkloadContext,
): void {
  project.prepared.report({
    code: 'order/not-healthy',
    message: `On Compose "${workload.name}" waits only until "${dependency.name}" has started, not until it is ready.`,
    origin: workload.origin,
    property: ['startAfter', position],
    affected: [
      { target: 'compose', object: `services.${workload.name}`, pointer: `/depends_on/${dependency.name}` },
    ],
    consequence: `"${workload.name}" may find "${dependency.name}" not yet answering.`,
    fix: `Give "${dependency.name}" a \`healthTool\` or a \`healthCommand\`.`,
  });
}
