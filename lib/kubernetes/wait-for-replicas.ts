import type { Service } from '../model/service';
import type { StatefulApp } from '../model/stateful-app';
import { escapeDollars } from './expansion';
import { type Place, reportAt } from './place';
import { replicaHost } from './reference';

// Hosts and ports are arguments of the script, not text of it: nothing in them is ever read as shell.
const script = escapeDollars(
  'while [ $# -gt 1 ]; do until nc -z -w 2 "$1" "$2"; do sleep 1; done; shift 2; done',
);

/** More names than fit into any command; nobody runs so many. */
const mostNamed = 100;

/** As many as there are in any case. */
export function leastReplicas({ scale }: StatefulApp): number {
  if (scale === undefined) return 1;
  return scale.type === 'fixed' ? scale.replicas : scale.min;
}

/** What stands in front of the replicas, and the port that each of them opens. */
interface Replicas {
  readonly service: Service;
  readonly port: number;
  readonly from: Place;
}

/**
 * Ends when one replica is ready and all of them take connections: their names lead to them whether they are ready or not.
 * Where they start one after the other, the last one has come when all the others are ready.
 */
export function commandForAll(
  workload: StatefulApp,
  first: { readonly host: string; readonly port: string },
  { service, port, from }: Replicas,
): string[] {
  const doors = awaitedOrdinals(workload).flatMap((ordinal) => [
    replicaHost({ workload, ordinal, service }, from),
    String(port),
  ]);
  return ['sh', '-c', script, 'wait', first.host, first.port, ...doors];
}

function awaitedOrdinals(workload: StatefulApp): readonly number[] {
  const count = leastReplicas(workload);
  if (workload.podManagement !== 'Parallel') return [count - 1];
  return Array.from({ length: Math.min(count, mostNamed) }, (_, ordinal) => ordinal);
}

interface Waiting {
  readonly waiting: string;
  readonly hasProxy: boolean;
  readonly from: Place;
}

/** Where a probe asks for more than whether the port is open, what takes connections may not be ready. */
export function reportNotReady(workload: StatefulApp, { waiting, hasProxy, from }: Waiting): void {
  const { name, containers, podManagement } = workload;
  const count = leastReplicas(workload);
  const isParallel = podManagement === 'Parallel';
  const isCut = isParallel && count > mostNamed;
  const asked = containers[0]?.readiness?.action.type;
  if (!hasProxy && !isCut && (asked === undefined || asked === 'tcp')) return;
  const all = isCut ? `${mostNamed} of the ${count}` : 'all';
  const ready = isParallel ? 'one is' : 'all but the last are';
  const until = hasProxy
    ? `one replica of "${name}" is ready`
    : `${all} replicas of "${name}" take connections and ${ready} ready`;
  reportAt(from, {
    code: 'parity/approximated',
    message: `On Kubernetes "${waiting}" waits until ${until}, not until all are.`,
  });
}
