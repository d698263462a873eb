import type { ApiObject } from 'cdk8s';
import type { Origin } from '../../diagnostics/origin';
import { suppressionsIn } from '../../diagnostics/written-suppressions';
import { objectIn } from '../../model/read-json';
import { inheritOrigin, originOf } from './origin';

/** The origin of an object of somebody else's, with the findings that its annotations accept. */
export function acceptingOrigin(object: ApiObject): Origin {
  const origin = originOf(object);
  const { annotations } = objectIn(object.metadata.toJson());
  const suppressions = suppressionsIn(objectIn(annotations));
  if (suppressions.length === 0) return origin;
  const accepting: Origin = { ...origin, suppressions: [...origin.suppressions, ...suppressions] };
  inheritOrigin(object, accepting);
  return accepting;
}
