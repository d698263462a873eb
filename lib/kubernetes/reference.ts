import type { Mesh } from '../model/mesh';
import type { PartBase } from '../model/part';
import type { Reference, Text } from '../model/reference';
import { podsServiceName, replicaName } from '../model/stateful-app';
import { mostPods } from '../model/workload';
import { type AddressBook, inUrl, type Replica, resolveAddress } from '../passes/addresses';
import { valueFor } from '../passes/per-target';
import { backendOf } from './mesh/backends';
import { type Place, reportAt } from './place';

/** What only the cluster knows: it reaches a container through an env entry, never through the manifest's text. */
export type ClusterValue = Extract<Reference, { kind: 'secret' | 'config' | 'field' }>;

/** A text with everything resolved that synthesis can know. */
export type Part = string | ClusterValue;

/** Splits a text into literals and cluster values, in order; neighbouring literals may stay apart. */
export function resolve(text: Text, place: Place): Part[] {
  if (typeof text === 'string') return [text];
  return text.flatMap((part, index) =>
    typeof part === 'string' ? [part] : inUrl(resolveReference(part, place), text, index),
  );
}

function resolveReference(reference: Reference, place: Place): readonly Part[] {
  switch (reference.kind) {
    case 'host':
    case 'port':
    case 'url':
      return resolveAddress(reference, place, addresses);
    case 'variable':
      return [reference.default ?? missingVariable(reference.name, place)];
    case 'perTarget':
      return resolve(
        valueFor(reference, 'kubernetes', (finding) => reportAt(place, finding)),
        place,
      );
    default:
      return [reference];
  }
}

/**
 * The DNS name of a Service: its plain name within a namespace, qualified from another one. A chart without a
 * namespace lands where `kubectl apply` says; seen from a chart that has one, that is taken to be `default`, and told.
 */
export function hostName(to: PartBase, from: Place, name = to.name): string {
  const namespace = namespaceSeenFrom(to, from, `nothing answers to "${name}.default.svc"`);
  return namespace === undefined ? name : `${name}.${namespace}.svc`;
}

/** The DNS name of a pod, which the headless Service gives it. */
export function replicaHost({ workload, ordinal, service }: Replica, from: Place): string {
  return hostName(service, from, `${replicaName(workload, ordinal)}.${podsServiceName(workload)}`);
}

/** The namespace of a part, where it is another one than that of who looks for it. */
export function namespaceSeenFrom(
  { name, chart }: PartBase,
  from: Place,
  consequence: string,
): string | undefined {
  const { namespace } = chart;
  if (namespace === from.chart.namespace) return undefined;
  if (namespace !== undefined) return namespace;
  reportAt(from, {
    code: 'reference/no-namespace',
    message: `"${name}" is in the chart "${chart.id}", which has no namespace: from the namespace "${from.chart.namespace}" it is looked for in "default".`,
    related: [chart.origin],
    consequence: `Where the chart is applied to another namespace, ${consequence}.`,
    fix: `Give the chart "${chart.id}" a namespace.`,
  });
  return 'default';
}

const addresses: AddressBook<Place, ClusterValue> = {
  target: 'kubernetes',
  isThere: (to) => to.targets.includes('kubernetes'),
  hostName,
  aliasOf: ({ alias }, from) =>
    alias?.targets.includes('kubernetes') && !from.prepared.app.meshes.some(asksByHost)
      ? hostName(alias, from)
      : undefined,
  replicaHost,
  replicasOf: mostPods,
  portsAt: ({ prepared }) => prepared.ports,
  portNumber: ({ port }) => port,
  resolve,
  report: reportAt,
};

/** Its policies know hosts outside by the names that are looked up. */
function asksByHost(mesh: Mesh): boolean {
  return mesh.targets.includes('kubernetes') && backendOf(mesh).namesHosts === true;
}

function missingVariable(name: string, place: Place): string {
  reportAt(place, {
    code: 'variable/no-value',
    message: `The variable "${name}" has no default, and Kubernetes has no variables to fill in when it is applied.`,
    fix: `Give it a default, \`variable('${name}', { default: … })\`, or a value per target with \`perTarget()\`.`,
  });
  return '';
}
