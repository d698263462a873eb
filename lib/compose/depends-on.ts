import { askerName, isAskedBeside } from '../docker/asked-beside';
import type { WorkloadContext } from '../docker/context';
import { hasHealthcheck } from '../docker/healthcheck';
import { secondaryName } from '../docker/names';
import { ordinalsOf, replicaService } from '../docker/replicas';
import type { ComposeOptions } from '../model/app';
import type { Container } from '../model/container';
import type { External } from '../model/external';
import type { Job } from '../model/job';
import { firstTcp } from '../model/port';
import type { RestartPolicy, Workload, WorkloadKind } from '../model/workload';
import { awaitedOn } from '../passes/start-after';
import type { ComposeServiceDependsOnEntry } from './api.generated';

export type DependsOn = Record<string, ComposeServiceDependsOnEntry>;

/** What all containers of a workload wait for. Of a dependency that is not on Compose the ordering pass tells. */
export function lowerStartAfter(context: WorkloadContext): DependsOn {
  // A table from the start: V8 makes a new shape for each name that an object begins with, and soon has too many.
  const dependsOn: DependsOn = Object.create(null);
  for (const [position, each] of context.workload.startAfter.entries()) {
    const workload = awaitedOn('compose', each);
    if (workload === undefined && each.external) reportOutside(each.external, position, context);
    if (workload?.targets.includes('compose')) waitFor(workload, { dependsOn, position, context });
  }
  return dependsOn;
}

/** One `startAfter` of a workload, by its position in the props. */
interface Wait {
  readonly dependsOn: DependsOn;
  readonly position: number;
  readonly context: WorkloadContext;
}

/** What it has that is waited for until it serves. */
type Server = Pick<Workload, 'name' | 'containers' | 'sidecars'> & { readonly restart?: RestartPolicy };

/** What it means to wait for each kind. */
const kinds: { readonly [K in WorkloadKind]: (dependency: Workload<K>, wait: Wait) => void } = {
  deployment: untilHealthy,
  statefulApp: untilHealthy,
  agent: untilHealthy,
  pod: untilHealthy,
  job: untilDone,
  // It is never done: nobody can start after it.
  cronJob: () => {},
};

function waitFor<K extends WorkloadKind>(dependency: Workload<K>, wait: Wait): void {
  kinds[dependency.kind](dependency, wait);
}

/** Of replicas that are services of their own, all. */
function untilHealthy(
  dependency: Workload<'deployment' | 'statefulApp' | 'agent' | 'pod'>,
  { dependsOn, position, context }: Wait,
): void {
  const [first] = dependency.containers;
  if (first === undefined) return;
  const ordinals = ordinalsOf(dependency);
  const { compose } = context.project.prepared.app;
  if (ordinals === undefined) waitForService(dependency, dependency.name, dependsOn, compose);
  else for (const ordinal of ordinals) waitForReplica(dependency, ordinal, dependsOn, compose);
  if (hasHealthcheck(first.readiness, first) || isAskedBeside(first, compose)) return;
  // On Kubernetes even what nobody asks is waited for until its port is open.
  const serves = firstTcp(first.ports) !== undefined;
  if (serves || first.readiness !== undefined) reportNotHealthy(dependency, position, context);
}

/** Until one replica is healthy. */
export function waitForReplica(
  dependency: Workload,
  ordinal: number,
  dependsOn: DependsOn,
  compose: ComposeOptions,
): void {
  waitForService(dependency, replicaService(dependency, ordinal), dependsOn, compose);
}

/** A workload is ready when all of its containers are. */
function waitForService(
  dependency: Server,
  service: string,
  dependsOn: DependsOn,
  compose: ComposeOptions,
): void {
  const [first, ...others] = dependency.containers;
  if (first === undefined) return;
  dependsOn[service] = { condition: conditionFor(first, dependency) };
  if (isAskedBeside(first, compose)) dependsOn[askerName(service)] = { condition: 'service_healthy' };
  for (const container of [...others, ...dependency.sidecars]) {
    const name = secondaryName(service, container);
    if (hasHealthcheck(container.readiness, container)) dependsOn[name] = { condition: 'service_healthy' };
    else if (isAskedBeside(container, compose)) dependsOn[askerName(name)] = { condition: 'service_healthy' };
  }
}

function untilDone({ name }: Job, { dependsOn }: Wait): void {
  dependsOn[name] = { condition: 'service_completed_successfully' };
}

function conditionFor(first: Container, dependency: Server): ComposeServiceDependsOnEntry['condition'] {
  if (hasHealthcheck(first.readiness, first)) return 'service_healthy';
  return endsByItself(dependency) ? 'service_completed_successfully' : 'service_started';
}

/** What serves nobody and is not started again is a task: whoever waits for it waits for its end. */
function endsByItself({ restart, containers }: Server): boolean {
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
  dependency: Server,
  position: number,
  { project, workload }: WorkloadContext,
): void {
  const isAsked = dependency.containers[0]?.readiness !== undefined;
  project.prepared.report({
    code: 'order/not-healthy',
    message: `On Compose "${workload.name}" waits only until "${dependency.name}" has started, not until it is ready.`,
    origin: workload.origin,
    property: ['startAfter', position],
    affected: [
      { target: 'compose', object: `services.${workload.name}`, pointer: `/depends_on/${dependency.name}` },
    ],
    consequence: `"${workload.name}" may find "${dependency.name}" not yet answering.`,
    fix: `Give "${dependency.name}" ${isAsked ? 'a `healthTool`' : 'a readiness probe'} or a \`healthCommand\`.`,
  });
}
