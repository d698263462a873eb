import type { Place } from '../../lib/kubernetes/place';
import { chart, origin } from '../model/parts';
import { makePrepared } from '../passes/prepared';

/** A place in the Deployment of the construct `shop/api`. */
export function placeIn(prepared = makePrepared(), from = chart()): Place {
  return { prepared, origin: origin('shop/api'), chart: from, object: 'Deployment/api', property: [] };
}
