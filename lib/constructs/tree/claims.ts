import type { Construct } from 'constructs';
import type { WorkloadBase } from '../../model/workload';
import { buildClaim, type FindClaim } from '../to-model/volumes';
import { appStateOf } from './app-state';

/** One value is one claim, for all workloads of the app: the first of them on Kubernetes writes it there. */
export function claimFinder(construct: Construct, { targets }: Pick<WorkloadBase, 'targets'>): FindClaim {
  const { claims } = appStateOf(construct);
  return (props, fallback) => {
    const known = claims.get(props) ?? { claim: buildClaim(props, props.name ?? fallback), written: false };
    claims.set(props, known);
    if (known.written || !targets.includes('kubernetes')) return { claim: known.claim, made: 'elsewhere' };
    known.written = true;
    return { claim: known.claim, made: 'here' };
  };
}
