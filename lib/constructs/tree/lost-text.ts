import type { IConstruct } from 'constructs';
import { markLost } from '../../model/marker';
import { modelOf } from './model-of';

/**
 * The text of a construct of ours. cdk8s gives its path, which reads like an address and is none: here it can be told
 * wherever it ends up.
 */
export function lostText(construct: IConstruct, what: string | undefined = modelOf(construct)?.is): string {
  return markLost(`the ${what} "${construct.node.id}"`);
}
