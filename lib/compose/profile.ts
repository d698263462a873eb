import type { WorkloadContext } from '../docker/context';
import { type Escaped, escapeDollars } from '../docker/escaped';
import type { DockerProject } from '../docker/project';
import { runsToItsEnd, timesOf } from '../model/task';
import type { Workload } from '../model/workload';
import { awaitedOn } from '../passes/start-after';

/** What `up` leaves alone, unless it is asked for by name or by this profile. */
const profile = 'jobs';

/** The profile of a workload that nothing of what `up` starts needs. */
export function lowerProfiles(context: WorkloadContext): Escaped[] | undefined {
  const { described, project } = context;
  if (!runsToItsEnd(described)) return undefined;
  const dependant = startedBy(project).get(described);
  // Of what runs by the clock, the parity table tells.
  if (timesOf(described) === 'once') reportStart(dependant, context);
  return dependant === undefined ? [escapeDollars(profile)] : undefined;
}

/** Task that `up` starts → the first workload it is started for. */
type Started = ReadonlyMap<Workload, Workload>;

const known = new WeakMap<DockerProject, Started>();

/** From what `up` starts in any case to whatever that waits for, and on from there. */
function startedBy(project: DockerProject): Started {
  const before = known.get(project);
  if (before !== undefined) return before;
  const started = new Map<Workload, Workload>();
  const reached = project.workloads.filter((workload) => !runsToItsEnd(workload));
  for (const dependant of reached) {
    for (const each of dependant.startAfter) {
      const awaited = awaitedOn('compose', each);
      if (awaited === undefined || !runsToItsEnd(awaited) || started.has(awaited)) continue;
      started.set(awaited, dependant);
      reached.push(awaited);
    }
  }
  known.set(project, started);
  return started;
}

/** When it runs is what Compose cannot say as Kubernetes does; each Job is told of it once. */
function reportStart(dependant: Workload | undefined, { project, workload }: WorkloadContext): void {
  const { name, origin } = workload;
  const message =
    dependant === undefined
      ? `On Compose "${name}" runs when somebody asks for it: \`docker compose run --rm ${name}\`.`
      : `On Compose "${name}" runs at every \`docker compose up\`, since "${dependant.name}" waits for it: it has to be idempotent.`;
  project.prepared.report({
    code: 'parity/approximated',
    message,
    origin,
    property: ['job'],
    affected: [{ target: 'compose', object: `services.${name}`, pointer: '' }],
  });
}
