import type { External } from '../model/external';
import type { Text } from '../model/reference';
import type { Service } from '../model/service';
import type { Target } from '../model/target';
import { onTarget } from '../model/views';
import type { StartAfter, Workload } from '../model/workload';

/** The workload that is waited for on a target; none where an endpoint outside of the app is. */
export function awaitedOn(target: Target, { workload, external }: StartAfter): Workload | undefined {
  const awaited = workload ?? serviceBehind(target, external)?.selects;
  return awaited && onTarget(awaited, target);
}

/** The Service of the app that an external endpoint leads to on a target: its host is a reference and nothing more. */
export function serviceBehind(target: Target, { host }: External): Service | undefined {
  const behind = serviceNamed(target, host[target]);
  return behind && onTarget(behind, target);
}

function serviceNamed(target: Target, host: Text | undefined): Service | undefined {
  if (host === undefined || typeof host === 'string' || host.length !== 1) return undefined;
  const [only] = host;
  if (typeof only !== 'object') return undefined;
  if (only.kind === 'perTarget') return serviceNamed(target, only.values[target]);
  if (only.kind !== 'host') return undefined;
  return only.to.kind === 'service' ? only.to : serviceBehind(target, only.to);
}
