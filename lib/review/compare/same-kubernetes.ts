import { isObject, type JsonObject } from '../../model/json';
import { readRatio } from '../../model/quantity';
import { textIn } from '../../model/read-json';
import { isBuiltInGroup } from '../../validation/schema/kubernetes-index';
import type { Ordered, Same } from './compare';
import { shapeOf } from './difference';

/** Where amounts stand, which mean the same in several ways of writing: `0.5` and `500m`. */
const amounts =
  /(?:^|\/)(?:(?:limits|requests|hard|capacity|overhead|default|defaultRequest|min|max|maxLimitRequestRatio)\/[^/]+|sizeLimit|averageValue|divisor|value)$/;

/** What a server fills in where nothing is said, by the end of the place. */
const serverDefaults: readonly (readonly [place: RegExp, value: unknown])[] = [
  [/(?:^|\/)ports\/\*\/protocol$/, 'TCP'],
  [/(?:Probe|httpGet|preStop|postStart)(?:\/httpGet)?\/scheme$/, 'HTTP'],
  [/Probe\/timeoutSeconds$/, 1],
  [/Probe\/periodSeconds$/, 10],
  [/Probe\/successThreshold$/, 1],
  [/Probe\/failureThreshold$/, 3],
  [/Probe\/grpc\/service$/, ''],
  [/(?:^|\/)spec\/dnsPolicy$/, 'ClusterFirst'],
  [/(?:^|\/)spec\/schedulerName$/, 'default-scheduler'],
  [/(?:^|\/)spec\/terminationGracePeriodSeconds$/, 30],
  [/(?:^|\/)spec\/enableServiceLinks$/, true],
  [/(?:^|\/)spec\/(?:hostNetwork|hostPID|hostIPC)$/, false],
  [/(?:^|\/)spec\/restartPolicy$/, 'Always'],
  [/(?:^|\/)env\/\*\/value$/, ''],
  [/(?:^|\/)terminationMessagePath$/, '/dev/termination-log'],
  [/(?:^|\/)terminationMessagePolicy$/, 'File'],
  [/(?:^|\/)(?:configMap|secret|projected|downwardAPI)\/defaultMode$/, 420],
  [/(?:^|\/)volumeMounts\/\*\/readOnly$/, false],
  [/(?:^|\/)fieldRef\/apiVersion$/, 'v1'],
  [/^spec\/replicas$/, 1],
  [/^spec\/revisionHistoryLimit$/, 10],
  [/^spec\/progressDeadlineSeconds$/, 600],
  [/^spec\/minReadySeconds$/, 0],
  [/^spec\/(?:strategy|updateStrategy)\/type$/, 'RollingUpdate'],
  [/^spec\/updateStrategy\/rollingUpdate\/(?:maxSurge|partition)$/, 0],
  [/^spec\/updateStrategy\/rollingUpdate\/maxUnavailable$/, 1],
  [/^spec\/persistentVolumeClaimRetentionPolicy\/when(?:Deleted|Scaled)$/, 'Retain'],
  [/^spec\/strategy\/rollingUpdate\/(?:maxSurge|maxUnavailable)$/, '25%'],
  [/^spec\/podManagementPolicy$/, 'OrderedReady'],
  [/^spec\/concurrencyPolicy$/, 'Allow'],
  [/^spec\/suspend$/, false],
  [/^spec\/successfulJobsHistoryLimit$/, 3],
  [/^spec\/failedJobsHistoryLimit$/, 1],
  [/^spec\/(?:jobTemplate\/spec\/)?backoffLimit$/, 6],
  [/^spec\/(?:jobTemplate\/spec\/)?(?:completions|parallelism)$/, 1],
  [/^spec\/(?:jobTemplate\/spec\/)?completionMode$/, 'NonIndexed'],
  [/^spec\/type$/, 'ClusterIP'],
  [/^spec\/sessionAffinity$/, 'None'],
  [/^spec\/(?:internalTrafficPolicy|externalTrafficPolicy)$/, 'Cluster'],
  [/^type$/, 'Opaque'],
  [/^spec\/(?:jobTemplate\/spec\/)?manualSelector$/, false],
  [/^spec\/(?:jobTemplate\/spec\/)?podReplacementPolicy$/, 'TerminatingOrFailed'],
  [/(?:^|\/)serviceAccountToken\/expirationSeconds$/, 3600],
  [/^spec\/allocateLoadBalancerNodePorts$/, true],
  [/^spec\/sessionAffinityConfig\/clientIP\/timeoutSeconds$/, 10800],
  [/^spec\/minReplicas$/, 1],
  [/^spec\/behavior\/scaleUp\/stabilizationWindowSeconds$/, 0],
  [/^spec\/behavior\/scale(?:Up|Down)\/selectPolicy$/, 'Max'],
  [/^spec\/conversion\/strategy$/, 'None'],
  [/^spec\/(?:volumeClaimTemplates\/\*\/spec\/)?volumeMode$/, 'Filesystem'],
  [/(?:^|\/)volumeClaimTemplate\/spec\/volumeMode$/, 'Filesystem'],
  [/(?:^|\/)(?:volumeClaimTemplate|jobTemplate|template)\/metadata$/, '{}'],
  [/^spec\/publishNotReadyAddresses$/, false],
  [/(?:^|\/)spec\/(?:securityContext)$/, '{}'],
  [/(?:^|\/)(?:initContainers|containers)\/\*\/(?:resources|securityContext)$/, '{}'],
];

/** Compares two states of an object as a server does: amounts by value, and what it fills in as what is not said. */
export function sameToKubernetes({ apiVersion }: JsonObject): Same {
  const isBuiltIn = isBuiltInGroup(textIn(apiVersion) ?? '');
  return (steps, before, after) => {
    const shape = shapeOf(steps);
    if (before !== undefined && after !== undefined) return isSameAmount(shape, before, after);
    const said = before ?? after;
    // A list that holds nothing a server does not keep; what a definition describes it keeps as it is.
    return isBuiltIn && Array.isArray(said) && said.length === 0 ? true : isFilledIn(shape, said);
  };
}

/** In a pod, and in what pods are made of: a server keeps the order of every list, and another template replaces the pods. */
export function orderedInKubernetes({ kind }: JsonObject): Ordered {
  const place = kind === 'Pod' ? /^spec\// : /^spec\/(?:(?:template|jobTemplate)\/|volumeClaimTemplates$)/;
  return (steps) => place.test(shapeOf(steps));
}

/** Whether it is what a server fills in; of an object, all that is in it. */
function isFilledIn(shape: string, said: unknown): boolean {
  const plain = isObject(said) && Object.keys(said).length === 0 ? '{}' : said;
  if (serverDefaults.some(([place, value]) => value === plain && place.test(shape))) return true;
  return (
    isObject(plain) &&
    Object.keys(plain).every((key) => isFilledIn(shape === '' ? key : `${shape}/${key}`, plain[key]))
  );
}

function isSameAmount(shape: string, before: unknown, after: unknown): boolean {
  if (!amounts.test(shape) || typeof before === 'object' || typeof after === 'object') return false;
  const [one, other] = [readRatio(String(before)), readRatio(String(after))];
  if (one === undefined || other === undefined) return false;
  return one.numerator * other.denominator === other.numerator * one.denominator;
}
