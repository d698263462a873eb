import type { Code } from '../diagnostics/catalogue';
import type { Finding } from '../diagnostics/finding';
import type { AppModel, ModelPart } from '../model/app';
import type { ParityTable, Treatment } from '../model/parity';
import type { Target } from '../model/target';
import { nameOnTarget } from './name-on-target';
import { collectRows, type ParityRow, type RowCollector } from './parity-rows';
import { visitFields } from './visit-fields';

/** The parity report: every field that the app uses, for each target. */
export interface ParityReport {
  readonly formatVersion: 1;
  readonly targets: Readonly<Partial<Record<Target, readonly ParityRow[]>>>;
}

/** One target's share of the report, and what the user is told about it. */
export interface TargetParity {
  readonly findings: readonly Finding[];
  readonly rows: readonly ParityRow[];
}

/** Judges every field that the app gives by a target's table. */
export function judgeParity(app: AppModel, target: Target, table: ParityTable): TargetParity {
  const findings: Finding[] = [];
  const rows = collectRows();
  for (const parts of [app.workloads, app.services, app.routes]) {
    for (const part of parts) {
      if (part.targets.includes(target)) judgePart(part, target, table, rows, findings);
    }
  }
  return { findings, rows: rows.rows() };
}

function judgePart(
  part: ModelPart,
  target: Target,
  table: ParityTable,
  rows: RowCollector,
  findings: Finding[],
): void {
  let told: string[] | undefined;
  visitFields(
    part,
    (field, value, { property, workload }) => {
      const entry = table[field];
      const treatment =
        typeof entry === 'function' ? entry({ value, workload }) : entry === 'kept' ? undefined : entry;
      if (treatment === undefined || treatment.verdict === 'kept') {
        rows.keep(field);
        return true;
      }
      const { verdict, note } = treatment;
      const code = codeOf(treatment);
      rows.add(field, treatment, code, part.origin.path);
      // An approximation is worth one note at a construct, however many values it concerns.
      if (verdict === 'approximated' && told?.includes(note)) return true;
      told ??= [];
      told.push(note);
      findings.push({
        code,
        severity: treatment.severity,
        message: note,
        origin: part.origin,
        property: [...property],
        affected: [{ target, object: nameOnTarget(part, target), pointer: '' }],
      });
      return verdict !== 'not-expressible';
    },
    target,
  );
}

function codeOf({ code, verdict }: Treatment): Code {
  return code ?? (verdict === 'not-expressible' ? 'parity/not-expressible' : 'parity/approximated');
}
