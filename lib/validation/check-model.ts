import type { Code } from '../diagnostics/catalogue';
import type { AppModel } from '../model/app';
import type { Target } from '../model/target';
import type { ModelChecks, ModelContext, Problem, Rule } from './rule';

/** What a rule looks at; parts that are not on this target are left out. */
interface Look {
  readonly checks: ModelChecks;
  readonly on?: Target;
}

/** Shows the model to each rule that looks at it: all of it, and what is on a target that the app is written for. */
export function checkModel(
  app: AppModel,
  rules: readonly Rule[],
  reportOf: (code: Code) => (problem: Problem) => void,
): void {
  const looks: Look[] = [];
  for (const { code, model, modelOn } of rules) {
    if (model === undefined && modelOn === undefined) continue;
    const context: ModelContext = { app, report: reportOf(code) };
    if (model !== undefined) looks.push({ checks: model(context) });
    for (const target of modelOn === undefined ? [] : app.targets) {
      const checks = modelOn?.[target]?.(context);
      if (checks !== undefined) looks.push({ checks, on: target });
    }
  }
  for (const { checks } of looks) checks.app?.(app);
  show(app.workloads, looks, ({ workload }) => workload);
  show(app.services, looks, ({ service }) => service);
  show(app.routes, looks, ({ route }) => route);
}

/** Part by part, for a large app does not fit into the processor's cache. */
function show<P extends { readonly targets: readonly Target[] }>(
  parts: readonly P[],
  looks: readonly Look[],
  checkIn: (checks: ModelChecks) => ((part: P) => void) | undefined,
): void {
  const each = looks.flatMap(({ checks, on }) => {
    const check = checkIn(checks);
    return check === undefined ? [] : { check, on };
  });
  for (const part of parts)
    for (const { check, on } of each) if (on === undefined || part.targets.includes(on)) check(part);
}
