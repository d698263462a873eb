import type { Finding } from '../diagnostics/finding';
import type { Gathering } from '../diagnostics/gather';
import type { AppModel } from '../model/app';
import { isObject } from '../model/json';
import type { ChecksName } from '../passes/target-room';
import { type Judge, checks as judges, type SchemaReport } from './checks';
import type { Checks, Problem, Rule } from './rule';
import { rules as allRules } from './rules';
import type { Source } from './source';
import { createStore } from './store';

export type { Source } from './source';

/** Takes the final pieces of an output as they are made, and finds what a server would refuse or what cannot work. */
export interface Validator {
  /**
   * A final piece of a target's output, after all patches; foreign ones too.
   * @param checks what the target's pieces are checked as.
   */
  piece(checks: ChecksName, content: unknown, source: Source): void;
  /** Everything has been seen. */
  finish(): void;
}

export interface ValidatorOptions {
  readonly model: AppModel;
  /** The Kubernetes versions that an object must be valid for: `['1.36', '1.37']`. */
  readonly versions: readonly string[];
  /** What is found goes here: it is told when that is, since one defect may still show in other places. */
  readonly gathering: Gathering;
  /** Default: all there are. */
  readonly rules?: readonly Rule[];
}

/** Which property a place of the piece at hand was lowered from. */
type Locate = (pointer: string) => Finding['property'];
const nowhere: Locate = () => undefined;

/** Checks the model at once, and every piece that follows. */
export function createValidator(options: ValidatorOptions): Validator {
  const { model, versions, gathering, rules = allRules } = options;
  const store = createStore();
  let locate = nowhere;
  const checks = rules.map(({ code, begin }) => {
    const report = ({ subject, ...problem }: Problem) => {
      const [place] = problem.affected ?? [];
      const property = problem.property ?? (place && locate(place.pointer));
      gathering.add({ code, ...problem, property }, subject);
    };
    return begin({ app: model, store, report });
  });
  checkModel(model, checks);
  const judging = new Map<ChecksName, Judge>();

  return {
    piece(name, content, source) {
      const judge = judging.get(name) ?? judges[name]({ checks, store, versions, schemaProblem });
      judging.set(name, judge);
      locate = locatorOf(content, source);
      judge(content, source);
      locate = nowhere;
    },

    finish() {
      for (const check of checks) check.finish?.();
    },
  };

  /** What a rule or an earlier step has put into words already is not repeated in those of a schema. */
  function schemaProblem(...[code, problem, place, { origin }]: Parameters<SchemaReport>): void {
    const { pointer, message, suggestion, versions: refusing } = problem;
    if (gathering.speaksOfPlace(place)) return;
    const property = locate(pointer);
    if (property && gathering.speaksOfProperty(origin, property)) return;
    const where = pointer === '' ? place.object : `${place.object} at ${pointer}`;
    const all = refusing.length === 0 || refusing.length === versions.length;
    gathering.add(
      {
        code,
        message: `${where}: ${message}${all ? '' : ` (Kubernetes ${refusing.join(', ')})`}.`,
        origin,
        property,
        affected: [place],
        suggestion,
      },
      `${where} ${message}`,
    );
  }
}

/** A patch is to blame for all of what it was applied to. */
function locatorOf(content: unknown, { own, patched, patchProperty, locate }: Source): Locate {
  if (!own || patched) return () => patchProperty;
  return locate && isObject(content) ? (pointer) => locate(pointer, content) : nowhere;
}

function checkModel(app: AppModel, checks: readonly Checks[]): void {
  for (const check of checks) {
    check.app?.(app);
    for (const workload of check.workload ? app.workloads : []) check.workload?.(workload);
    for (const service of check.service ? app.services : []) check.service?.(service);
    for (const route of check.route ? app.routes : []) check.route?.(route);
  }
}
