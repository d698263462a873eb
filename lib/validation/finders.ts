import { pointerTo } from '../diagnostics/json-pointer';
import { isObject, type JsonObject } from '../model/json';
import { listIn, objectIn, textIn } from '../model/read-json';
import { kindName } from './kinds';
import type { KubernetesObject } from './kubernetes-object';
import type { WantedPort } from './ports';

/** A port that is asked for of what is found, and where that is said. */
export interface FinderPort extends WantedPort {
  readonly pointer: string;
}

/** A selector of an object that finds others by their labels. */
export interface Finder {
  readonly finds: 'pods' | 'services';
  readonly labels: JsonObject;
  /** It looks in each of them. */
  readonly namespaces: readonly string[];
  readonly pointer: string;
  readonly ports: readonly FinderPort[];
  /** Where it finds nothing. */
  readonly consequence: string;
  /** Mostly those that it finds are called as the object is. */
  readonly isNamesake: boolean;
}

type Reader = (spec: JsonObject, namespace: string) => readonly Finder[];

const elsewhere = 'Unless such pods come from elsewhere,';

/** By `group/kind`. */
const readers: Readonly<Record<string, Reader>> = {
  Service: ({ selector, type, ports, clusterIP }, namespace) => {
    if (type === 'ExternalName') return [];
    const asked = listIn(ports).map((each, index) => {
      const { port, targetPort = port, protocol } = objectIn(each);
      const field = targetPort === port ? 'port' : 'targetPort';
      return { port: targetPort, protocol, pointer: pointerTo('/spec/ports', index, field) };
    });
    const consequence = `${elsewhere} whoever connects to it is refused.`;
    // Without an address of its own a Service hands out those of the pods, with all their ports.
    const counted = clusterIP === 'None' ? asked.filter(({ port }) => typeof port === 'string') : asked;
    return finder({ labels: selector, namespaces: [namespace], ports: counted, consequence });
  },

  'policy/PodDisruptionBudget': ({ selector }, namespace) =>
    finder({
      labels: labelsOf(selector),
      namespaces: [namespace],
      consequence: `${elsewhere} it protects none.`,
    }),

  'networking.k8s.io/NetworkPolicy': ({ podSelector, ingress, egress }, namespace) => [
    ...finder({
      labels: labelsOf(podSelector),
      namespaces: [namespace],
      pointer: '/spec/podSelector',
      ports: listIn(ingress).flatMap((rule, index) => namedPorts(rule, `/spec/ingress/${index}`)),
      consequence: `${elsewhere} it is about none.`,
    }),
    ...listIn(ingress).flatMap((rule, index) => {
      const consequence = `${elsewhere} nobody is let in by it.`;
      return peers(objectIn(rule).from, `/spec/ingress/${index}/from`, namespace, { consequence });
    }),
    ...listIn(egress).flatMap((rule, index) => {
      const at = `/spec/egress/${index}`;
      const { to } = objectIn(rule);
      // Of several each may open what another does not.
      const ports = listIn(to).length === 1 ? namedPorts(rule, at) : [];
      const consequence = `${elsewhere} nobody is reached by it.`;
      return peers(to, `${at}/to`, namespace, { ports, consequence });
    }),
  ],

  'monitoring.coreos.com/ServiceMonitor': ({ selector, endpoints, namespaceSelector }, namespace) =>
    finder({
      finds: 'services',
      labels: labelsOf(selector),
      namespaces: namespacesOf(namespaceSelector, namespace),
      ports: endpointPorts(endpoints, '/spec/endpoints'),
      consequence: 'Unless such Services come from elsewhere, it reads nothing.',
    }),

  'monitoring.coreos.com/PodMonitor': ({ selector, podMetricsEndpoints, namespaceSelector }, namespace) =>
    finder({
      labels: labelsOf(selector),
      namespaces: namespacesOf(namespaceSelector, namespace),
      ports: endpointPorts(podMetricsEndpoints, '/spec/podMetricsEndpoints'),
      consequence: `${elsewhere} it reads nothing.`,
    }),

  'security.istio.io/AuthorizationPolicy': ofMesh('selector', 'matchLabels'),
  'security.istio.io/PeerAuthentication': ofMesh('selector', 'matchLabels'),
  'security.istio.io/RequestAuthentication': ofMesh('selector', 'matchLabels'),
  'telemetry.istio.io/Telemetry': ofMesh('selector', 'matchLabels'),
  'networking.istio.io/EnvoyFilter': ofMesh('workloadSelector', 'labels'),
  'networking.istio.io/Sidecar': ofMesh('workloadSelector', 'labels'),

  'policy.linkerd.io/Server': ({ podSelector }, namespace) =>
    finder({
      labels: labelsOf(podSelector),
      namespaces: [namespace],
      pointer: '/spec/podSelector',
      consequence: `${elsewhere} it is about none.`,
    }),
};

