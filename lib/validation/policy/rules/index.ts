import type { PolicyCode } from '../../../diagnostics/catalogue';
import type { PolicyRule } from '../policy-rule';
import { accountDefault } from './account-default';
import { accountTokenMounted } from './account-token-mounted';
import { disruptionNoBudget } from './disruption-no-budget';
import { disruptionUnhealthyKept } from './disruption-unhealthy-kept';
import { imagePullPolicy } from './image-pull-policy';
import { jobNeverDeleted } from './job-never-deleted';
import { jobNoDeadline } from './job-no-deadline';
import { jobOverlapping } from './job-overlapping';
import { labelRequired } from './label-required';
import { namespaceDefault } from './namespace-default';
import { networkNoPolicy } from './network-no-policy';
import { portEveryInterface } from './port-every-interface';
import { portPrivileged } from './port-privileged';
import { portSsh } from './port-ssh';
import { probeIdentical } from './probe-identical';
import { probeMissing } from './probe-missing';
import { rbacAnonymous } from './rbac-anonymous';
import { rbacClusterAdmin } from './rbac-cluster-admin';
import { rbacCreatePods } from './rbac-create-pods';
import { resourcesRequestNotLimit } from './resources-request-not-limit';
import { resourcesUnset } from './resources-unset';
import { rolloutNotRolling } from './rollout-not-rolling';
import { routeAnyHost } from './route-any-host';
import { routeNoTls } from './route-no-tls';
import { routeSnippet } from './route-snippet';
import { scaleFewReplicas } from './scale-few-replicas';
import { scaleNoRoom } from './scale-no-room';
import { schedulingNoPriority } from './scheduling-no-priority';
import { schedulingNotSpread } from './scheduling-not-spread';
import { secretInEnvironment } from './secret-in-environment';
import { securityApparmor } from './security-apparmor';
import { securityCapabilities } from './security-capabilities';
import { securityContainerSocket } from './security-container-socket';
import { securityHostNamespaces } from './security-host-namespaces';
import { securityHostPath } from './security-host-path';
import { securityHostPort } from './security-host-port';
import { securityHostProbe } from './security-host-probe';
import { securityHostProcess } from './security-host-process';
import { securityLowUserId } from './security-low-user-id';
import { securityPrivilegeEscalation } from './security-privilege-escalation';
import { securityPrivileged } from './security-privileged';
import { securityProcMount } from './security-proc-mount';
import { securityRunsAsRoot } from './security-runs-as-root';
import { securitySeccomp } from './security-seccomp';
import { securitySelinux } from './security-selinux';
import { securitySysctls } from './security-sysctls';
import { securityVolumeType } from './security-volume-type';
import { securityWritableRoot } from './security-writable-root';
import { serviceExposed } from './service-exposed';
import { serviceExternalIps } from './service-external-ips';
import { usualRules } from './usual';

/** Every policy rule that is nothing but that; those that Lading has always told are in `validation/rules`. */
const table = {
  ...usualRules,
  'account/default': accountDefault,
  'account/token-mounted': accountTokenMounted,
  'disruption/no-budget': disruptionNoBudget,
  'disruption/unhealthy-kept': disruptionUnhealthyKept,
  'image/pull-policy': imagePullPolicy,
  'job/never-deleted': jobNeverDeleted,
  'job/no-deadline': jobNoDeadline,
  'job/overlapping': jobOverlapping,
  'label/required': labelRequired,
  'namespace/default': namespaceDefault,
  'network/no-policy': networkNoPolicy,
  'port/every-interface': portEveryInterface,
  'port/privileged': portPrivileged,
  'port/ssh': portSsh,
  'probe/identical': probeIdentical,
  'probe/missing': probeMissing,
  'rbac/anonymous': rbacAnonymous,
  'rbac/cluster-admin': rbacClusterAdmin,
  'rbac/create-pods': rbacCreatePods,
  'resources/request-not-limit': resourcesRequestNotLimit,
  'resources/unset': resourcesUnset,
  'rollout/not-rolling': rolloutNotRolling,
  'route/any-host': routeAnyHost,
  'route/no-tls': routeNoTls,
  'route/snippet': routeSnippet,
  'scale/few-replicas': scaleFewReplicas,
  'scale/no-room': scaleNoRoom,
  'scheduling/no-priority': schedulingNoPriority,
  'scheduling/not-spread': schedulingNotSpread,
  'secret/in-environment': secretInEnvironment,
  'security/apparmor': securityApparmor,
  'security/capabilities': securityCapabilities,
  'security/container-socket': securityContainerSocket,
  'security/host-namespaces': securityHostNamespaces,
  'security/host-path': securityHostPath,
  'security/host-port': securityHostPort,
  'security/host-probe': securityHostProbe,
  'security/host-process': securityHostProcess,
  'security/low-user-id': securityLowUserId,
  'security/privilege-escalation': securityPrivilegeEscalation,
  'security/privileged': securityPrivileged,
  'security/proc-mount': securityProcMount,
  'security/runs-as-root': securityRunsAsRoot,
  'security/seccomp': securitySeccomp,
  'security/selinux': securitySelinux,
  'security/sysctls': securitySysctls,
  'security/volume-type': securityVolumeType,
  'security/writable-root': securityWritableRoot,
  'service/exposed': serviceExposed,
  'service/external-ips': serviceExternalIps,
} as const satisfies { readonly [K in PolicyCode]?: PolicyRule<K> };

export type PolicyRuleCode = keyof typeof table;

export const policyRules: { readonly [K in PolicyRuleCode]: PolicyRule<K> } = table;

export function isPolicyRule(code: string): code is PolicyRuleCode {
  return Object.hasOwn(table, code);
}

export function policyRule<K extends PolicyRuleCode>(code: K): PolicyRule<K> {
  return policyRules[code];
}
