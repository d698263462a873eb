import type { Workload } from '../../../model/workload';
import type { Door } from '../../../passes/edges';
import { doorsOfMetrics } from '../../network-policy';

/** Where the agent beside a proxy tells what both have measured, the proxy and the member: in plain text, past the proxy. */
const agent: Door = { port: 15020, protocol: 'tcp' };

type Measured = Pick<Workload, 'metrics'>;

/** Whether the agent reads what the member tells, and takes its place: it goes by annotations, and asks HTTP alone. */
function isMerged({ metrics }: Measured): boolean {
  return metrics?.by === 'annotations' && metrics.scheme === 'http';
}

/** Says so to Istio, whatever its installation has for a default. */
export function mergingOf(member: Measured): Record<string, string> {
  if (member.metrics?.by !== 'annotations') return {};
  return { 'prometheus.istio.io/merge-metrics': String(isMerged(member)) };
}

/** What monitoring reads at ports of the member, through its proxy. */
export function ownMetrics(member: Workload): readonly Door[] {
  const doors = doorsOfMetrics(member);
  return isMerged(member) ? doors.filter(({ port }) => port !== member.metrics?.port) : doors;
}

/** All that monitoring reads. */
export function metricsBeside(member: Workload): readonly Door[] {
  const asksAgent = isMerged(member) || member.mesh?.in?.telemetry?.metrics === true;
  return asksAgent ? [...ownMetrics(member), agent] : ownMetrics(member);
}
