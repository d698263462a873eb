import type { WorkloadContext } from '../docker/context';
import { escapeDollars } from '../docker/escaped';
import { publishedPort } from '../docker/published-port';
import { containerPort } from '../docker/reference';
import { onTarget } from '../model/views';
import type { StackServicePort } from './api.generated';

/**
 * The ports that every node of the swarm listens at, and leads to some task: of load balancers, and of fixed node ports.
 * A route is not among them: a port of a node is open to everybody who reaches the node.
 */
export function lowerPorts(context: WorkloadContext): StackServicePort[] | undefined {
  const { project, described, ordinal = 0 } = context;
  // Of replicas that are services of their own the first has them.
  if (ordinal > 0) return undefined;
  const ports: StackServicePort[] = [];
  for (const service of project.servicesOf(described)) {
    for (const port of service.ports) {
      const published = publishedPort(service, port);
      if (published === undefined) continue;
      ports.push({
        target: containerPort(port, onTarget(service.selects, 'swarm'), project.prepared),
        published,
        protocol: escapeDollars(port.protocol),
        mode: escapeDollars('ingress'),
      });
    }
  }
  return ports.length > 0 ? ports : undefined;
}
