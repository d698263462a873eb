import type { Code } from '../diagnostics/catalogue';
import type { AppModel } from '../model/app';
import type { Problem, Rule } from './rule';

/** Shows the whole model to each rule that looks at it. */
export function checkModel(
  app: AppModel,
  rules: readonly Rule[],
  reportOf: (code: Code) => (problem: Problem) => void,
): void {
  for (const { code, model } of rules) {
    const check = model?.({ app, report: reportOf(code) });
    if (check === undefined) continue;
    check.app?.(app);
    for (const workload of check.workload ? app.workloads : []) check.workload?.(workload);
    for (const service of check.service ? app.services : []) check.service?.(service);
    for (const route of check.route ? app.routes : []) check.route?.(route);
  }
}
