import type { ModelPart, PartKind } from '../model/app';
import type { Workload } from '../model/workload';
import { planPod } from './bare-pod';
import { planConfig, planConfigMaps } from './config-map';
import { planCronJob } from './cron-job';
import { planDaemonSet } from './daemon-set';
import { planDeployment } from './deployment';
import { planExternalName } from './external-name';
import { planExternalSecret } from './external-secret';
import { planHeadlessService } from './headless-service';
import { planAutoscaler } from './horizontal-pod-autoscaler';
import { planNetworkPolicy } from './isolated';
import { planJob } from './job';
import { planJobAccess } from './job-access';
import { backendOf } from './mesh/backends';
import { planMonitor } from './metrics';
import { planNamespace } from './namespace';
import { planPermissions } from './permission';
import { planClaims } from './persistent-volume-claim';
import type { Plan, PlannedObject } from './planned';
import { planDisruptionBudget } from './pod-disruption-budget';
import { planQuota } from './quota';
import { planRoute } from './route';
import { planScaledObject } from './scaled-object';
import { planService } from './service';
import { planServiceAccount } from './service-account';
import { planStatefulSet } from './stateful-set';
import { planTriggerAuthentications } from './trigger-authentication';

/** What the pods of every kind of workload need, whatever makes them. */
const ofPods: readonly Plan<Workload>[] = [
  planServiceAccount,
  planPermissions,
  planConfigMaps,
  planClaims,
  planJobAccess,
  planNetworkPolicy,
  planMonitor,
];

/** What each kind of part becomes, in the order of the output. */
const plans: { readonly [K in PartKind]: readonly Plan<ModelPart<K>>[] } = {
  deployment: [
    ...ofPods,
    planDeployment,
    planAutoscaler,
    planTriggerAuthentications,
    planScaledObject,
    planDisruptionBudget,
  ],
  statefulApp: [
    ...ofPods,
    planHeadlessService,
    planStatefulSet,
    planAutoscaler,
    planTriggerAuthentications,
    planScaledObject,
    planDisruptionBudget,
  ],
  agent: [...ofPods, planDaemonSet],
  pod: [...ofPods, planPod],
  job: [...ofPods, planJob],
  cronJob: [...ofPods, planCronJob],
  service: [planService],
  route: [planRoute],
  namespace: [planNamespace, planQuota],
  config: [planConfig],
  externalName: [planExternalName],
  externalSecret: [planExternalSecret],
  mesh: [(mesh) => backendOf(mesh).plan(mesh)],
};

/** The Kubernetes objects that a part becomes: none where it is not on Kubernetes. */
export function objectsOf<K extends PartKind>(part: ModelPart<K>): readonly PlannedObject[] {
  if (!part.targets.includes('kubernetes')) return [];
  return plans[part.kind].flatMap((plan) => plan(part));
}
