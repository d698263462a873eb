import type { Origin } from '../../diagnostics/origin';
import type { Service, ServicePort } from '../../model/service';
import { onTarget } from '../../model/views';
import type { Prepared } from '../../passes/prepare';
import { publishedPort } from '../published-port';
import { gateIdentity } from './gate';
import { behind, openDoor, type Plan, portBehind } from './plan';

/** A port of the host that leads to a member. */
export interface Published {
  readonly port: number;
  /** The edge proxy of the app alone asks there. */
  readonly isInside?: boolean;
  /** The address on the host that it is bound to; all by default. */
  readonly hostIp?: string;
  readonly service: Service;
  readonly to: ServicePort;
  readonly origin: Origin;
}

/** What is published of members: what `publish` and `expose` ask for. */
export function publishedOf({ members, project }: Plan): Published[] {
  const { prepared } = project;
  return [...members.values()].flatMap(({ workload }) => {
    const published: Published[] = [];
    for (const service of project.servicesOf(workload)) {
      for (const to of service.ports) {
        const port = publishedPort(service, to);
        if (port !== undefined)
          published.push({ port, hostIp: to.hostIp, service, to, origin: service.origin });
      }
    }
    for (const route of prepared.routesOf(workload)) {
      if (!route.targets.includes('compose') || !route.service.targets.includes('compose')) continue;
      const isInside = route.proxied && route.localPort === undefined;
      const service = onTarget(route.service, 'compose');
      const to = prepared.ports.named(service, route.port);
      const port = prepared.localPort(route, 'compose');
      const { origin } = route;
      if (to) published.push({ port, isInside, hostIp: '127.0.0.1', service, to, origin });
    }
    return published.filter((each) => isCarried(each, workload.name, prepared));
  });
}

function isCarried({ to, service, origin }: Published, name: string, { report }: Prepared): boolean {
  if (to.protocol === 'tcp') return true;
  report({
    code: 'mesh/impossible',
    message: `The port "${to.name}" of "${service.name}" is not published on Compose: proxies carry TCP alone.`,
    origin,
    property: ['ports'],
    affected: [{ target: 'compose', object: `services.${name}`, pointer: '' }],
    fix: 'Leave it out on Compose, or leave the mesh off Compose with `targets`.',
  });
  return false;
}

/** Lets the ingress in where it leads, with all the versions that share the requests. */
export function letIngressIn(published: readonly Published[], plan: Plan): void {
  const identity = gateIdentity('ingress', plan);
  for (const { service, to } of published) {
    const versions = Object.values(service.selects.mesh?.versions ?? {});
    const own = plan.members.get(onTarget(service.selects, 'compose'));
    if (own !== undefined) openDoor(own, portBehind(to, own.workload, plan), { identity }, plan);
    for (const version of versions) {
      const found = behind(onTarget(version.service, 'compose'), to.name, plan);
      if (found !== undefined) openDoor(found.member, found.door, { identity }, plan);
    }
  }
}

/** Where the ingress meets those whom it leads to: versions are on the network of their member. */
export function networksBehind(published: readonly Published[], plan: Plan): ReadonlySet<string> {
  return new Set(
    published.flatMap(({ service, to }) => behind(service, to.name, plan)?.member.network ?? []),
  );
}
