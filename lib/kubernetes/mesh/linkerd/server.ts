import type { Mesh } from '../../../model/mesh';
import type { Service } from '../../../model/service';
import { onTarget } from '../../../model/views';
import { servingContainers, type Workload } from '../../../model/workload';
import { indexSpoken, type SpokenAt } from '../../../passes/spoken';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import { sortKeys } from '../../sort-keys';
import { monitoredPorts, tellUnread } from '../monitoring';
import { accessAt } from './access';
import { namedAt, policyGroup } from './names';

const apiVersion = `${policyGroup}/v1beta3`;
const kind = 'Server';

/** A port of a member, and what is spoken there, as far as anybody says it. */
export interface MemberPort {
  readonly member: Workload;
  readonly port: number;
  readonly spoken: 'http' | 'grpc' | 'tcp' | undefined;
}

/** The ports of all members where connections may arrive: those listed by containers, read by monitoring, or behind a Service. */
export function portsIn(mesh: Mesh): MemberPort[] {
  const spoken = indexSpoken({ workloads: mesh.members });
  const fronts = new Map<Workload, Service[]>();
  for (const service of mesh.services) {
    const member = onTarget(service.selects, 'kubernetes');
    fronts.set(member, [...(fronts.get(member) ?? []), service]);
  }
  return mesh.members
    .filter(({ targets }) => targets.includes('kubernetes'))
    .flatMap((member) =>
      [...portsOf(member, mesh, fronts.get(member) ?? [], spoken)].map(([port, what]) => ({
        member,
        port,
        spoken: what,
      })),
    );
}

function portsOf(
  member: Workload,
  mesh: Mesh,
  services: readonly Service[],
  spoken: SpokenAt,
): Map<number, MemberPort['spoken']> {
  const found = new Map<number, MemberPort['spoken']>();
  const listed = servingContainers(member).flatMap(({ ports }) => ports);
  for (const { port, protocol } of listed) if (protocol === 'tcp') found.set(port, undefined);
  for (const port of monitoredPorts(member, mesh)) found.set(port, undefined);
  for (const service of services) {
    if (!service.targets.includes('kubernetes')) continue;
    for (const port of service.ports) {
      if (port.protocol !== 'tcp') continue;
      const behind = listed.find(({ name, port: number }) => port.to === name || port.to === number)?.port;
      const at = behind ?? (typeof port.to === 'number' ? port.to : undefined);
      if (at !== undefined) found.set(at, spoken(service, port, 'kubernetes'));
    }
  }
  return found;
}

const protocols = { http: 'HTTP/1', grpc: 'HTTP/2', tcp: 'opaque' } as const;

/** Whom nobody has allowed. Who is let through and told needs no certificate. */
function accessPolicyOf(mesh: Mesh): 'deny' | 'audit' | 'all-authenticated' | 'all-unauthenticated' {
  if (mesh.default !== 'allow') return mesh.default ?? 'deny';
  return mesh.mtls === 'permissive' ? 'all-unauthenticated' : 'all-authenticated';
}

/** Nobody is let in at a port of a member, unless a policy says so, or the mesh refuses nobody. */
export function planServers(mesh: Mesh): PlannedObject[] {
  return portsIn(mesh).map(({ member, port, spoken }) => {
    const name = namedAt(member, port);
    return {
      id: `${kind}-${name}`,
      apiVersion,
      kind,
      name,
      namespace: member.chart.namespace,
      lower(prepared) {
        if (accessAt(member, port, mesh, prepared.edges('kubernetes')).isTooMuch)
          prepared.report({
            code: 'mesh/impossible',
            message: `What is asked of "${member.name}" at port ${port} fits in more than 128 ways, which Linkerd cannot tell apart.`,
            origin: member.origin,
            affected: [{ target: 'kubernetes', object: `${kind}/${name}`, pointer: '' }],
            consequence: 'Nobody would be let in there.',
            fix: 'Say it with fewer requests, or choose another backend.',
          });
        const monitored = monitoredPorts(member, mesh).filter((each) => each === port);
        if (mesh.default !== 'audit') tellUnread(member, monitored, prepared, `${kind}/${name}`);
        return {
          apiVersion,
          kind,
          metadata: lowerMetadata(member, name),
          spec: {
            podSelector: { matchLabels: sortKeys(member.selector) },
            port,
            proxyProtocol: spoken === undefined ? 'unknown' : protocols[spoken],
            accessPolicy: accessPolicyOf(mesh),
          },
        };
      },
    };
  });
}
