import { type ConstructName, type Modelled, modelOf } from '../tree/model-of';
import { asConstruct, asList } from './guess';
import { guarded, type Shape } from './shape';
import { list } from './shapes';

const startable = [
  'WebApp',
  'StatefulApp',
  'Agent',
  'Worker',
  'Deployment',
  'Pod',
  'Job',
  'Service',
  'External',
] as const;
const callableNames = ['WebApp', 'StatefulApp', 'Agent', 'Service', 'External'] as const;
const selected = ['WebApp', 'StatefulApp', 'Agent', 'Worker', 'Deployment', 'Pod'] as const;
const routed = ['Service', 'WebApp', 'StatefulApp', 'Agent'] as const;
const member = ['WebApp', 'StatefulApp', 'Agent', 'Worker', 'Deployment', 'Pod', 'Job', 'CronJob'] as const;

/**
 * Something that a workload can be started after: a WebApp, StatefulApp, Agent, Worker, Deployment, Pod, Job, Service
 * or External. A Service stands for the workload behind it.
 */
export interface Startable extends Modelled<(typeof startable)[number]> {}

/** Something with a host and ports: a WebApp, StatefulApp, Agent with a port, Service or External. */
export interface Callable extends Modelled<(typeof callableNames)[number]> {}

/** Something with pods behind it: a WebApp, StatefulApp, Agent, Worker, Deployment or Pod. */
export interface Selectable extends Modelled<(typeof selected)[number]> {}

/** Something that answers HTTP inside: a Service, or a WebApp, StatefulApp or Agent that has one. */
export interface Routable extends Modelled<(typeof routed)[number]> {}

/** Something that can be a member of a ServiceMesh: a workload of any kind. */
export interface MeshMember extends Modelled<(typeof member)[number]> {}

/** A construct of ours, known by what it says that it is: a class would not survive a second copy of this package. */
function construct(...names: readonly ConstructName[]): Shape {
  return guarded(listed(names), (value) => isOne(names, value), { kind: 'construct', names }, asConstruct);
}

/** The same, where others connect to it: an Agent without a port cannot be meant. */
function served(...names: readonly ConstructName[]): Shape {
  const isServed = (value: unknown) => {
    const model = modelOf(value);
    return isOne(names, value) && (model?.is !== 'Agent' || model.service !== undefined);
  };
  const labels = names.map((name) => (name === 'Agent' ? 'Agent with a port' : name));
  return guarded(listed(labels), isServed, { kind: 'construct', names }, asConstruct);
}

function isOne(names: readonly ConstructName[], value: unknown): boolean {
  const is = modelOf(value)?.is;
  return is !== undefined && names.includes(is);
}

function listOf(item: Shape): Shape {
  return list(item, (value) => (modelOf(value) === undefined ? asConstruct(value) : asList(value)));
}

/** `a WebApp, Worker or Deployment`. */
function listed(names: readonly string[]): string {
  const [last = '', ...before] = [...names].reverse();
  return before.length === 0 ? `a ${last}` : `a ${before.reverse().join(', ')} or ${last}`;
}

export const startables = listOf(construct(...startable));
export const callables = listOf(served(...callableNames));
export const meshMembers = listOf(construct(...member));
export const callable = served(...callableNames);
export const selectable = construct(...selected);
export const routable = served(...routed);
export const configs = construct('Config');

/** A secret that the app knows the keys of, a `Secret`. */
export interface SomeSecret extends Modelled<'Secret'> {}

export const secrets = construct('Secret');
