import { isIpAddress } from '../../../model/ip-address';
import type { Peer } from '../../../model/isolation';
import { asText, listIn, objectIn } from '../../../model/read-json';
import type { Workload } from '../../../model/workload';
import type { Place } from '../explanation';
import type { Written } from '../output';
import type { Meant } from '../ways';
import {
  about,
  byLabel,
  hasLabels,
  matching,
  peersOf,
  type Reader,
  type Reading,
  spaceOf,
  specOf,
} from './reader';

const waypointLabel = 'gateway.networking.k8s.io/gateway-name';
const namespaceLabel = 'kubernetes.io/metadata.name';

type Side = 'ingress' | 'egress';

/** @param tunnel Where connections between members arrive, if not at the ports that they are for. */
export function networkPolicies(tunnel?: number): Reader {
  return (way, reading) => [
    ...rulesOf('ingress', way.to, way, reading, tunnel),
    ...rulesOf('egress', way.from, way, reading, tunnel),
  ];
}

function rulesOf(
  side: Side,
  own: Workload | undefined,
  way: Meant,
  reading: Reading,
  tunnel: number | undefined,
): Place[] {
  if (own === undefined) return [];
  return policiesOf(own, reading).flatMap((policy) => {
    const rules = specOf(policy)[side];
    const fits = (rule: unknown) => isAt(rule, way, tunnel) && isFor(rule, side, own, way, reading);
    const other = side === 'ingress' ? way.from : way.to;
    const by = other && { ...byLabel((rule) => podsIn(rule, side), other), keys: keysOf(other, reading) };
    return matching(rules, fits, by).map((index) => policy.place('spec', side, index));
  });
}

function podsIn(rule: unknown, side: Side): readonly unknown[] {
  return listIn(objectIn(rule)[side === 'ingress' ? 'from' : 'to']).flatMap(
    (peer) => objectIn(peer).podSelector ?? [],
  );
}

/** A waypoint may stand in the place of whoever is at the other end. */
function keysOf(other: Workload, { mesh }: Reading): readonly string[] {
  return [...byLabel(() => [], other).keys, `${waypointLabel}=${mesh.name}`];
}

function policiesOf(workload: Workload, { output }: Reading): readonly Written[] {
  return about(output.ofKind('NetworkPolicy'), 'podSelector', workload);
}

/** No list of ports is every port. */
function isAt(rule: unknown, { port, protocol }: Meant, tunnel: number | undefined): boolean {
  const { ports } = objectIn(rule);
  if (ports === undefined) return true;
  return listIn(ports).some((each) => {
    const listed = objectIn(each);
    const isSame = asText(listed.protocol).toLowerCase() === protocol && listed.port === port;
    return isSame || (protocol === 'tcp' && tunnel !== undefined && listed.port === tunnel);
  });
}

function isFor(rule: unknown, side: Side, own: Workload, way: Meant, reading: Reading): boolean {
  const peers = objectIn(rule)[side === 'ingress' ? 'from' : 'to'];
  if (way.peer === 'everybody') return peers === undefined;
  const { external } = way;
  if (external !== undefined) {
    const addresses = addressesOf(external);
    return listIn(peers).some((peer) => addresses.includes(asText(objectIn(objectIn(peer).ipBlock).cidr)));
  }
  const other = side === 'ingress' ? way.from : way.to;
  if (other === undefined)
    return listIn(peers).some((peer) => peersOf(way, reading).some((each) => isPeer(peer, each)));
  return listIn(peers).some((peer) => isPods(peer, other, own) || isWaypoint(peer, reading));
}

function addressesOf({ addresses, host: { kubernetes } }: NonNullable<Meant['external']>): readonly string[] {
  if (addresses !== undefined) return addresses;
  if (typeof kubernetes === 'string' && isIpAddress(kubernetes))
    return [`${kubernetes}/${kubernetes.includes(':') ? 128 : 32}`];
  return ['0.0.0.0/0', '::/0'];
}

function isPods(peer: unknown, workload: Workload, beside: Workload): boolean {
  const { podSelector, namespaceSelector } = objectIn(peer);
  const space = spaceNamed(namespaceSelector);
  const isThere = space === undefined ? spaceOf(workload) === spaceOf(beside) : space === spaceOf(workload);
  return isThere && hasLabels(podSelector, workload);
}

function isWaypoint(peer: unknown, { mesh }: Reading): boolean {
  const labels = objectIn(objectIn(objectIn(peer).podSelector).matchLabels);
  return mesh.backend.kubernetes === 'istio-ambient' && labels[waypointLabel] === mesh.name;
}

function isPeer(written: unknown, peer: Peer): boolean {
  const { podSelector, namespaceSelector, ipBlock } = objectIn(written);
  if ('cidr' in peer) return objectIn(ipBlock).cidr === peer.cidr;
  if (spaceNamed(namespaceSelector) !== peer.namespace) return false;
  const labels = Object.entries(objectIn(objectIn(podSelector).matchLabels));
  const wanted = peer.labels ?? {};
  return (
    labels.length === Object.keys(wanted).length && labels.every(([name, value]) => wanted[name] === value)
  );
}

function spaceNamed(selector: unknown): string | undefined {
  const name = objectIn(objectIn(selector).matchLabels)[namespaceLabel];
  return typeof name === 'string' ? name : undefined;
}

/** The ports at which who reads metrics is let in to a member. */
export function monitoredIn(member: Workload, reading: Reading): Meant[] {
  const way: Meant = { peer: 'monitoring', protocol: 'tcp', may: 'anything', to: member };
  const rules = policiesOf(member, reading).flatMap((policy) => listIn(specOf(policy).ingress));
  return rules
    .filter((rule) => isFor(rule, 'ingress', member, way, reading))
    .flatMap((rule) => listIn(objectIn(rule).ports))
    .flatMap((port) => {
      const number = objectIn(port).port;
      return typeof number === 'number' ? [{ ...way, port: number }] : [];
    });
}
