/** What is known of a pod, or of an object that makes some. */
export interface PodFacts {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}

interface PolicyPeer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string };
}

interface PolicyPort {
  readonly port?: number;
  readonly protocol?: string;
}

export interface Policy {
  readonly metadata: { readonly namespace?: string };
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly {
      readonly from?: readonly PolicyPeer[];
      readonly ports?: readonly PolicyPort[];
    }[];
    readonly egress?: readonly {
      readonly to?: readonly PolicyPeer[];
      readonly ports?: readonly PolicyPort[];
    }[];
  };
}

/** A connection to a port. */
interface Call {
  readonly port: number;
  readonly protocol: string;
}

/**
 * Whether a cluster that enforces these policies lets a connection through, by what the API says of them: policies that
 * select a pod add up; a direction that none of them speaks of is open; no peers and no ports are all of them.
 */
export function allows(policies: readonly Policy[], from: PodFacts, to: PodFacts, call: Call): boolean {
  return passes(policies, 'Egress', from, to, call) && passes(policies, 'Ingress', to, from, call);
}

function passes(
  policies: readonly Policy[],
  type: 'Egress' | 'Ingress',
  pod: PodFacts,
  other: PodFacts,
  { port, protocol }: Call,
): boolean {
  const own = policies.filter((policy) => isFor(policy, pod) && policy.spec.policyTypes.includes(type));
  return (
    own.length === 0 ||
    own.some((policy) =>
      rulesOf(policy, type).some(
        ({ peers, ports }) => isPeer(peers, policy, other) && isPort(ports, port, protocol),
      ),
    )
  );
}

function rulesOf({ spec }: Policy, type: 'Egress' | 'Ingress') {
  return type === 'Egress'
    ? (spec.egress ?? []).map(({ to, ports }) => ({ peers: to, ports }))
    : (spec.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports }));
}

function isFor({ metadata, spec }: Policy, pod: PodFacts): boolean {
  return (metadata.namespace ?? 'default') === pod.namespace && selects(spec.podSelector, pod.labels);
}

function isPeer(peers: readonly PolicyPeer[] | undefined, { metadata }: Policy, pod: PodFacts): boolean {
  if (peers === undefined || peers.length === 0) return true;
  return peers.some(({ podSelector, namespaceSelector, ipBlock }) => {
    // A range of addresses means what is outside of the cluster.
    if (ipBlock !== undefined) return false;
    const isInNamespace =
      namespaceSelector === undefined
        ? (metadata.namespace ?? 'default') === pod.namespace
        : selects(namespaceSelector, { 'kubernetes.io/metadata.name': pod.namespace });
    return isInNamespace && (podSelector === undefined || selects(podSelector, pod.labels));
  });
}

function isPort(ports: readonly PolicyPort[] | undefined, port: number, protocol: string): boolean {
  if (ports === undefined || ports.length === 0) return true;
  return ports.some(
    (each) => (each.port === undefined || each.port === port) && (each.protocol ?? 'TCP') === protocol,
  );
}

function selects({ matchLabels = {} }: Selector, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}
