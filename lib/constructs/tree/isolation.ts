import type { IConstruct } from 'constructs';
import type { Isolation } from '../../model/isolation';
import { isolationOf, type Network } from '../props/network';

/** What holds at a construct that says something of its network and below it, kept on it, as its origin is. */
const key = Symbol.for('lading.network');
type Saying = IConstruct & { [key]?: { readonly isolation?: Isolation } };

/** Says it for all that is below a construct; nothing said leaves what is said around it. */
export function stateNetwork(scope: Saying, said: Network | undefined): void {
  if (said !== undefined) scope[key] = { isolation: isolationOf(said) };
}

/** How the workloads at a place in the tree are isolated, where they are. */
export function isolationAt(scope: IConstruct): Isolation | undefined {
  for (let at: Saying | undefined = scope; at !== undefined; at = at.node.scope) {
    const said = at[key];
    if (said !== undefined) return said.isolation;
  }
  return undefined;
}
