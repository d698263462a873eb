import type { Origin } from '../diagnostics/origin';
import type { AppModel } from '../model/app';
import type { Claim } from '../model/claim';
import { backendsOf, type Route } from '../model/route';
import type { Service } from '../model/service';
import { podsServiceName } from '../model/stateful-app';
import type { Workload, WorkloadKind } from '../model/workload';
import { addressesUsed } from './addresses-used';

/** What makes the pods of each kind of workload. */
const controllers = {
  deployment: 'Deployment',
  statefulApp: 'StatefulSet',
  agent: 'DaemonSet',
  pod: 'Pod',
  job: 'Job',
  cronJob: 'CronJob',
} as const satisfies Record<WorkloadKind, string>;
type Controller = (typeof controllers)[keyof typeof controllers];

/** The kinds of ours that others of ours find by name. */
const usedKinds = [
  'ConfigMap',
  'Deployment',
  'Namespace',
  'PersistentVolumeClaim',
  'Service',
  'ServiceAccount',
  'StatefulSet',
] as const;
export type UsedKind = (typeof usedKinds)[number];

const isUsed: ReadonlySet<string> = new Set(usedKinds);

export function isUsedKind(kind: string): kind is UsedKind {
  return isUsed.has(kind);
}

/** What decides how many replicas there are. */
export type Scaler = 'HorizontalPodAutoscaler' | 'ScaledObject';

export function isScaler(kind: string): kind is Scaler {
  return kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject';
}

/** An object of ours that finds another one by name. */
export interface User {
  readonly kind: Controller | Scaler | 'Ingress' | 'HTTPRoute';
  readonly name: string;
  readonly origin: Origin;
  readonly namespace: string;
}

/** Answers who finds an object of ours by name, as the model says it; `of` is whom the object speaks for. */
export type UsersOf = (kind: UsedKind, name: string, of: Origin) => readonly User[];

/** The app is looked through when the first question comes, and once: mostly none does. */
export function usersIn(app: AppModel): UsersOf {
  let index: Index | undefined;
  return (kind, name, of) => {
    index ??= indexUsers(app);
    const { workloads, accounts, claims, namespaces, services, users } = index;
    const own = workloads.get(of);
    switch (kind) {
      case 'ServiceAccount':
        return accounts.get(accountKey(name, own)) ?? [];
      case 'ConfigMap':
        return own === undefined ? [] : [userIn(own)];
      case 'Deployment':
      case 'StatefulSet':
        return own === undefined ? [] : scalersOf(own);
      case 'PersistentVolumeClaim': {
        const volume = own?.volumes.find((each) => each.type === 'claim' && each.claim.name === name);
        return (volume?.type === 'claim' && claims.get(volume.claim)) || [];
      }
      case 'Namespace':
        return namespaces.get(name) ?? [];
      case 'Service': {
        if (own?.kind === 'statefulApp' && name === podsServiceName(own)) return [userIn(own)];
        const service = services.get(of)?.find((each) => each.name === name);
        return (service && users.get(service)) ?? [];
      }
    }
  };
}

interface Index {
  readonly workloads: ReadonlyMap<Origin, Workload>;
  readonly accounts: ReadonlyMap<string, readonly User[]>;
  readonly claims: ReadonlyMap<Claim, readonly User[]>;
  readonly namespaces: ReadonlyMap<string, readonly User[]>;
  readonly services: ReadonlyMap<Origin, readonly Service[]>;
  /** Routes that lead to a Service, then workloads that hold a reference to it, or wait at it. */
  readonly users: ReadonlyMap<Service, readonly User[]>;
}

function indexUsers(app: AppModel): Index {
  const workloads = new Map<Origin, Workload>();
  const accounts = new Map<string, User[]>();
  const services = new Map<Origin, Service[]>();
  const users = new Map<Service, User[]>();
  const claims = new Map<Claim, User[]>();
  const namespaces = new Map<string, User[]>();
  const addressesOf = addressesUsed(app, 'kubernetes');
  for (const service of app.services) append(services, service.origin, service);
  for (const route of app.routes) {
    if (!route.targets.includes('kubernetes')) continue;
    const kind = route.gateway === undefined ? 'Ingress' : 'HTTPRoute';
    for (const { service } of backendsOf(route)) append(users, service, user(kind, route));
  }
  for (const workload of app.workloads) {
    if (!workload.targets.includes('kubernetes')) continue;
    workloads.set(workload.origin, workload);
    append(namespaces, workload.chart.namespace ?? '', userIn(workload));
    append(accounts, accountKey(workload.identity.name, workload), userIn(workload));
    for (const [service, { host }] of addressesOf(workload))
      if (host) append(users, service, userIn(workload));
    for (const volume of workload.volumes) {
      if (volume.type === 'claim' && !volume.ephemeral) append(claims, volume.claim, userIn(workload));
    }
  }
  return { workloads, accounts, claims, namespaces, services, users };
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function accountKey(name: string, workload: Workload | undefined): string {
  return `${workload?.chart.namespace ?? ''}/${name}`;
}

/** The pods of a workload. */
export function userIn(workload: Workload): User {
  return user(controllers[workload.kind], workload);
}

function scalersOf(workload: Workload): readonly User[] {
  if (!('scale' in workload) || workload.scale?.type !== 'range') return [];
  return [user(workload.scale.keda === undefined ? 'HorizontalPodAutoscaler' : 'ScaledObject', workload)];
}

function user(kind: User['kind'], { name, origin, chart }: Workload | Route): User {
  return { kind, name, origin, namespace: chart.namespace ?? '' };
}
