import type { WorkloadContext } from '../docker/context';
import { type Escaped, escapeAll } from '../docker/escaped';
import type { DockerProject } from '../docker/project';
import { runsToItsEnd, timesOf } from '../model/task';
import { onTarget } from '../model/views';
import type { Workload } from '../model/workload';
import { awaitedOn } from '../passes/start-after';

/** What `up` leaves alone, unless it is asked for by name or by this profile. */
const ofJobs = ['jobs'];

/** The profiles of a workload: those that it has been given, or that of a task which nothing that `up` starts needs. */
export function lowerProfiles(context: WorkloadContext): Escaped[] | undefined {
  const { described, workload, project } = context;
  if (workload.profiles !== undefined) return escapeAll(workload.profiles);
  if (!runsToItsEnd(described)) return undefined;
  const start = startsIn(project).get(described);
  // Of what runs by the clock, the parity table tells.
  if (timesOf(described) === 'once') reportStart(start?.dependant, context);
  if (start === undefined) return escapeAll(ofJobs);
  return start.profiles === undefined ? undefined : escapeAll([...start.profiles]);
}

/** What makes `up` start a task. */
interface Start {
  /** The first workload that it is started for. */
  readonly dependant: Workload;
  /** Whatever starts one of those that wait for it has to start it as well; missing where it always starts. */
  profiles?: Set<string>;
}

const known = new WeakMap<DockerProject, ReadonlyMap<Workload, Start>>();

/** From what `up` starts in any case, or under a profile, to whatever that waits for, and on from there. */
function startsIn(project: DockerProject): ReadonlyMap<Workload, Start> {
  const before = known.get(project);
  if (before !== undefined) return before;
  const starts = new Map<Workload, Start>();
  const reached = project.workloads.filter((workload) => !runsToItsEnd(workload) || profilesOf(workload));
  for (const dependant of reached) {
    const profiles = profilesOf(dependant) ?? starts.get(dependant)?.profiles;
    for (const each of onTarget(dependant, 'compose').startAfter) {
      const awaited = awaitedOn('compose', each);
      if (awaited === undefined || !runsToItsEnd(awaited) || profilesOf(awaited)) continue;
      // What has become more is passed on once again.
      if (widen(awaited, dependant, profiles)) reached.push(awaited);
    }
  }
  known.set(project, starts);
  return starts;

  function widen(task: Workload, dependant: Workload, profiles: Iterable<string> | undefined): boolean {
    const start = starts.get(task);
    if (start === undefined) {
      starts.set(task, { dependant, profiles: profiles && new Set(profiles) });
      return true;
    }
    if (start.profiles === undefined) return false;
    if (profiles === undefined) {
      start.profiles = undefined;
      return true;
    }
    const { size } = start.profiles;
    for (const profile of profiles) start.profiles.add(profile);
    return start.profiles.size > size;
  }
}

function profilesOf(workload: Workload): readonly string[] | undefined {
  return onTarget(workload, 'compose').profiles;
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
