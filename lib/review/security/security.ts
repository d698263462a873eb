import type { Target } from '../../model/target';
import { dockerRules, judgeDocker } from './docker';
import type { Judged, Judgement } from './judgement';
import { judgeKubernetes, kubernetesRules } from './kubernetes';
import { leavesOf } from './leaves';

/** What a change means for access and privileges; each sentence once. */
export function securityOf(target: Target, given: Omit<Judged, 'leaves'>): readonly Judgement[] {
  const judged: Judged = { leaves: given.differences.flatMap(leavesOf), ...given };
  const isKubernetes = target === 'kubernetes';
  // A pod that is gone has given everything back.
  const singles = judged.after === undefined ? [] : isKubernetes ? kubernetesRules : dockerRules;
  const found = judged.leaves.flatMap((leaf): Judgement[] =>
    singles.flatMap(({ place, judge }) => {
      const told = place.test(leaf.shape) ? judge(leaf) : undefined;
      if (told === undefined) return [];
      // What is new has no less than before, and what is gone no more.
      const isNew = judged.before === undefined || leaf.with === 'new';
      if ((isNew && told.verdict === 'narrowed') || (leaf.with === 'gone' && told.verdict === 'widened'))
        return [];
      return [{ ...told, steps: leaf.steps }];
    }),
  );
  const all = [...found, ...(isKubernetes ? judgeKubernetes(judged) : judgeDocker(judged))];
  const once = [...new Map(all.map((each) => [each.verdict + each.message, each])).values()];
  const isRoot = once.some(({ message }) => message === 'runs as root');
  return isRoot ? once.filter(({ message }) => message !== 'may run as root') : once;
}
