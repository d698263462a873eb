import type { Claim } from '../../model/claim';
import { isClaim, isOfEach } from '../../model/volume';
import type { Workload } from '../../model/workload';
import { claimOwner, type Owner } from '../../passes/claim-owner';
import { complete } from '../../passes/complete';
import type { Rule } from '../rule';

/** Claims that several workloads write to as users of different groups: each start gives the space to one of them. */
export const volumeTwoOwners: Rule = {
  code: 'volume/two-owners',
  model({ report }) {
    const owners = new Map<Claim, { readonly workload: Workload; readonly owner: Owner }>();
    return {
      workload(workload) {
        if (!workload.volumes.some(isClaim)) return;
        const owner = claimOwner(complete(workload));
        if (owner === undefined) return;
        for (const volume of workload.volumes) {
          if (volume.type !== 'claim' || volume.ephemeral || isOfEach(volume)) continue;
          const { name } = volume.claim;
          const other = owners.get(volume.claim);
          if (other === undefined) owners.set(volume.claim, { workload, owner });
          else if (other.owner.gid !== owner.gid)
            report({
              message: `"${other.workload.name}" and "${workload.name}" write to the claim "${name}" as the groups ${other.owner.gid} and ${owner.gid}.`,
              origin: workload.origin,
              property: volume.property,
              related: [other.workload.origin],
              consequence:
                'The space belongs to whichever of them starts first, and the other one cannot write.',
              fix: `Give both one group, such as \`user: '${owner.uid}:${other.owner.gid}'\`, or let one of them only read.`,
            });
        }
      },
    };
  },
};
