import type { JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import type { PodObject } from '../kubernetes-object';
import type { Refuse } from './server-check';
import { givenOf, isGiven } from './union';

const mostRules = 20;
const mostCodes = 255;

/** What a job makes of pods that failed. */
export function checkFailurePolicy(
  { rules }: JsonObject,
  { pod }: PodObject,
  perIndex: boolean,
  at: readonly string[],
  refuse: Refuse,
): void {
  const list = listIn(rules);
  if (list.length > mostRules)
    refuse('failure-policy', '', [...at, 'rules'], `A podFailurePolicy has ${mostRules} rules at most.`);
  list.forEach((rule, index) => {
    const { action, onExitCodes, onPodConditions } = objectIn(rule);
    const tell = (message: string, ...steps: readonly (string | number)[]) =>
      refuse('failure-policy', '', [...at, 'rules', index, ...steps], message);
    if (action === 'FailIndex' && !perIndex)
      tell(
        'An index fails only where failures are counted by index: FailIndex needs a backoffLimitPerIndex.',
        'action',
      );
    const given = givenOf(rule, ['onExitCodes', 'onPodConditions']).filter((key) =>
      isGiven(objectIn(rule)[key]),
    );
    if (given.length === 2) tell('A rule is about exit codes or about conditions, not both.');
    if (given.length === 0) tell('A rule is about exit codes or about conditions.');
    if (given.includes('onExitCodes')) checkCodes(objectIn(onExitCodes));
    listIn(onPodConditions).forEach((condition, number) => {
      const { type } = objectIn(condition);
      if (
        typeof type === 'string' &&
        type !== '' &&
        !/^(?:[-a-z0-9.]+\/)?[A-Za-z0-9](?:[-_.A-Za-z0-9]*[A-Za-z0-9])?$/.test(type)
      )
        tell(`"${type}" is no condition of a pod.`, 'onPodConditions', number, 'type');
    });

    function checkCodes({ containerName, operator, values }: JsonObject): void {
      const codes = listIn(values);
      const name = textIn(containerName);
      if (name !== undefined && !pod.containers.some((container) => container.name === name))
        tell(`The pod has no container "${name}".`, 'onExitCodes', 'containerName');
      if (codes.length > mostCodes)
        tell(`A rule names ${mostCodes} exit codes at most.`, 'onExitCodes', 'values');
      codes.forEach((value, number) => {
        // The server reads null as 0.
        const code = value ?? 0;
        const before = codes[number - 1] ?? undefined;
        if (operator === 'In' && code === 0)
          tell('What ends with 0 has not failed.', 'onExitCodes', 'values', number);
        if (typeof code !== 'number' || typeof before !== 'number' || before < code) return;
        tell('Exit codes stand in their order, each once.', 'onExitCodes', 'values');
      });
    }
  });
}
