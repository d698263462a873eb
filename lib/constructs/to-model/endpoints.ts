import type { Endpoint } from '../../model/endpoint';
import type { StartAfter } from '../../model/workload';
import type { Callable, Startable } from '../props/constructs';
import { modelOf } from '../tree/model-of';

/** What is waited for, whichever construct stands for it: nothing where its props could not be read. */
export function startAfterOf(construct: Startable): StartAfter[] {
  const { workload, external } = modelOf(construct) ?? {};
  if (workload !== undefined) return [{ workload }];
  return external === undefined ? [] : [{ external }];
}

/** The endpoints that a construct stands for: none where its props could not be read. */
export function endpointOf(construct: Callable): Endpoint[] {
  const { service, external } = modelOf(construct) ?? {};
  const endpoint = service ?? external;
  return endpoint === undefined ? [] : [endpoint];
}
