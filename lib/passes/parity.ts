import type { Code } from '../diagnostics/catalogue';
import type { Finding } from '../diagnostics/finding';
import { settle } from '../diagnostics/settle';
import type { AppModel, ModelPart } from '../model/app';
import type { Field } from '../model/fields';
import type { Treatment } from '../model/parity';
import type { Target } from '../model/target';
import { judgeMeshes } from './mesh-parity';
import { collectRows, type ParityRow, type RowCollector } from './parity-rows';
import type { TargetRoom } from './target-room';
import { visitFields } from './visit-fields';
import type { Walk } from './walk';

/** The parity report: every field that the app uses, for each target. */
export interface ParityReport {
  readonly formatVersion: 1;
  readonly targets: Readonly<Partial<Record<Target, readonly ParityRow[]>>>;
}

/** What a target says about the fields of the model, and how it names what they become. */
type Judging = Pick<TargetRoom, 'parity' | 'nameOf' | 'capabilitiesOf'>;

export interface ParityJudgement {
  readonly findings: readonly Finding[];
  readonly report: ParityReport;
}

/**
 * Judges every field that the app gives by the table of each target that is asked for.
 *
 * @param more Rows for what only the lowering of a target could find.
 */
export function judgeParity(
  app: AppModel,
  rooms: Readonly<Record<Target, Judging>>,
  more: (target: Target) => readonly ParityRow[] = () => [],
): ParityJudgement {
  const judges = app.targets.map((target) => ({ target, ...createJudge(target, rooms[target]) }));
  const { workloads, services, routes, namespaces, configs, externalNames } = app;
  for (const parts of [workloads, services, routes, namespaces, configs, externalNames]) {
    for (const part of parts) {
      // Each target once, however often the user has listed it.
      for (const { target, judge } of judges) if (part.targets.includes(target)) judge(part);
    }
  }
  const reports: Partial<Record<Target, readonly ParityRow[]>> = {};
  const meshes = judges.flatMap(({ target, rows }) =>
    judgeMeshes(app, target, rooms[target].capabilitiesOf, rows),
  );
  for (const { target, rows } of judges) reports[target] = [...rows.rows(), ...more(target)];
  return {
    findings: [...judges.flatMap(({ findings }) => findings), ...meshes],
    report: { formatVersion: 1, targets: reports },
  };
}

interface Judge {
  readonly findings: readonly Finding[];
  readonly rows: RowCollector;
  judge(part: ModelPart): void;
}

function createJudge(target: Target, { parity, nameOf }: Judging): Judge {
  const findings: Finding[] = [];
  const rows = collectRows();
  /** Simply kept wherever they stand, and listed as such. */
  const settled = new Set<Field>();
  /** The fields of the approximations that the construct was told of. */
  let told = new Map<string, string[]>();

  function visit(field: Field, value: unknown, { part, workload, container, property }: Walk): boolean {
    const entry = parity[field];
    const treatment =
      typeof entry === 'function'
        ? entry({ value, part, workload, container })
        : entry === 'kept'
          ? undefined
          : entry;
    if (treatment === undefined || treatment.verdict === 'kept') {
      rows.keep(field);
      if (entry === 'kept') settled.add(field);
      return treatment?.elsewhere !== true;
    }
    const { verdict, note, fix } = treatment;
    const code = codeOf(treatment);
    rows.add(field, treatment, code, part.origin.path);
    // An approximation is worth one note at a construct, however many values it concerns.
    const known = told.get(note);
    if (verdict === 'approximated' && known !== undefined) {
      known.push(field);
      return true;
    }
    const fields: string[] = [field];
    told.set(note, fields);
    const found = settle<Finding>({
      code,
      severity: treatment.severity,
      message: note,
      origin: part.origin,
      property: [...property],
      fields,
      affected: [{ target, object: nameOf(part), pointer: '' }],
      fix,
    });
    findings.push(found);
    return verdict !== 'not-expressible';
  }

  return {
    findings,
    rows,
    judge(part) {
      if (told.size > 0) told = new Map();
      visitFields(part, { visit, target, settled });
    },
  };
}

function codeOf({ code, verdict }: Treatment): Code {
  return code ?? (verdict === 'not-expressible' ? 'parity/not-expressible' : 'parity/approximated');
}
