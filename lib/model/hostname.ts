import type { FieldContext, Treatment } from './parity';
import { notExpressible } from './treatment';
import type { WorkloadBase, WorkloadKind } from './workload';

/** What containers call themselves; nothing where each replica has a name of its own, which no other can replace. */
export function hostnameOf({
  kind,
  hostname,
}: Pick<WorkloadBase, 'hostname'> & { readonly kind: WorkloadKind }): string | undefined {
  return kind === 'statefulApp' ? undefined : hostname;
}

/** The same on every target. */
export function ownHostname({ workload }: FieldContext): Treatment | undefined {
  if (workload === undefined || hostnameOf(workload) !== undefined) return undefined;
  return notExpressible('Each replica of a StatefulApp is called by its own name.');
}
