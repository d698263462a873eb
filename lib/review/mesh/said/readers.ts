import { type Mesh, type MeshBackendName, type MeshTarget, meshBackends } from '../../../model/mesh';
import type { Target } from '../../../model/target';
import type { Workload } from '../../../model/workload';
import { meshOn } from '../../../passes/isolation';
import type { Meant, Terrain } from '../ways';
import { ciliumPolicies, monitoredByCilium } from './cilium';
import { envoyProxies } from './envoy';
import { haproxyProxies } from './haproxy';
import { authorizations } from './istio';
import { servers } from './linkerd';
import { monitoredIn, networkPolicies } from './network-policy';
import { networks } from './networks';
import { layers, type Reader, type Reading } from './reader';

/** How what a backend has written is read. */
interface BackendReader {
  readonly read: Reader;
  /** Whether it keeps callers to some requests. */
  readonly looksIntoRequests: boolean;
  /** Where who reads metrics is let in. */
  monitored(member: Workload, reading: Reading): readonly Meant[];
}

const nobody = () => [];

/** Each backend: one line. */
const readers: { readonly [N in MeshBackendName]: BackendReader } = {
  istio: requests(layers(authorizations, networkPolicies())),
  'istio-ambient': requests(layers(authorizations, networkPolicies(15008))),
  linkerd: requests(layers(servers, networkPolicies(4143))),
  cilium: { read: ciliumPolicies, looksIntoRequests: true, monitored: monitoredByCilium },
  'gateway-api': { read: networkPolicies(), looksIntoRequests: false, monitored: monitoredIn },
  'network-policy': { read: networkPolicies(), looksIntoRequests: false, monitored: monitoredIn },
  envoy: { read: envoyProxies, looksIntoRequests: true, monitored: nobody },
  haproxy: { read: haproxyProxies, looksIntoRequests: true, monitored: nobody },
  'networks-only': { read: networks, looksIntoRequests: false, monitored: nobody },
};

/** A member where its mesh is. */
export interface Standing {
  readonly mesh: Mesh;
  readonly backend: MeshBackendName;
  readonly reader: BackendReader;
  readonly terrain: Terrain;
}

/** Nothing where a workload is in no mesh on a target. */
export function standingOf(workload: Workload, target: Target): Standing | undefined {
  const mesh = workload.targets.includes(target) ? meshOn(workload, target) : undefined;
  if (mesh === undefined || !hasBackends(target)) return undefined;
  const backend = mesh.backend[target];
  const reader = readers[backend];
  return { mesh, backend, reader, terrain: { target, looksIntoRequests: reader.looksIntoRequests } };
}

function hasBackends(target: Target): target is MeshTarget {
  return Object.hasOwn(meshBackends, target);
}

function requests(read: Reader): BackendReader {
  return { read, looksIntoRequests: true, monitored: monitoredIn };
}
