import type { MadePiece } from '../../constructs/run/in-memory';
import type { JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';

/** What a cluster knows of the pods of a workload, read from the object that makes them. */
export interface Pods {
  readonly namespace: string;
  readonly labels: JsonObject;
  readonly ports: readonly OpenPort[];
  readonly isOnHost: boolean;
}

export interface OpenPort {
  readonly port: number;
  readonly name?: string;
  readonly protocol: string;
}

/** Nothing where the object makes no pods. */
export function podsOf({ object, namespace = 'default' }: MadePiece): Pods | undefined {
  const { spec: outer, kind, metadata: own } = objectIn(object);
  const spec = objectIn(outer);
  const job = objectIn(objectIn(spec.jobTemplate).spec);
  const template = kind === 'Pod' ? { metadata: own, spec } : objectIn(spec.template ?? job.template);
  const pod = objectIn(template.spec);
  if (!Array.isArray(pod.containers)) return undefined;
  const containers = [...listIn(pod.containers), ...listIn(pod.initContainers)];
  return {
    namespace,
    labels: objectIn(objectIn(template.metadata).labels),
    ports: containers.flatMap((container) => listIn(objectIn(container).ports).map(portOf)),
    isOnHost: pod.hostNetwork === true,
  };
}

function portOf(value: unknown): OpenPort {
  const { containerPort, name, protocol } = objectIn(value);
  return { port: Number(containerPort), name: textIn(name), protocol: textIn(protocol) ?? 'TCP' };
}
