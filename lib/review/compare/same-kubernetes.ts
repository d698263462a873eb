import { readRatio } from '../../model/quantity';
import type { Same } from './compare';
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
  [/^spec\/(?:volumeClaimTemplates\/\*\/spec\/)?volumeMode$/, 'Filesystem'],
  [/^spec\/publishNotReadyAddresses$/, false],
  [/(?:^|\/)spec\/(?:securityContext)$/, '{}'],
  [/(?:^|\/)(?:initContainers|containers)\/\*\/(?:resources|securityContext)$/, '{}'],
];

/** Compares as a server does: amounts by value, and what it fills in is the same as what is not said. */
export const sameToKubernetes: Same = (steps, before, after) => {
  const shape = shapeOf(steps);
  if (before !== undefined && after !== undefined) return isSameAmount(shape, before, after);
  const said = before ?? after;
  const plain = typeof said === 'object' ? JSON.stringify(said) : said;
  return serverDefaults.some(([place, value]) => value === plain && place.test(shape));
};

function isSameAmount(shape: string, before: unknown, after: unknown): boolean {
  if (!amounts.test(shape) || typeof before === 'object' || typeof after === 'object') return false;
  const [one, other] = [readRatio(String(before)), readRatio(String(after))];
  if (one === undefined || other === undefined) return false;
  return one.numerator * other.denominator === other.numerator * one.denominator;
}
