import type { Origin } from '../diagnostics/origin';
import type { AppModel } from '../model/app';
import type { Route } from '../model/route';
import type { Service } from '../model/service';
import { onTarget } from '../model/views';
import type { Workload, WorkloadKind } from '../model/workload';
import { serviceBehind } from '../passes/start-after';
import { visitFields } from '../passes/visit-fields';

/** What makes the pods of each kind of workload. */
const controllers = { deployment: 'Deployment' } as const satisfies Record<WorkloadKind, string>;
type Controller = (typeof controllers)[keyof typeof controllers];

/** The kinds of ours that others of ours find by name. */
export type UsedKind = 'ConfigMap' | Controller | 'Service' | 'ServiceAccount';

/** An object of ours that finds another one by name. */
export interface User {
  readonly kind: Controller | 'HorizontalPodAutoscaler' | 'Ingress';
  readonly name: string;
  readonly origin: Origin;
  readonly namespace: string;
}

/** Who finds an object of ours by name, as the model says it; `of` is whom the object speaks for. */
export function usersOf(app: AppModel, kind: UsedKind, name: string, of: Origin): User[] {
  const workloads = app.workloads.filter(({ targets }) => targets.includes('kubernetes'));
  const own = workloads.find(({ origin }) => origin === of);
  switch (kind) {
    case 'ServiceAccount':
      return workloads
        .filter(({ identity, chart }) => identity.name === name && chart.namespace === own?.chart.namespace)
        .map((each) => userIn(each));
    case 'ConfigMap':
      return own === undefined ? [] : [userIn(own)];
    case 'Deployment':
      return own && isScaled(own) ? [user('HorizontalPodAutoscaler', own)] : [];
    case 'Service': {
      const service = app.services.find((each) => each.origin === of && each.name === name);
      if (service === undefined) return [];
      const routes = app.routes
        .filter((route) => route.service === service && route.targets.includes('kubernetes'))
        .map((route) => user('Ingress', route));
      const isDoor = doorOf(service.selects, app) === service;
      const callers = workloads.filter((each) => knows(each, service, isDoor));
      return [...routes, ...callers.map((each) => userIn(each))];
    }
  }
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

/** The Service at which others wait for a workload. */
function doorOf(workload: Workload, { services }: AppModel): Service | undefined {
  return services.find(
    ({ selects, targets, ports, published }) =>
      selects === workload &&
      !published &&
      targets.includes('kubernetes') &&
      ports.some(({ protocol }) => protocol === 'tcp'),
  );
}

/** Whether a workload holds a reference to a Service, or waits at it. */
function knows(workload: Workload, service: Service, isDoor: boolean): boolean {
  if (
    isDoor &&
    workload.startAfter.some(
      (each) => each.workload && onTarget(each.workload, 'kubernetes') === service.selects,
    )
  )
    return true;
  if (
    workload.startAfter.some(({ external }) => external && serviceBehind('kubernetes', external) === service)
  )
    return true;
  let found = false;
  visitFields(workload, {
    target: 'kubernetes',
    visit(field, value) {
      if (field !== 'reference.host' && field !== 'reference.url') return;
      found ||=
        typeof value === 'object' &&
        value !== null &&
        'to' in value &&
        (value.to === service || isView(value.to, service));
    },
  });
  return found;
}

/** Another form of the same Service, for another target. */
function isView(to: unknown, { views = {} }: Service): boolean {
  return Object.values(views).some((view) => view === to);
}
