import { denies, type Mesh } from '../../../model/mesh';
import type { Workload } from '../../../model/workload';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import { edgesWithin } from '../graph';
import { metadataIn, namespacesOf } from '../istio/authorization-policy';
import { gatewayDoors } from '../istio/gateway';
import { lowerMatch } from '../route-rule';
import { type Access, accessAt, type Entry, namedEntry } from './access';
import { planHiddenPaths } from './hidden-paths';
import { identitiesOf, namedAt, policyGroup } from './names';
import { planAbout } from './planned';
import { portsIn } from './server';

const apiVersion = `${policyGroup}/v1alpha1`;
const kind = 'AuthorizationPolicy';
const routes = { group: 'gateway.networking.k8s.io', version: 'v1', kind: 'HTTPRoute' } as const;

/** Who may connect to a port of a member; where somebody is kept to some requests, who may ask each of them. */
export function planAccess(mesh: Mesh): PlannedObject[] {
  const edges = edgesWithin(mesh);
  const probed = new Set<string | undefined>();
  const planned = portsIn(mesh).flatMap(({ member, port }) => {
    const { entries } = accessAt(member, port, mesh, edges);
    return [
      ...entries.flatMap((entry, index) => {
        if (entry.isProbe) probed.add(member.chart.namespace);
        return planEntry(
          { member, port, mesh, index, name: namedEntry(member, port, entries, index) },
          entry,
        );
      }),
      ...(denies(mesh) ? planHiddenPaths(member, port, entries) : []),
    ];
  });
  return [...planProbes(mesh, probed), ...planned];
}

interface Place {
  readonly member: Workload;
  readonly port: number;
  readonly mesh: Mesh;
  readonly index: number;
  readonly name: string;
}

function planEntry(place: Place, { match, callers, isProbe }: Entry): PlannedObject[] {
  const { member, port, mesh, index, name } = place;
  const server = namedAt(member, port);
  const { namespace } = member.chart;
  const metadata = (of = name) => lowerMetadata(member, of);
  const entryIn = ({ entries }: Access) => entries[index];
  const target =
    match === undefined
      ? { group: policyGroup, kind: 'Server', name: server }
      : { group: routes.group, kind: routes.kind, name };
  const planned: PlannedObject[] = [];
  if (match !== undefined)
    planned.push({
      id: `${routes.kind}-${name}`,
      apiVersion: `${routes.group}/${routes.version}`,
      kind: routes.kind,
      name,
      namespace,
      lower(prepared) {
        const found = entryIn(accessAt(member, port, mesh, prepared.edges('kubernetes')))?.match ?? match;
        return {
          apiVersion: `${routes.group}/${routes.version}`,
          kind: routes.kind,
          metadata: metadata(),
          spec: {
            parentRefs: [{ group: policyGroup, kind: 'Server', name: server }],
            ...(found.host !== undefined && { hostnames: [found.host] }),
            rules: [Object.keys(lowerMatch(found)).length === 0 ? {} : { matches: [lowerMatch(found)] }],
          },
        };
      },
    });
  if (callers.length > 0)
    planned.push(
      {
        id: `MeshTLSAuthentication-${name}`,
        apiVersion,
        kind: 'MeshTLSAuthentication',
        name,
        namespace,
        lower(prepared) {
          const found =
            entryIn(accessAt(member, port, mesh, prepared.edges('kubernetes')))?.callers ?? callers;
          const accounts = found.map((each) => ({
            name: each.identity.name,
            namespace: each.chart.namespace,
          }));
          if (mesh.gateway !== undefined && gatewayDoors(member, prepared).includes(port))
            accounts.push({ name: mesh.gateway.serviceAccount, namespace: mesh.gateway.namespace });
          const spec = identitiesOf(accounts, namespace, mesh);
          return { apiVersion, kind: 'MeshTLSAuthentication', metadata: metadata(), spec };
        },
      },
      planPolicy(name, member, target, 'MeshTLSAuthentication', name),
    );
  if (isProbe)
    planned.push(planPolicy(`${name}-probe`, member, target, 'NetworkAuthentication', `${mesh.name}-probes`));
  return planned;
}

function planPolicy(
  name: string,
  member: Workload,
  targetRef: object,
  authentication: string,
  authenticated: string,
): PlannedObject {
  const requiredAuthenticationRefs = [{ group: policyGroup, kind: authentication, name: authenticated }];
  return planAbout(member, { apiVersion, kind, name }, { targetRef, requiredAuthenticationRefs });
}

/** The kubelet has no account, and asks from an address of its node, which nobody knows before. */
function planProbes(mesh: Mesh, namespaces: ReadonlySet<string | undefined>): PlannedObject[] {
  const name = `${mesh.name}-probes`;
  return namespacesOf(mesh)
    .filter((namespace) => namespaces.has(namespace))
    .map((namespace) => ({
      id: `NetworkAuthentication${namespace === undefined ? '' : `-in-${namespace}`}`,
      apiVersion,
      kind: 'NetworkAuthentication',
      name,
      namespace,
      lower: () => ({
        apiVersion,
        kind: 'NetworkAuthentication',
        metadata: { ...metadataIn(mesh, namespace), name },
        spec: { networks: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }] },
      }),
    }));
}
