import type { IConstruct } from 'constructs';
import type { PodSecurityLevel } from '../../model/pod-security';

/** What namespaces at a construct and below it enforce, kept on it, as its origin is. */
const key = Symbol.for('lading.security');
type Saying = IConstruct & { [key]?: PodSecurityLevel };

/** Says it for all that is below a construct; nothing said leaves what is said around it. */
export function stateSecurity(scope: Saying, said: PodSecurityLevel | undefined): void {
  if (said !== undefined) scope[key] = said;
}

/** What is enforced at a place in the tree, where somebody says. */
export function securityAt(scope: IConstruct): PodSecurityLevel | undefined {
  for (let at: Saying | undefined = scope; at !== undefined; at = at.node.scope) {
    const said = at[key];
    if (said !== undefined) return said;
  }
  return undefined;
}
