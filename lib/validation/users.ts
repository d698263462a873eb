import type { Origin } from '../diagnostics/origin';
import type { AppModel } from '../model/app';
import { firstTcp } from '../model/port';
import type { Route } from '../model/route';
import type { Service } from '../model/service';
import { onTarget } from '../model/views';
import type { Workload, WorkloadKind } from '../model/workload';
import { serviceBehind } from '../passes/start-after';
import { visitFields } from '../passes/visit-fields';

/** What makes the pods of each kind of workload. */
const controllers = { deployment: 'Deployment', job: 'Job' } as const satisfies Record<WorkloadKind, string>;
type Controller = (typeof controllers)[keyof typeof controllers];

/** The kinds of ours that others of ours find by name. */
export type UsedKind = 'ConfigMap' | 'Deployment' | 'Service' | 'ServiceAccount';

/** An object of ours that finds another one by name. */
export interface User {
  readonly kind: Controller | 'HorizontalPodAutoscaler' | 'Ingress';
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
    const { workloads, accounts, services, users } = index;
    const own = workloads.get(of);
    switch (kind) {
      case 'ServiceAccount':
        return accounts.get(accountKey(name, own)) ?? [];
      case 'ConfigMap':
        return own === undefined ? [] : [userIn(own)];
      case 'Deployment':
        return own && isScaled(own) ? [user('HorizontalPodAutoscaler', own)] : [];
      case 'Service': {
        const service = services.get(of)?.find((each) => each.name === name);
        return (service && users.get(service)) ?? [];
      }
    }
  };
}

interface Index {
  readonly workloads: ReadonlyMap<Origin, Workload>;
  readonly accounts: ReadonlyMap<string, readonly User[]>;
  readonly services: ReadonlyMap<Origin, readonly Service[]>;
  /** Routes that lead to a Service, then workloads that hold a reference to it, or wait at it. */
  readonly users: ReadonlyMap<Service, readonly User[]>;
}

function indexUsers(app: AppModel): Index {
  const workloads = new Map<Origin, Workload>();
  const accounts = new Map<string, User[]>();
  const services = new Map<Origin, Service[]>();
  const users = new Map<Service, User[]>();
  const doors = new Map<Workload, Service>();
  /** A form of a Service on some target → the Service. */
  const forms = new Map<unknown, Service[]>();
  for (const service of app.services) {
    append(services, service.origin, service);
    for (const form of new Set([service, ...Object.values(service.views ?? {})]))
      append(forms, form, service);
    if (isDoor(service) && !doors.has(service.selects)) doors.set(service.selects, service);
  }
  for (const route of app.routes) {
    if (route.targets.includes('kubernetes')) append(users, route.service, user('Ingress', route));
  }
  for (const workload of app.workloads) {
    if (!workload.targets.includes('kubernetes')) continue;
    workloads.set(workload.origin, workload);
    append(accounts, accountKey(workload.identity.name, workload), userIn(workload));
    for (const service of knownTo(workload, doors, forms)) append(users, service, userIn(workload));
  }
  return { workloads, accounts, services, users };
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
function userIn(workload: Workload): User {
  return user(controllers[workload.kind], workload);
}

function isScaled(workload: Workload): boolean {
  return 'scale' in workload && workload.scale?.type === 'range';
}

function user(kind: User['kind'], { name, origin, chart }: Workload | Route): User {
  return { kind, name, origin, namespace: chart.namespace ?? '' };
}

/** Others wait for a workload at the first such Service of it. */
function isDoor({ targets, ports, published }: Service): boolean {
  return !published && targets.includes('kubernetes') && firstTcp(ports) !== undefined;
}

/** The Services that a workload holds a reference to, or waits at. */
function knownTo(
  workload: Workload,
  doors: ReadonlyMap<Workload, Service>,
  forms: ReadonlyMap<unknown, readonly Service[]>,
): ReadonlySet<Service> {
  const known = new Set<Service>();
  for (const { workload: awaited, external } of workload.startAfter) {
    const service = awaited
      ? doors.get(onTarget(awaited, 'kubernetes'))
      : external && serviceBehind('kubernetes', external);
    if (service !== undefined) known.add(service);
  }
  visitFields(workload, {
    target: 'kubernetes',
    visit(field, value) {
      if (field !== 'reference.host' && field !== 'reference.url') return;
      if (typeof value !== 'object' || value === null || !('to' in value)) return;
      for (const service of forms.get(value.to) ?? []) known.add(service);
    },
  });
  return known;
}
