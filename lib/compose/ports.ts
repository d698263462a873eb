import type { WorkloadContext } from '../docker/context';
import { type Escaped, escapeAll, escapeDollars } from '../docker/escaped';
import { publishedPort } from '../docker/published-port';
import { containerPort } from '../docker/reference';
import type { Port } from '../model/port';
import type { Service, ServicePort } from '../model/service';
import { onTarget } from '../model/views';
import type { ComposeServicePort } from './api.generated';
import { replicasOf } from './kinds';

/**
 * The ports that can be reached by other services: of all containers, since they share one network. What is
 * published stands below `ports` already.
 */
export function lowerExpose(
  { workload }: WorkloadContext,
  published: readonly ComposeServicePort[] = [],
): Escaped[] | undefined {
  const exposed = new Set<string>();
  for (const list of [workload.containers, workload.sidecars]) {
    for (const container of list) for (const port of container.ports) exposed.add(printPort(port));
  }
  for (const { target, protocol } of published) exposed.delete(`${target}${suffixOf(protocol)}`);
  return exposed.size > 0 ? escapeAll([...exposed]) : undefined;
}

function printPort({ port, protocol }: Port): string {
  return `${port}${suffixOf(protocol)}`;
}

function suffixOf(protocol: string | undefined): string {
  return protocol === undefined || protocol === 'tcp' ? '' : `/${protocol}`;
}

/**
 * The ports of the host that lead to the workload: of load balancers, fixed node ports, and routes. Of replicas that are
 * services of their own the first has them.
 */
export function lowerPorts(context: WorkloadContext): ComposeServicePort[] | undefined {
  const { project, described, workload, ordinal = 0 } = context;
  if (ordinal > 0) return undefined;
  const ports: ComposeServicePort[] = [];
  const { prepared } = project;
  const entry = (published: number, port: ServicePort, { selects }: Service, hostIp = port.hostIp) =>
    publish(published, containerPort(port, onTarget(selects, 'compose'), prepared), port, hostIp);
  for (const service of project.servicesOf(described)) {
    for (const port of service.ports) {
      const published = publishedPort(service, port);
      if (published !== undefined) ports.push(entry(published, port, service));
    }
  }
  for (const route of prepared.routesOf(described)) {
    if (!route.targets.includes('compose') || !route.service.targets.includes('compose')) continue;
    // The proxy brings its requests; a port of its own has whoever asks for one.
    if (route.proxied && route.localPort === undefined) continue;
    const port = prepared.ports.named(route.service, route.port);
    // Only this machine: what a host name would lead to is for a developer to look at.
    if (port) ports.push(entry(prepared.localPort(route, 'compose'), port, route.service, '127.0.0.1'));
  }
  if (ports.length === 0) return undefined;
  if (context.ordinal !== undefined && replicasOf(workload) > 1) reportFirstOnly(context);
  return ports;
}

function reportFirstOnly({ project, workload, service }: WorkloadContext): void {
  project.prepared.report({
    code: 'parity/approximated',
    message: `Compose publishes the ports of "${workload.name}" for its first replica alone.`,
    origin: workload.origin,
    property: ['scale'],
    affected: [{ target: 'compose', object: `services.${service}`, pointer: '/ports' }],
    consequence: 'Whoever connects to a port of the host never reaches the other replicas.',
  });
}

function publish(
  published: number,
  target: number,
  { protocol, appProtocol }: ServicePort,
  hostIp: string | undefined,
): ComposeServicePort {
  return {
    target,
    published: escapeDollars(String(published)),
    ...(hostIp !== undefined && { host_ip: escapeDollars(hostIp) }),
    protocol: escapeDollars(protocol),
    ...(appProtocol !== undefined && { app_protocol: escapeDollars(appProtocol) }),
  };
}
