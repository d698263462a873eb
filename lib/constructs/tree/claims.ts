import type { Construct } from 'constructs';
import type { Claim } from '../../model/claim';
import { parseMemory } from '../../model/quantity';
import type { WorkloadBase } from '../../model/workload';
import type { ClaimProps } from '../props/claim';
import type { Stated } from '../to-model/stated';
import type { FindClaim } from '../to-model/volumes';
import { appStateOf } from './app-state';

/** One value is one claim, for all workloads of the app: the first of them on Kubernetes writes it there. */
export function claimFinder(construct: Construct, { targets }: Pick<WorkloadBase, 'targets'>): FindClaim {
  const { claims } = appStateOf(construct);
  return (props, fallback) => {
    const known = claims.get(props) ?? { claim: buildClaim(props, fallback), written: false };
    claims.set(props, known);
    if (known.written || !targets.includes('kubernetes')) return { claim: known.claim, made: 'elsewhere' };
    known.written = true;
    return { claim: known.claim, made: 'here' };
  };
}

function buildClaim(props: ClaimProps, fallback: string): Claim {
  const { name = fallback, size, storageClass, accessMode = 'ReadWriteOnce' } = props;
  return {
    name,
    size: parseMemory(size) ?? 0,
    storageClass,
    accessMode,
  } satisfies Stated<Claim, ClaimProps, 'type'>;
}
