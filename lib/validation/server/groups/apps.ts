import { checkDaemonSet } from '../daemon-set';
import { checkDeployment } from '../deployment';
import type { KindChecks } from '../kind-checks';
import { checkStatefulSet } from '../stateful-set';
import { checkTemplate } from '../template';

export const apps: KindChecks = {
  DaemonSet: [checkTemplate, checkDaemonSet],
  Deployment: [checkTemplate, checkDeployment],
  ReplicaSet: [checkTemplate],
  StatefulSet: [checkTemplate, checkStatefulSet],
};
