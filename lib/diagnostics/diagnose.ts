import { distinctPlaces } from './affected';
import { entryOf } from './catalogue';
import type { Diagnostic } from './diagnostic';
import type { Affected, Finding } from './finding';
import { type Position, positionFinder } from './position';
import { blanked, shown, shownName } from './shown';
import { suppressionOf } from './suppression';

export interface DiagnoseOptions {
  /** Warnings and notes count as errors, suppressed and accepted ones excepted. */
  readonly strict?: boolean;
  /** Why somebody has accepted a finding, if anybody has. */
  readonly accepted?: (finding: Finding) => string | undefined;
  /** Why a finding is no matter where a baseline has it. */
  readonly known?: (finding: Finding) => string | undefined;
  /** Notes are only counted, so the user's files need not be read to place them. */
  readonly notesUnplaced?: boolean;
}

/**
 * What passes, targets and rules found, ready to be shown: positions looked up, severities and suppressions
 * settled, equal ones merged, in the order of the user's files.
 */
export function diagnose(findings: readonly Finding[], options: DiagnoseOptions = {}): Diagnostic[] {
  const { notesUnplaced = false } = options;
  const merged = new Map<string, { readonly diagnostic: Diagnostic; readonly places: Affected[] }>();
  const positionOf = positionFinder();
  for (const finding of findings) {
    const judgement = judge(finding, options);
    const isPlaced = !notesUnplaced || judgement.severity !== 'note';
    const diagnostic = toDiagnostic(finding, judgement, isPlaced ? positionOf(finding) : nowhere);
    const identity = identityOf(diagnostic, isPlaced ? undefined : finding.property);
    const before = merged.get(identity);
    if (before === undefined) merged.set(identity, { diagnostic, places: [...diagnostic.affected] });
    else for (const place of diagnostic.affected) before.places.push(place);
  }
  return [...merged.values()]
    .map(({ diagnostic, places }) => ({ ...diagnostic, affected: distinctPlaces(places).map(shownPlace) }))
    .sort(compare);
}

/** A key of the user's may be a secret by its form. */
function shownPlace(place: Affected): Affected {
  const [object, pointer] = [shownName(place.object), shownName(place.pointer)];
  return object === place.object && pointer === place.pointer ? place : { ...place, object, pointer };
}

const nowhere: Position = {};

type Judgement = Pick<Diagnostic, 'severity' | 'suppressed' | 'accepted'>;

function judge(
  finding: Finding,
  { strict = false, accepted: acceptedBy, known }: DiagnoseOptions,
): Judgement {
  const { code, severity = entryOf(code).severity, lenient = false } = finding;
  const suppressed = suppressionOf(finding)?.reason ?? known?.(finding);
  const accepted = acceptedBy?.(finding);
  const isHeld = strict && !lenient && suppressed === undefined && accepted === undefined;
  return { severity: isHeld ? 'error' : severity, suppressed, accepted };
}

function toDiagnostic(finding: Finding, judgement: Judgement, position: Position): Diagnostic {
  const { severity, suppressed, accepted } = judgement;
  const { code, reason, message, origin, consequence, fix, suggestion, more } = finding;
  const safe = blanked(message);
  // What is like a secret is one as well, unless the message says it all the same.
  const isTold = suggestion !== undefined && (safe === message || safe.includes(suggestion));
  return {
    code,
    severity,
    reason,
    message: shown(message),
    path: shownName(origin.path),
    construct: origin.construct,
    location: position.location,
    length: position.length,
    affected: finding.affected ?? [],
    before: finding.before && shown(finding.before),
    consequence: consequence && shown(consequence),
    fix: fix && shown(fix),
    suggestion: isTold ? shown(suggestion) : undefined,
    more: more && shown(more),
    suppressed: suppressed && shown(suppressed),
    accepted: accepted && shown(accepted),
  };
}

/** What makes two findings one diagnostic; a character that no text of ours holds parts what could run together. */
function identityOf(diagnostic: Diagnostic, property: Finding['property']): string {
  const { code, severity, message, path, location, suppressed } = diagnostic;
  // Where nobody has looked for the place, the property tells two of them apart.
  const place = location ? `${location.line}:${location.column} ${location.file}` : property?.join('\0');
  return `${code} ${severity}\0${place ?? ''}\0${path}\0${message}\0${suppressed ?? ''}`;
}

/** By file, line, column and code; what has no place in a file comes last. */
function compare(a: Diagnostic, b: Diagnostic): number {
  if ((a.location === undefined) !== (b.location === undefined)) return a.location ? -1 : 1;
  return (
    order(a.location?.file, b.location?.file) ||
    order(a.location?.line, b.location?.line) ||
    order(a.location?.column, b.location?.column) ||
    order(a.code, b.code) ||
    order(a.path, b.path) ||
    order(a.message, b.message)
  );
}

function order<T extends string | number>(a: T | undefined, b: T | undefined): number {
  if (a === undefined || b === undefined || a === b) return 0;
  return a < b ? -1 : 1;
}
