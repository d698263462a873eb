import { type Code, entryOf } from '../diagnostics/catalogue';
import type { Finding } from '../diagnostics/finding';
import { shown } from '../diagnostics/shown';
import type { Field } from '../model/fields';
import type { MeshField } from '../model/mesh';
import type { Treatment, Verdict } from '../model/parity';
import type { Target } from '../model/target';

/** What became of one field on one target; a field whose values differ has a row for each outcome. */
export interface ParityRow {
  /** A field of the model; for what only the surroundings decide, the property of the construct. */
  readonly field: string;
  readonly verdict: Verdict;
  /** What the target does instead; empty for what it keeps. */
  readonly note: string;
  /** Paths of the constructs concerned, in the order of the app; not listed for what is kept. */
  readonly constructs: readonly string[];
  /** The finding's code, for what is not kept. */
  readonly code?: Code;
}

interface OpenRow extends ParityRow {
  readonly constructs: string[];
}

/** Collects the rows of one target while the app is walked. */
export interface RowCollector {
  keep(field: Field | MeshField): void;
  add(field: Field | MeshField, treatment: Treatment, code: Code, construct: string): void;
  /** All rows, by field, in the order in which they were first met. */
  rows(): ParityRow[];
}

export function collectRows(): RowCollector {
  const fields = new Map<Field | MeshField, Map<string, OpenRow>>();
  const outcomes = (field: Field | MeshField) => {
    const known = fields.get(field) ?? new Map<string, OpenRow>();
    if (known.size === 0) fields.set(field, known);
    return known;
  };
  const kept = new Set<Field | MeshField>();
  return {
    keep(field) {
      if (kept.has(field)) return;
      kept.add(field);
      outcomes(field).set('', { field, verdict: 'kept', note: '', constructs: [] });
    },
    add(field, { verdict, note }, code, construct) {
      const known = outcomes(field);
      const row = known.get(note);
      if (row === undefined) known.set(note, { field, verdict, note, constructs: [construct], code });
      else if (row.constructs.at(-1) !== construct) row.constructs.push(construct);
    },
    rows: () => [...fields.values()].flatMap((known) => [...known.values()]),
  };
}

/** Rows for what the lowerings of a target have found: those judge by more than one field's value. */
export function rowsOf(findings: readonly Finding[], target: Target): ParityRow[] {
  return findings.flatMap(({ code, severity, message, origin, property = [], fields = [], affected }) => {
    const { verdict } = entryOf(code);
    // Made a note where a default of Lading's own comes to nothing: that is nobody's word.
    if (verdict === undefined || severity === 'note') return [];
    if (affected?.some((place) => place.target === target) !== true) return [];
    const [field = property.join('.')] = fields;
    return { field, verdict, note: shown(message), constructs: [origin.path], code };
  });
}
