import type { Mesh } from '../../../model/mesh';
import type { Workload } from '../../../model/workload';

export const policyGroup = 'policy.linkerd.io';

/** What the objects about a port of a member are called. */
export function namedAt({ name }: Workload, port: number): string {
  return `${name}-${port}`;
}

/** Accounts, as Linkerd knows them: by name, or by the whole identity where the trust domain is said. */
export function identitiesOf(
  accounts: readonly { readonly name: string; readonly namespace: string | undefined }[],
  beside: string | undefined,
  { trustDomain }: Mesh,
): object {
  if (trustDomain !== undefined) {
    const of = ({ name, namespace = 'default' }: (typeof accounts)[number]) =>
      `${name}.${namespace}.serviceaccount.identity.linkerd.${trustDomain}`;
    return { identities: accounts.map(of) };
  }
  return {
    identityRefs: accounts.map(({ name, namespace = 'default' }) => ({
      kind: 'ServiceAccount',
      name,
      ...(namespace !== (beside ?? 'default') && { namespace }),
    })),
  };
}
