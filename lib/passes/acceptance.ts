import { entryOf } from '../diagnostics/catalogue';
import type { Finding } from '../diagnostics/finding';
import type { Location } from '../diagnostics/location';
import { shown } from '../diagnostics/shown';
import { suppressionOf } from '../diagnostics/suppression';
import type { ParityGap } from './parity-gaps';

/** A gap between the targets that somebody has read, and why it is accepted: a strict run lets it pass. */
export interface Acceptance {
  /** The app's name; only where a program makes several. */
  readonly app?: string;
  /** The construct's path; empty for the app itself. */
  readonly construct: string;
  readonly target: string;
  readonly code: string;
  readonly field: string;
  /** What the target does instead, as it was read: where that changes, it is another gap. */
  readonly note: string;
  readonly reason: string;
  /** Where it is written. */
  readonly location?: Location;
}

/** The gaps that can be accepted: what is told of them stands, and is no error. */
export function openGaps(gaps: readonly ParityGap[], findings: readonly Finding[]): ParityGap[] {
  const open = new Set(
    findings.filter((finding) => isGap(finding) && suppressionOf(finding) === undefined).flatMap(sayings),
  );
  return gaps.filter((gap) => open.has(sayingOf(gap)));
}

/** Tells why a finding is accepted: every gap that it speaks of is. */
export function acceptedBy(
  acceptances: readonly Acceptance[],
  gaps: () => readonly ParityGap[],
  app: string,
): (finding: Finding) => string | undefined {
  const own = acceptances.filter((acceptance) => (acceptance.app ?? app) === app);
  if (own.length === 0) return () => undefined;
  const reasons = new Map(own.map((acceptance) => [identityOf(acceptance), acceptance.reason]));
  const known = new Map<string, string | undefined>();
  for (const gap of gaps()) {
    const saying = sayingOf(gap);
    const reason = reasons.get(identityOf(gap));
    known.set(saying, known.has(saying) ? known.get(saying) && reason : reason);
  }
  return (finding) => {
    if (!isGap(finding)) return undefined;
    const found = sayings(finding).map((saying) => known.get(saying));
    return found.every((reason) => reason !== undefined) ? found[0] : undefined;
  };
}

/** What tells a gap, or the acceptance of one, from any other of its app. */
export function identityOf({ construct, target, code, field, note }: Omit<Acceptance, 'reason'>): string {
  return [construct, target, code, field, note].join('\0');
}

/** An error is never one, nor what Lading does of its own accord. */
function isGap({ code, severity = entryOf(code).severity, lenient = false }: Finding): boolean {
  const { verdict } = entryOf(code);
  return verdict !== undefined && severity !== 'error' && !lenient;
}

/** One finding may speak of several fields, each of which is a gap of its own. */
function sayings({ origin, code, message, affected = [] }: Finding): string[] {
  return affected.map(({ target }) =>
    sayingOf({ construct: origin.path, target, code, note: shown(message) }),
  );
}

function sayingOf({
  construct,
  target,
  code,
  note,
}: Pick<Acceptance, 'construct' | 'target' | 'code' | 'note'>): string {
  return [construct, target, code, note].join('\0');
}
