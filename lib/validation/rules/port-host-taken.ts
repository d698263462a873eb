import type { Origin } from '../../diagnostics/origin';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { type ComposeServiceObject, placeInService } from '../compose-object';
import { addressesOverlap, type HostPort, hostPortsOf, isAny } from '../compose-ports';
import { type KubernetesObject, placeIn } from '../kubernetes-object';
import type { PodContainer } from '../pod';
import type { Rule } from '../rule';

interface Claim extends HostPort {
  readonly service: string;
  readonly origin: Origin;
  readonly profiles: readonly unknown[];
}

/** One port of one host that two containers would bind at a time. */
export const portHostTaken: Rule = {
  code: 'port/host-taken',
  kubernetes({ report }) {
    return {
      pod(object) {
        const { containers } = object.pod;
        checkPod(
          object,
          containers.filter(({ list }) => list === 'containers'),
        );
        // Init containers run one after the other, so each has the host to itself.
        for (const container of containers) {
          if (container.list === 'initContainers') checkPod(object, [container]);
        }
      },
    };

    function checkPod(object: KubernetesObject, containers: readonly PodContainer[]): void {
      const taken = new Set<string>();
      // The server writes the host ports of such a pod by itself, though not those of a template.
      const isOnHost = object.kind === 'Pod' && object.pod?.spec.hostNetwork === true;
      for (const { content, pointer } of containers) {
        listIn(content.ports).forEach((value, index) => {
          const {
            containerPort,
            hostPort = isOnHost ? containerPort : 0,
            hostIP,
            protocol,
          } = objectIn(value);
          if (typeof hostPort !== 'number' || hostPort === 0) return;
          const key = `${textIn(protocol) ?? 'TCP'} ${textIn(hostIP) ?? ''} ${hostPort}`;
          if (taken.has(key)) {
            report({
              message: `The pod binds the port ${hostPort} of its host twice.`,
              origin: object.source.origin,
              affected: [placeIn(object, pointer, 'ports', index, 'hostPort')],
              fix: 'Leave one of the two out, or bind it at another port.',
              subject: `host ${key}`,
            });
          }
          taken.add(key);
        });
      }
    }
  },

  compose({ report }) {
    /** Protocol and port → address → whoever binds them. */
    const claims = new Map<string, Map<string, Claim[]>>();
    return {
      service(service) {
        if (!bindsPorts(service)) return;
        const {
          name,
          content,
          source: { origin },
        } = service;
        const profiles = listIn(content.profiles);
        for (const port of hostPortsOf(content.ports)) {
          const claim = { ...port, service: name, origin, profiles };
          const key = `${port.port}/${port.protocol}`;
          const addresses = claims.get(key) ?? new Map<string, Claim[]>();
          claims.set(key, addresses);
          const first = firstMeeting(claim, addresses);
          const bucket = isAny(port.hostIp) ? all : port.hostIp;
          const same = addresses.get(bucket) ?? [];
          addresses.set(bucket, same);
          same.push(claim);
          if (first === undefined) continue;
          report({
            message:
              first.service === name
                ? `The Compose service "${name}" binds the port ${port.port} of the host twice.`
                : `On Compose "${name}" and "${first.service}" both bind the port ${port.port} of the host.`,
            origin,
            property: ['publish'],
            related: first.origin === origin ? undefined : [first.origin],
            affected: [placeInService(service, 'ports', port.index)],
            consequence: 'Whichever starts second fails, because the address is in use.',
            fix: 'Publish one of the two at another port.',
            subject: key,
          });
        }
      },
    };
  },
};

/** On the host's own network, or with no replica, `ports` binds nothing. */
function bindsPorts({ content }: ComposeServiceObject): boolean {
  const replicas = content.scale ?? objectIn(content.deploy).replicas;
  return content.network_mode !== 'host' && replicas !== 0;
}

/** What all addresses are kept under that stand for more than one. */
const all = '';

/** Of as many addresses as a host has, only the same one and those that stand for all can be in the way. */
function firstMeeting(claim: Claim, addresses: ReadonlyMap<string, readonly Claim[]>): Claim | undefined {
  const near = isAny(claim.hostIp)
    ? addresses.values()
    : [addresses.get(claim.hostIp) ?? [], addresses.get(all) ?? []];
  for (const others of near) {
    const first = others.find((other) => meet(other, claim));
    if (first !== undefined) return first;
  }
  return undefined;
}

/** Services of different profiles are made to stand in for each other. */
function meet(a: Claim, b: Claim): boolean {
  if (!addressesOverlap(a.hostIp, b.hostIp)) return false;
  if (a.profiles.length === 0 && b.profiles.length === 0) return true;
  return a.profiles.some((profile) => b.profiles.includes(profile));
}
