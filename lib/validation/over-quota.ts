import type { JsonObject } from '../model/json';
import { printCpu, printMemory } from '../model/quantity';
import { asText, listIn, objectIn } from '../model/read-json';
import { nameOf, type PodObject, placeIn } from './kubernetes-object';
import type { Pod, PodContainer } from './pod';
import { readQuantity } from './quantity';
import { refusedPods } from './refused-pods';
import type { KubernetesChecks, Problem } from './rule';

type List = 'limits' | 'requests';

interface Quota {
  readonly name: string;
  readonly hard: JsonObject;
  /** What the pods that stay take of it, all that have been seen. */
  readonly used: Map<string, bigint>;
  /** Two files may hold the same object. */
  readonly seen: Set<string>;
}

/**
 * Pods that a ResourceQuota of their namespace has no room for, and containers that do not say what it counts. Whatever
 * comes and goes, such as the pods of a Job, is held against the whole of it alone.
 */
export function overQuota(
  report: (problem: Problem) => void,
  isFilledIn: (namespace: string, list: List, resource: string) => boolean,
): KubernetesChecks {
  const ofNamespace = new Map<string, Quota[]>();
  /** A LimitRange that is still to come would fill in what they lack. */
  const later: (() => void)[] = [];
  return {
    object({ kind, group, name, namespace, content }) {
      const spec = objectIn(content.spec);
      // One with a scope counts some pods alone.
      if (kind !== 'ResourceQuota' || group !== '' || listIn(spec.scopes).length > 0 || spec.scopeSelector)
        return;
      const quota: Quota = { name, hard: objectIn(spec.hard), used: new Map(), seen: new Set() };
      ofNamespace.set(namespace, [...(ofNamespace.get(namespace) ?? []), quota]);
    },

    pod(object) {
      // What a pod says for all of its containers counts in their place.
      if (object.kind === 'PodTemplate' || object.pod.spec.resources !== undefined) return;
      for (const quota of ofNamespace.get(object.namespace) ?? []) {
        const identity = `${object.kind}/${object.name}`;
        const staying = quota.seen.has(identity) ? undefined : stayingOf(object);
        quota.seen.add(identity);
        for (const resource in quota.hard) {
          const problem = beyond(object, staying, quota, resource);
          if (problem !== undefined) report(problem);
        }
        const tell = () => {
          for (const problem of unsaid(object, quota, isFilledIn)) report(problem);
        };
        if (object.source.own) tell();
        else later.push(tell);
      }
    },

    finish() {
      for (const tell of later) tell();
    },
  };
}

function beyond(
  object: PodObject,
  staying: number | undefined,
  quota: Quota,
  resource: string,
): Problem | undefined {
  const hard = readQuantity(quota.hard[resource]);
  const isCount = resource === 'pods' || resource === 'count/pods';
  const counted = countedBy(resource);
  if (hard === undefined || (!isCount && counted === undefined)) return undefined;
  const each = counted === undefined ? 1000n : takenBy(object.pod, ...counted);
  const before = quota.used.get(resource) ?? 0n;
  const after = before + each * BigInt(staying ?? 0);
  quota.used.set(resource, after);
  const isAlone = each > hard && staying !== 0;
  if (!isAlone && (before > hard || after <= hard)) return undefined;
  const said = isCount
    ? `With ${nameOf(object)} its namespace has ${(isAlone ? each : after) / 1000n} pods`
    : isAlone
      ? `Each pod of ${nameOf(object)} takes ${printed(each, counted?.[1])} of ${resource}`
      : `With ${nameOf(object)} the pods of its namespace take ${printed(after, counted?.[1])} of ${resource} together`;
  const [first] = object.pod.containers;
  const place =
    counted === undefined || first === undefined
      ? placeIn(object, '/spec', 'replicas')
      : placeIn(object, first.pointer, 'resources', ...counted);
  return {
    message: `${said}, and the ResourceQuota "${quota.name}" admits ${asText(quota.hard[resource])}.`,
    origin: object.source.origin,
    affected: [place],
    subject: `${object.namespace}/${quota.name} ${resource}${isAlone ? ` ${object.name}` : ''}`,
    consequence: isAlone
      ? refusedPods(object.kind)
      : 'The API server refuses the pods that no longer fit: some of them never run.',
    fix: 'Ask for less, or let the quota admit more.',
  };
}

/** Servers want each container to say what a quota counts, of CPU and memory. */
function* unsaid(
  object: PodObject,
  { name, hard }: Quota,
  isFilledIn: (namespace: string, list: List, resource: string) => boolean,
): Iterable<Problem> {
  for (const counted of Object.keys(hard).map(countedBy)) {
    if (counted === undefined || counted[1] === 'ephemeral-storage') continue;
    if (isFilledIn(object.namespace, ...counted)) continue;
    for (const container of object.pod.containers) {
      if (amountOf(container, ...counted) !== undefined) continue;
      const [list, resource] = counted;
      yield {
        message: `The container "${container.name}" says no ${list === 'limits' ? 'limit' : 'request'} of ${resource}, which the ResourceQuota "${name}" counts.`,
        origin: object.source.origin,
        affected: [placeIn(object, container.pointer, 'resources', list, resource)],
        subject: `${object.kind} ${object.namespace}/${object.name} ${container.name} ${list}.${resource}`,
        consequence: refusedPods(object.kind),
        fix: 'Say one, or let a LimitRange of the namespace fill it in.',
      };
    }
  }
}

function countedBy(resource: string): [List, string] | undefined {
  const [, list = 'requests', name] =
    /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage)$/.exec(resource) ?? [];
  return name === undefined ? undefined : [list === 'limits' ? 'limits' : 'requests', name];
}

/** Containers that run beside each other, or the largest of those that run before them. */
function takenBy({ containers }: Pod, list: List, resource: string): bigint {
  let beside = 0n;
  let first = 0n;
  for (const container of containers) {
    const amount = amountOf(container, list, resource) ?? 0n;
    if (container.list === 'containers' || container.content.restartPolicy === 'Always') beside += amount;
    else if (amount > first) first = amount;
  }
  return beside > first ? beside : first;
}

/** A request that is not said is the limit. */
function amountOf({ content }: PodContainer, list: List, resource: string): bigint | undefined {
  const { limits, requests } = objectIn(content.resources);
  const limit = readQuantity(objectIn(limits)[resource]);
  return list === 'limits' ? limit : (readQuantity(objectIn(requests)[resource]) ?? limit);
}

const lasting: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
]);

/** How many pods of it there are all the time; nothing where that is for the cluster to say. */
function stayingOf({ kind, content }: PodObject): number | undefined {
  const { replicas = 1, restartPolicy = 'Always' } = objectIn(content.spec);
  if (kind === 'Pod' && restartPolicy === 'Always') return 1;
  return lasting.has(kind) && Number.isSafeInteger(replicas) ? Number(replicas) : undefined;
}

function printed(thousandths: bigint, resource: string | undefined): string {
  return resource === 'cpu' ? printCpu(Number(thousandths)) : printMemory(Number(thousandths / 1000n));
}
