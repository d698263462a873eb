import type { Diagnostic } from '../../diagnostics/diagnostic';
import { type Acceptance, identityOf } from '../../passes/acceptance';
import { defaultTargets } from '../../targets';
import type { AppGap, SynthRequest } from './synth-request';

/** Tells what was accepted and is no gap any more; of a part of the targets nobody can tell. */
export function staleAcceptances(
  { acceptances = [], targets = defaultTargets }: Pick<SynthRequest, 'acceptances' | 'targets'>,
  gaps: readonly AppGap[],
): Diagnostic[] {
  if (acceptances.length === 0 || !defaultTargets.every((target) => targets.includes(target))) return [];
  const ran: readonly string[] = targets;
  const known = new Set(gaps.flatMap((gap) => [identityOf(gap), `${gap.app}\0${identityOf(gap)}`]));
  const isKnown = (each: Acceptance) =>
    known.has(each.app === undefined ? identityOf(each) : `${each.app}\0${identityOf(each)}`);
  return acceptances
    .filter((each) => ran.includes(each.target) && !isKnown(each))
    .map(({ construct, location }) => ({
      code: 'parity/stale-acceptance',
      severity: 'warning',
      message: 'What was accepted here is no gap any more: it is kept, gone, or another one now.',
      path: construct,
      construct: '',
      location,
      affected: [],
      fix: '`lading parity --accept` takes it out.',
    }));
}
