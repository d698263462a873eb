import type { Claim } from '../../model/claim';
import { runsToItsEnd } from '../../model/task';
import { type ClaimVolume, isOfEach } from '../../model/volume';
import { mostPods, type Workload } from '../../model/workload';
import type { ModelContext, Rule } from '../rule';

/** Claims that more pods mount than their access mode lets in. */
export const volumeAccessMode: Rule = {
  code: 'volume/access-mode',
  modelOn: {
    kubernetes(context) {
      const users = new Map<Claim, Workload>();
      return {
        workload(workload) {
          for (const volume of workload.volumes) {
            if (
              volume.type !== 'claim' ||
              volume.ephemeral ||
              isOfEach(volume) ||
              volume.claim.accessMode === 'ReadWriteMany'
            )
              continue;
            const other = users.get(volume.claim);
            if (other === undefined) users.set(volume.claim, workload);
            if (mostPods(workload) > 1 || other !== undefined) tell(volume, workload, other, context);
          }
        },
      };
    },
  },
};

function tell(
  { claim, property }: ClaimVolume,
  workload: Workload,
  other: Workload | undefined,
  { report }: ModelContext,
): void {
  const { accessMode, name } = claim;
  const who = other
    ? `"${other.name}" and "${workload.name}"`
    : workload.kind === 'agent'
      ? `the pods of "${workload.name}", one on each node,`
      : `${mostPods(workload)} ${runsToItsEnd(workload) ? 'pods' : 'replicas'} of "${workload.name}"`;
  const isOnePod = accessMode === 'ReadWriteOncePod';
  // What comes to its end makes room for the next.
  const waitsForever = !runsToItsEnd(workload) || (other !== undefined && !runsToItsEnd(other));
  const waits = waitsForever ? 'would wait forever' : 'would wait until another one has ended';
  report({
    // On one node, or with a volume that any node can mount all the same, it works.
    ...(isOnePod && waitsForever && { severity: 'error' as const }),
    message: `${who.charAt(0).toUpperCase()}${who.slice(1)} mount the claim "${name}", but ${accessMode} lets in ${isOnePod ? 'one pod' : 'the pods of one node'}.`,
    origin: workload.origin,
    property,
    ...(other && { related: [other.origin] }),
    consequence: isOnePod
      ? `All pods but one ${waits}.`
      : `A pod that Kubernetes puts on another node ${waits}.`,
    fix: "Say `accessMode: 'ReadWriteMany'`, where the storage class has it; or give each its own claim.",
  });
}
