import type { Finding } from '../../../diagnostics/finding';
import type { RuleContext } from '../../../model/custom-rule';
import { objectIn, valueAt } from '../../../model/read-json';
import type { KubernetesObject } from '../../kubernetes-object';
import type { ComposeContext, Problem, Rule } from '../../rule';
import { composeSchema, type DockerSchema, stackSchema } from '../../schema';
import { nonsense, threw } from './failure';
import { during, leaveHand } from './in-hand';
import { seenWorkload } from './seen-workload';
import type { SettledRule } from './settle';
import { frozenCopies, type Shown, shownObject, shownService, shownWorkload } from './shown';
import { readProblem, strayAnswer } from './told';

type Tell = (finding: Finding) => void;
type CopyOf = ReturnType<typeof frozenCopies>;

/** Rules of somebody's own as rules like any other. One that fails is told once, and not asked again. */
export function customRules(rules: readonly SettledRule[], tell: Tell, areTried = false): Rule[] {
  const copyOf = frozenCopies();
  return rules.map((settled) => customRule(settled, copyOf, asker(settled, tell, areTried)));
}

type Ask = (
  shown: Shown,
  report: (problem: Problem) => void,
  look: (context: RuleContext) => unknown,
) => void;

function asker({ rule, config }: SettledRule, tell: Tell, isTried: boolean): Ask {
  let isBroken = false;
  const fail = (finding: Finding): void => {
    if (!isBroken) tell(finding);
    isBroken = true;
  };
  return (shown, report, look) => {
    if (isBroken) return;
    const { name } = shown;
    const take = (told: unknown): void => {
      const problem = readProblem(told);
      if (problem === undefined) fail(nonsense(rule, name, 'told what is no problem', problemsAre));
      else shown.tell(rule, problem, report);
    };
    try {
      const stray = strayAnswer(during(rule, name, () => look({ config, name, report: take })));
      if (stray !== undefined) fail(nonsense(rule, name, `gave back ${stray}`, findingsGo));
    } catch (error) {
      leaveHand();
      if (!isTried && !shown.isSound()) return;
      fail(threw(rule, name, error));
    }
  };
}

const problemsAre =
  'A problem is a sentence, or `{ message }` with `at`, `consequence`, `fix`, `suggestion` and `severity` as there is need.';
const findingsGo = 'What it finds goes to `report`, while it looks: nobody waits for it.';

function customRule({ rule }: SettledRule, copyOf: CopyOf, ask: Ask): Rule {
  const { code, kinds } = rule;
  const wanted = kinds && new Set(kinds);
  const isWanted = ({ group, kind }: KubernetesObject): boolean =>
    wanted === undefined || wanted.has(kind) || wanted.has(`${group}/${kind}`);
  const service =
    (schema: DockerSchema, target: 'compose' | 'swarm') =>
    ({ report }: ComposeContext) => ({
      service: (each: Parameters<typeof shownService>[0]) =>
        ask(shownService(each, schema), report, (context) =>
          rule.service?.(copyOf(each.content, false), { ...context, target }),
        ),
    });
  return {
    code,
    model:
      rule.workload &&
      (({ report }) => ({
        workload: (workload) =>
          ask(shownWorkload(workload.origin), report, (context) =>
            rule.workload?.(seenWorkload(workload), context),
          ),
      })),
    kubernetes:
      (rule.object ?? rule.container) &&
      (({ report, versions }) => ({
        object(object) {
          if (!isWanted(object)) return;
          const whole = copyOf(object.content, true);
          ask(shownObject(object, '', versions), report, (context) =>
            rule.object?.(whole, { ...context, versions }),
          );
          for (const { name, list, pointer } of (rule.container && object.pod?.containers) ?? []) {
            const shown = shownObject(object, pointer, versions);
            const called = { ...shown, name: `container "${name}" of ${shown.name}` };
            ask(called, report, (context) =>
              rule.container?.(objectIn(valueAt(whole, pointer)), {
                ...context,
                versions,
                object: objectIn(whole),
                isInit: list === 'initContainers',
              }),
            );
          }
        },
      })),
    compose: rule.service && service(composeSchema, 'compose'),
    stack: rule.service && service(stackSchema, 'swarm'),
  };
}
