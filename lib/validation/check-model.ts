import type { Code } from '../diagnostics/catalogue';
import type { AppModel } from '../model/app';
import type { Target } from '../model/target';
import type { ModelChecks, ModelContext, Problem, Rule } from './rule';

/** Shows the model to each rule that looks at it: all of it, and what is on a target that the app is written for. */
export function checkModel(
  app: AppModel,
  rules: readonly Rule[],
  reportOf: (code: Code) => (problem: Problem) => void,
): void {
  for (const { code, model, modelOn } of rules) {
    if (model === undefined && modelOn === undefined) continue;
    const context: ModelContext = { app, report: reportOf(code) };
    if (model !== undefined) show(app, model(context));
    for (const target of modelOn === undefined ? [] : app.targets) {
      const check = modelOn?.[target];
      if (check !== undefined) show(app, check(context), target);
    }
  }
}

/** @param on Parts that are not on this target are left out. */
function show(app: AppModel, check: ModelChecks, on?: Target): void {
  const isShown = (part: { readonly targets: readonly Target[] }) =>
    on === undefined || part.targets.includes(on);
  check.app?.(app);
  for (const workload of check.workload ? app.workloads : [])
    if (isShown(workload)) check.workload?.(workload);
  for (const service of check.service ? app.services : []) if (isShown(service)) check.service?.(service);
  for (const route of check.route ? app.routes : []) if (isShown(route)) check.route?.(route);
}
