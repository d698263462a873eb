import type { Deployment } from '../deployment';
import type { External } from '../external';
import type { Service } from '../service';
import { type ConstructName, modelOf } from '../tree/model-of';
import type { WebApp } from '../web-app';
import type { Worker } from '../worker';
import { guarded, type Shape } from './shape';
import { list } from './shapes';

/** Something that a workload can be started after. A Service stands for the workload behind it. */
export type Startable = WebApp | Worker | Deployment | Service | External;

/** Something with a host and ports. */
export type Callable = WebApp | Service | External;

/** Something with pods behind it. */
export type Selectable = WebApp | Worker | Deployment;

/** Something that answers HTTP inside: a Service, or what has one. */
export type Routable = WebApp | Service;

/** A construct of ours, known by what it says that it is: a class would not survive a second copy of this package. */
function construct(...names: readonly ConstructName[]): Shape {
  const isOne = (value: unknown): boolean => {
    const is = modelOf(value)?.is;
    return is !== undefined && names.includes(is);
  };
  return guarded(listed(names), isOne, { kind: 'construct', names });
}

/** `a WebApp, Worker or Deployment`. */
function listed(names: readonly ConstructName[]): string {
  const [last = '', ...before] = [...names].reverse();
  return before.length === 0 ? `a ${last}` : `a ${before.reverse().join(', ')} or ${last}`;
}

export const startables = list(construct('WebApp', 'Worker', 'Deployment', 'Service', 'External'));
export const callables = list(construct('WebApp', 'Service', 'External'));
export const selectable = construct('WebApp', 'Worker', 'Deployment');
export const routable = construct('Service', 'WebApp');
