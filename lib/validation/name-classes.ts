import { objectIn } from '../model/read-json';
import { remember } from '../model/remember';
import type { KubernetesObject } from './kubernetes-object';
import { type NearName, nearHost, nearKey, nearLabel, nearNone, nearVariable } from './near-name';

/** A grammar of names: what it takes, and how to say so. */
export interface NameClass {
  readonly pattern: RegExp;
  readonly length: number;
  readonly says: string;
  /** May give what the class does not take, too. */
  readonly near: NearName;
}

/** The nearest name that the class takes. */
export function nearName(name: string, allowed: NameClass): string | undefined {
  const near = allowed.near(name, allowed.length);
  return near !== undefined && near !== name && isName(near, allowed) ? near : undefined;
}

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

const dnsLabel: NameClass = {
  pattern: new RegExp(`^${label}$`),
  length: 63,
  says: 'lower-case letters, digits and `-`, with a letter or digit at both ends, 63 characters at most',
  near: nearLabel,
};

/**
 * What everything takes that may bear a workload's name: who mends one name by this is not sent back for the next. Of
 * these, names of Services before 1.36 are the strictest: the same as a label, but a letter comes first.
 */
export const strictName: NameClass = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  length: 63,
  says: 'lower-case letters, digits and `-`, a letter first and no `-` last, 63 characters at most',
  near: nearLabel,
};

export const dnsSubdomain: NameClass = {
  pattern: new RegExp(`^${label}(\\.${label})*$`),
  length: 253,
  says: 'lower-case letters, digits, `-` and `.`, with a letter or digit at both ends of each part, 253 characters at most',
  near: nearLabel,
};

/** The same with fewer characters, where that is less. */
export function atMost(length: number, allowed: NameClass): NameClass {
  if (length >= allowed.length) return allowed;
  return { ...allowed, length, says: allowed.says.replace(/\d+ characters/, `${length} characters`) };
}

const cronJobName = atMost(52, dnsSubdomain);

/** It becomes a label of the job's pods, unless these are found by labels of the user's own. */
const jobName = atMost(63, dnsSubdomain);

/** The server takes longer ones, but its controller makes a label of each, with a hash: then no pod is ever made. */
export const statefulSetName: NameClass = {
  ...dnsLabel,
  length: 52,
  says: dnsLabel.says.replace('63', '52'),
};

const pathSegment: NameClass = {
  pattern: /^(?!\.{1,2}$)[^/%]+$/,
  length: Number.POSITIVE_INFINITY,
  says: 'any characters but `/` and `%`, and is not `.` or `..`',
  near: nearKey,
};

export const containerName = dnsLabel;
export const namespaceName = dnsLabel;

/** A port's name as IANA registers services: with a letter, and no two hyphens together. */
export const portName: NameClass = {
  pattern: /^(?=[^a-z]*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  length: 15,
  says: 'lower-case letters, digits and single `-` inside, at least one letter, 15 characters at most',
  near: nearLabel,
};

/** A variable of a container, as servers before 1.32 take it. */
const oldVariableName: NameClass = {
  pattern: /^(?!\.{1,2}$)(?!\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/,
  length: Number.POSITIVE_INFINITY,
  says: 'letters, digits, `-`, `_` and `.`, no digit first',
  near: nearVariable,
};

const variableName: NameClass = {
  pattern: /^[ -<>-~]+$/,
  length: Number.POSITIVE_INFINITY,
  says: 'printable ASCII characters but `=`',
  near: nearVariable,
};

/** A key of a ConfigMap or Secret. */
export const dataKey: NameClass = {
  pattern: /^(?!\.$)(?!\.\.)[-._a-zA-Z0-9]+$/,
  length: 253,
  says: 'letters, digits, `-`, `_` and `.`, 253 characters at most',
  near: nearKey,
};

/** A host of an Ingress; the first part may be `*`. */
export const hostName: NameClass = {
  pattern: new RegExp(`^(?!\\d+(\\.\\d+){3}$)(\\*\\.)?${label}(\\.${label})*$`),
  length: 253,
  says: 'lower-case letters, digits, `-` and `.`, without scheme, port or path',
  near: nearHost,
};

/** A host that a certificate is for, which may be an address. */
export const certificateHost: NameClass = {
  ...hostName,
  pattern: new RegExp(`^(\\*\\.)?${label}(\\.${label})*$`),
};

/** Services, volumes, configs and secrets of a Compose file. */
export const composeName: NameClass = {
  pattern: /^[a-zA-Z0-9._-]+$/,
  length: Number.POSITIVE_INFINITY,
  says: 'letters, digits, `.`, `_` and `-`',
  near: nearKey,
};

/** What docker compose makes a project's name of: it leaves out whatever it does not take. */
export const composeProjectName: NameClass = {
  pattern: /[A-Za-z0-9]/,
  length: Number.POSITIVE_INFINITY,
  says: 'lower-case letters, digits, `_` and `-`, with a letter or digit first',
  near: nearNone,
};

/** Kinds with a grammar of their own, by group and kind; a subdomain is what all others take. */
const classes: Readonly<Record<string, NameClass | undefined>> = {
  '/Namespace': dnsLabel,
  'apps/StatefulSet': dnsLabel,
  'batch/CronJob': cronJobName,
  // The server takes any name for it that a path can hold.
  'policy/PodDisruptionBudget': pathSegment,
  'rbac.authorization.k8s.io/Role': pathSegment,
  'rbac.authorization.k8s.io/RoleBinding': pathSegment,
  'rbac.authorization.k8s.io/ClusterRole': pathSegment,
  'rbac.authorization.k8s.io/ClusterRoleBinding': pathSegment,
  'certificates.k8s.io/CertificateSigningRequest': pathSegment,
};

/** Kinds whose names the server makes out in ways that are not a grammar, or that have none. */
const unchecked: ReadonlySet<string> = new Set([
  '/Binding',
  '/Event',
  'apiregistration.k8s.io/APIService',
  'certificates.k8s.io/ClusterTrustBundle',
  'events.k8s.io/Event',
  'networking.k8s.io/IPAddress',
]);

/** Whether the server thinks of a name where there is none. */
export function isNamedByServer(group: string, kind: string): boolean {
  return group === '' && kind === 'LimitRange';
}

/** The names that kinds take in all of the versions; nothing where they cannot be judged. */
export function nameClasses(
  versions: readonly string[],
): (object: Pick<KubernetesObject, 'group' | 'kind' | 'content'>) => NameClass | undefined {
  const serviceName = versions.some((version) => isBefore(version, 36)) ? strictName : dnsLabel;
  const classOf = remember((key) => {
    if (unchecked.has(key) || /(List|Review|Options|Status)$/.test(key)) return undefined;
    return key === '/Service' ? serviceName : (classes[key] ?? dnsSubdomain);
  });
  return ({ group, kind, content }) => {
    if (kind === 'Job' && group === 'batch' && objectIn(content.spec).manualSelector !== true) return jobName;
    return classOf(`${group}/${kind}`);
  };
}

/** The names of variables that all of the app's versions take. */
export function variableNameOf(versions: readonly string[]): NameClass {
  return versions.some((version) => isBefore(version, 32)) ? oldVariableName : variableName;
}

function isBefore(version: string, minor: number): boolean {
  return Number(version.split('.')[1]) < minor;
}

export function isName(value: string, { pattern, length }: NameClass): boolean {
  return value.length <= length && pattern.test(value);
}
