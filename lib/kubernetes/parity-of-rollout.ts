import type { ParityTable } from '../model/parity';
import { kept } from '../model/treatment';
import { wholeSeconds } from './whole-seconds';

/** What Kubernetes does with what is said of how many pods there are, and how new ones replace old ones. */
export const ofRollout = {
  'workload.revisionHistoryLimit': 'kept',
  'workload.disruptionBudget.maxUnavailable': 'kept',
  'workload.disruptionBudget.minAvailable': 'kept',
  'workload.disruptionBudget.none': 'kept',
  'scale.fixed.replicas': 'kept',
  'scale.range.min': 'kept',
  'scale.range.max': 'kept',
  'scale.range.cpu': 'kept',
  'scale.range.memory': 'kept',
  'scale.range.metrics': 'kept',
  'scale.range.behavior': 'kept',
  'scale.range.keda': kept('A ScaledObject: the operator of KEDA has to be in the cluster.'),
  'workload.podManagement': 'kept',
  'statefulRollout.strategy': 'kept',
  'statefulRollout.partition': 'kept',
  'statefulRollout.minReady': wholeSeconds(0),
  'agentRollout.strategy': 'kept',
  'agentRollout.maxSurge': 'kept',
  'agentRollout.maxUnavailable': 'kept',
  'agentRollout.minReady': wholeSeconds(0),
  'retention.whenDeleted': 'kept',
  'retention.whenScaled': 'kept',
  'rollout.strategy': 'kept',
  'rollout.maxSurge': 'kept',
  'rollout.maxUnavailable': 'kept',
  'rollout.minReady': wholeSeconds(0),
  'rollout.progressDeadline': wholeSeconds(1),
} satisfies Partial<ParityTable>;
