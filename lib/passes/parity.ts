import type { Code } from '../diagnostics/catalogue';
import type { Finding } from '../diagnostics/finding';
import type { AppModel, ModelPart } from '../model/app';
import type { Field } from '../model/fields';
import type { ParityTable, Treatment } from '../model/parity';
import { type Target, targets } from '../model/target';
import { nameOnTarget } from './name-on-target';
import { collectRows, type ParityRow } from './parity-rows';
import { visitFields } from './visit-fields';
import type { Walk } from './walk';

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

/** Judges every field that the app gives by the table of each target. */
export function judgeParity(
  app: AppModel,
  tables: Readonly<Record<Target, ParityTable>>,
): Record<Target, TargetParity> {
  const judges = {
    kubernetes: createJudge('kubernetes', tables.kubernetes),
    compose: createJudge('compose', tables.compose),
  };
  for (const parts of [app.workloads, app.services, app.routes]) {
    for (const part of parts) {
      // Each target once, however often the user has listed it.
      for (const target of targets) if (part.targets.includes(target)) judges[target].judge(part);
    }
  }
  return { kubernetes: judges.kubernetes.result(), compose: judges.compose.result() };
}

interface Judge {
  judge(part: ModelPart): void;
  result(): TargetParity;
}

function createJudge(target: Target, table: ParityTable): Judge {
  const findings: Finding[] = [];
  const rows = collectRows();
  /** Simply kept wherever they stand, and listed as such. */
  const settled = new Set<Field>();
  let told: string[] = [];

  function visit(field: Field, value: unknown, { part, workload, property }: Walk): boolean {
    const entry = table[field];
    const treatment =
      typeof entry === 'function' ? entry({ value, workload }) : entry === 'kept' ? undefined : entry;
    if (treatment === undefined || treatment.verdict === 'kept') {
      rows.keep(field);
      if (entry === 'kept') settled.add(field);
      return true;
    }
    const { verdict, note } = treatment;
    const code = codeOf(treatment);
    rows.add(field, treatment, code, part.origin.path);
    // An approximation is worth one note at a construct, however many values it concerns.
    if (verdict === 'approximated' && told.includes(note)) return true;
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
  }

  return {
    judge(part) {
      told = [];
      visitFields(part, { visit, target, settled });
    },
    result: () => ({ findings, rows: rows.rows() }),
  };
}

function codeOf({ code, verdict }: Treatment): Code {
  return code ?? (verdict === 'not-expressible' ? 'parity/not-expressible' : 'parity/approximated');
}
