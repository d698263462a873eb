import { servingContainers, type WorkloadBase } from '../../model/workload';
import { askedPortNumber } from '../port';

/** The path that says over HTTP whether a workload is ready, where it is asked at this port. */
export function readinessAt(
  workload: Pick<WorkloadBase, 'containers' | 'sidecars'>,
  port: number,
): string | undefined {
  for (const { ports, readiness } of servingContainers(workload)) {
    if (readiness?.action.type !== 'httpGet' || readiness.action.scheme !== 'HTTP') continue;
    if (askedPortNumber(readiness.action.port, ports) === port) return readiness.action.path;
  }
  return undefined;
}
