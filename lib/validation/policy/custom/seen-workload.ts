import type { RuleWorkload, RuleWorkloadContainer } from '../../../model/custom-rule';
import type { Text } from '../../../model/reference';
import { containersOf, mostPods, type Workload } from '../../../model/workload';

/** What a rule of somebody's own sees of a workload. */
export function seenWorkload(workload: Workload): RuleWorkload {
  const { origin, name, chart, targets, labels, annotations } = workload;
  return {
    construct: origin.construct,
    path: origin.path,
    name,
    chart: chart.id,
    namespace: chart.namespace,
    targets,
    labels: { ...labels },
    annotations: { ...annotations },
    mostPods: mostPods(workload),
    containers: containersOf(workload).map(seenContainer),
  };
}

function seenContainer(container: ReturnType<typeof containersOf>[number]): RuleWorkloadContainer {
  const { name, property, image, build, ports, env } = container;
  return {
    name,
    at: property,
    image: plain(image),
    isBuilt: build !== undefined,
    ports: ports.map(({ name, port, protocol }) => ({ name, port, protocol })),
    env: Object.keys(env),
    probes: (['startup', 'readiness', 'liveness'] as const).filter((probe) => container[probe] !== undefined),
  };
}

function plain(text: Text): string | undefined {
  if (typeof text === 'string') return text;
  return text.every((part) => typeof part === 'string') ? text.join('') : undefined;
}