/** Where Istio lives, what it finds are the pods of all namespaces (`rootNamespace`, by its default). */
const root = 'istio-system';

/** A selector of Istio's: `selector.matchLabels`. */
function ofMesh(holder: string, field: string): Reader {
  return (spec, namespace) =>
    finder({
      labels: objectIn(spec[holder])[field],
      namespaces: namespace === root ? [] : [namespace],
      pointer: `/spec/${holder}`,
      consequence: `${elsewhere} it is about none.`,
    });
}

/** The selectors of an object, as far as they say their labels one by one. */
export function findersIn({ group, kind, namespace, content }: KubernetesObject): readonly Finder[] {
  const is = kindName(group, kind);
  return Object.hasOwn(readers, is) ? (readers[is]?.(objectIn(content.spec), namespace) ?? []) : [];
}

interface Given extends Pick<Finder, 'namespaces' | 'consequence'> {
  readonly finds?: Finder['finds'];
  readonly labels: unknown;
  readonly pointer?: string;
  readonly ports?: readonly {
    readonly port: unknown;
    readonly protocol?: unknown;
    readonly pointer: string;
  }[];
}

/** Without labels it finds all there are, or is not for pods at all. */
function finder({
  finds = 'pods',
  labels,
  namespaces,
  pointer = '/spec/selector',
  ports = [],
  consequence,
}: Given): Finder[] {
  if (!isObject(labels) || Object.keys(labels).length === 0 || namespaces.length === 0) return [];
  const asked = ports.flatMap(({ port, protocol, pointer }) => {
    if (typeof port !== 'string' && typeof port !== 'number') return [];
    // Prometheus asks whatever protocol it finds; elsewhere it is TCP where nothing is said.
    return { port, protocol: textIn(protocol) ?? (finds === 'pods' ? 'TCP' : undefined), pointer };
  });
  return [{ finds, labels, namespaces, pointer, ports: asked, consequence, isNamesake: true }];
}

/** Undefined where it is more than a list of labels. */
function labelsOf(selector: unknown): unknown {
  const { matchLabels, matchExpressions } = objectIn(selector);
  return matchExpressions === undefined ? matchLabels : undefined;
}

/** Of a number nobody can tell: a container may listen at ports that it does not name. */
function namedPorts(rule: unknown, pointer: string): Required<Given>['ports'] {
  return listIn(objectIn(rule).ports).flatMap((each, index) => {
    const { port, protocol } = objectIn(each);
    return typeof port === 'string' ? { port, protocol, pointer: `${pointer}/ports/${index}/port` } : [];
  });
}

function endpointPorts(endpoints: unknown, pointer: string): Required<Given>['ports'] {
  return listIn(endpoints).map((each, index) => ({
    port: objectIn(each).port,
    pointer: `${pointer}/${index}/port`,
  }));
}

/** None where it looks in all there are. */
function namespacesOf(selector: unknown, own: string): readonly string[] {
  const { any, matchNames } = objectIn(selector);
  if (any === true) return [];
  const names = listIn(matchNames).flatMap((each) => textIn(each) ?? []);
  return names.length > 0 ? names : [own];
}

function peers(
  list: unknown,
  pointer: string,
  own: string,
  rest: Pick<Given, 'ports' | 'consequence'>,
): Finder[] {
  return listIn(list).flatMap((peer, index) => {
    const { podSelector, namespaceSelector } = objectIn(peer);
    const namespace = namespaceSelector === undefined ? own : namespaceNamed(namespaceSelector);
    if (namespace === undefined) return [];
    const found = finder({
      labels: labelsOf(podSelector),
      namespaces: [namespace],
      pointer: `${pointer}/${index}/podSelector`,
      ...rest,
    });
    return found.map((each) => ({ ...each, isNamesake: false }));
  });
}

/** The label that each namespace has by itself names one; any others may be on many. */
function namespaceNamed(selector: unknown): string | undefined {
  const labels = objectIn(labelsOf(selector));
  const [key, ...more] = Object.keys(labels);
  return key === 'kubernetes.io/metadata.name' && more.length === 0 ? textIn(labels[key]) : undefined;
}
