import { at, entriesAt, type Fields, listAt, numberAt, textAt } from '../../engines/host/json';
import { namespaceOf } from '../../engines/kubernetes/resources';

export type ProxyType = 'sidecar' | 'router' | 'waypoint';

interface Port {
  readonly name: string;
  readonly containerPort: number;
  readonly protocol: string;
}

/** A pod as it would run, with an address of its own. */
export interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly address: string;
  readonly account: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly ports: readonly Port[];
  readonly proxy: ProxyType | undefined;
}

/** What somebody has applied, and what a cluster makes of it: pods, addresses, and who stands behind a Service. */
export interface Cluster {
  readonly objects: readonly Fields[];
  readonly pods: readonly Pod[];
  /** The address of each Service, by its name and namespace: `api.shop`. */
  readonly services: ReadonlyMap<string, string>;
}

/** The words by which Istio is told to put a proxy beside the pods of a workload. */
const injected = 'sidecar.istio.io/inject';

export function clusterOf(
  given: readonly Fields[],
  proxyOf: (pod: Omit<Pod, 'proxy'>) => ProxyType | undefined = sidecarOf,
): Cluster {
  const pods = given
    .flatMap((object) => podsOf(object))
    .map((pod, index): Pod => {
      const placed = { ...pod, address: `10.77.${1 + Math.floor(index / 200)}.${1 + (index % 200)}` };
      return { ...placed, proxy: proxyOf(placed) };
    });
  const services = new Map<string, string>();
  const objects = given.flatMap((object): Fields[] => {
    if (textAt(object, 'kind').endsWith('Route')) return [withMatches(object)];
    if (textAt(object, 'kind') !== 'Service') return [object];
    const address = `10.78.0.${1 + services.size}`;
    services.set(`${nameOf(object)}.${namespaceOf(object)}`, address);
    return [completed(object, address), sliceOf(object, pods)];
  });
  return { objects: [...objects, ...pods.map(lowerPod)], pods, services };
}

function sidecarOf({ labels }: Omit<Pod, 'proxy'>): ProxyType | undefined {
  return labels[injected] === 'true' ? 'sidecar' : undefined;
}

function nameOf(object: Fields): string {
  return textAt(object, 'metadata', 'name');
}

function podsOf(object: Fields): Omit<Pod, 'proxy' | 'address'>[] {
  const spec = at(object, 'spec', 'template', 'spec');
  if (spec === undefined) return [];
  const env = listAt(spec, 'containers', 0, 'env').map(
    (each) => [textAt(each, 'name'), textAt(each, 'value')] as const,
  );
  return [
    {
      name: nameOf(object),
      namespace: namespaceOf(object),
      account: textAt(spec, 'serviceAccountName') || 'default',
      labels: textsAt(object, 'spec', 'template', 'metadata', 'labels'),
      env: Object.fromEntries(env),
      ports: listAt(spec, 'containers').flatMap((container) =>
        listAt(container, 'ports').map((port) => ({
          name: textAt(port, 'name'),
          containerPort: numberAt(port, 'containerPort'),
          protocol: textAt(port, 'protocol') || 'TCP',
        })),
      ),
    },
  ];
}

function textsAt(object: unknown, ...path: string[]): Record<string, string> {
  return Object.fromEntries(entriesAt(object, ...path).map(([key, value]) => [key, String(value)]));
}

/** A server fills in that a route is about all paths. */
function withMatches(route: Fields): Fields {
  if (textAt(route, 'kind') !== 'HTTPRoute') return route;
  const all = { path: { type: 'PathPrefix', value: '/' } };
  const rules = listAt(route, 'spec', 'rules').map((rule) => {
    const matches = listAt(rule, 'matches');
    return {
      ...Object.fromEntries(entriesAt(rule)),
      matches:
        matches.length === 0
          ? [all]
          : matches.map((each) => ({ ...all, ...Object.fromEntries(entriesAt(each)) })),
    };
  });
  return { ...route, spec: { ...Object.fromEntries(entriesAt(route, 'spec')), rules } };
}

/** What a server fills in: an address, but for those that have none, and what is carried. */
function completed(object: Fields, address: string): Fields {
  const spec = Object.fromEntries(entriesAt(object, 'spec'));
  const ports = listAt(object, 'spec', 'ports').map((port) => ({
    protocol: 'TCP',
    ...Object.fromEntries(entriesAt(port)),
  }));
  return { ...object, spec: { clusterIP: address, clusterIPs: [address], ...spec, ports } };
}

/** Whom a Service leads to. */
function sliceOf(service: Fields, pods: readonly Pod[]): Fields {
  const [name, namespace] = [nameOf(service), namespaceOf(service)];
  const selector = entriesAt(service, 'spec', 'selector');
  const behind = pods.filter(
    (pod) =>
      pod.namespace === namespace &&
      selector.length > 0 &&
      selector.every(([key, value]) => pod.labels[key] === value),
  );
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${name}-1`, namespace, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    ports: listAt(service, 'spec', 'ports').map((port) => ({
      name: textAt(port, 'name'),
      port: numberAt(port, 'targetPort') || named(port, behind) || numberAt(port, 'port'),
      protocol: textAt(port, 'protocol') || 'TCP',
    })),
    endpoints: behind.map((pod) => ({
      addresses: [pod.address],
      conditions: { ready: true },
      targetRef: { kind: 'Pod', name: pod.name, namespace },
    })),
  };
}

function named(port: unknown, behind: readonly Pod[]): number | undefined {
  const name = textAt(port, 'targetPort');
  return behind[0]?.ports.find((each) => each.name === name)?.containerPort;
}

function lowerPod({ name, namespace, address, account, labels, ports, proxy }: Pod): Fields {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      // Whoever puts a proxy beside a pod says so.
      labels: { ...labels, ...(proxy === 'sidecar' && { 'security.istio.io/tlsMode': 'istio' }) },
      ...(proxy !== undefined && { annotations: { proxy } }),
    },
    spec: {
      serviceAccountName: account,
      nodeName: 'node',
      containers: [{ name: 'main', image: 'none', ports }],
    },
    status: {
      phase: 'Running',
      podIP: address,
      podIPs: [{ ip: address }],
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}
