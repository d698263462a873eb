import type { Diagnostic } from '../../diagnostics/diagnostic';
import { type Acceptance, identityOf } from '../../passes/acceptance';
import type { AppGap, SynthRequest } from './synth-request';
import type { Synthesized } from './synthesize-into';

/**
 * Tells what was accepted and is no gap any more, once all targets have run: of a part of them nobody can tell.
 *
 * @param asked The targets that somebody asked for, which may be others than those of the app.
 */
export function staleAcceptances(
  { acceptances = [], targets: asked }: Pick<SynthRequest, 'acceptances' | 'targets'>,
  apps: readonly Pick<Synthesized, 'targets'>[],
  gaps: readonly AppGap[],
): Diagnostic[] {
  if (acceptances.length === 0) return [];
  const ran = new Set<string>(apps.flatMap(({ targets }) => targets));
  const known = new Set(gaps.flatMap((gap) => [identityOf(gap), `${gap.app}\0${identityOf(gap)}`]));
  const isKnown = (each: Acceptance) =>
    known.has(each.app === undefined ? identityOf(each) : `${each.app}\0${identityOf(each)}`);
  return acceptances
    .filter((each) => (asked === undefined || ran.has(each.target)) && !isKnown(each))
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
