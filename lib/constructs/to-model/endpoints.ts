import type { Endpoint } from '../../model/endpoint';
import type { Workload } from '../../model/workload';
import type { Callable, Startable } from '../props/workload';

/** The workload's part of the model, whichever construct stands for it. */
export function workloadOf(construct: Startable): Workload {
  return 'deployment' in construct ? construct.deployment.model : construct.model;
}

/** The endpoints that a construct stands for: none where its props could not be read. */
export function endpointOf(construct: Callable): Endpoint[] {
  const model = 'service' in construct ? construct.service.model : construct.model;
  return model === undefined ? [] : [model];
}
