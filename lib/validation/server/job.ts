import { isObject, type JsonObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { nameOf, type PodObject } from '../kubernetes-object';
import { checkFailurePolicy } from './failure-policy';
import { checkSelector, finds } from './selector';
import type { Refuse, ServerCheck } from './server-check';
import { isGiven } from './union';

const mostIndexesAtOnce = 100_000;
const manyIndexes = 10_000;

/** A job that runs once. */
export const checkJob: ServerCheck = (object, refuse) => {
  const spec = objectIn(object.content.spec);
  if (object.pod !== undefined) checkJobSpec({ ...object, pod: object.pod }, spec, ['spec'], refuse);
  const { selector, manualSelector, completionMode, completions } = spec;
  if (completionMode === 'Indexed' && typeof completions === 'number' && completions > 0) {
    const last = `${object.name}-${completions - 1}`;
    if (object.name !== '' && (last.length > 63 || last.includes('.')))
      refuse(
        'job-indexed',
        '',
        ['metadata', 'name'],
        `The last pod of ${nameOf(object)} would have the host name "${last}": it takes 63 letters at most, and no ".".`,
      );
  }
  const template = objectIn(objectIn(objectIn(spec.template).metadata).labels);
  if (manualSelector === true) {
    if (!isObject(selector))
      refuse(
        'job-selector',
        '',
        ['spec', 'selector'],
        `${nameOf(object)} finds its pods in a way of its own, so it says how.`,
      );
    else {
      checkSelector(selector, '', ['spec', 'selector'], refuse);
      if (!finds(selector, template))
        refuse(
          'selector-template',
          '',
          ['spec', 'template', 'metadata', 'labels'],
          `${nameOf(object)} does not find its own pods.`,
        );
    }
  } else if (
    isObject(selector) &&
    Object.keys(objectIn(selector.matchLabels)).length + listIn(selector.matchExpressions).length > 0
  ) {
    refuse(
      'job-selector',
      '',
      ['spec', 'selector'],
      `The server decides how ${nameOf(object)} finds its pods.`,
      'Leave `selector` out, or say `manualSelector: true`.',
    );
  }
};

/** A job, or what a CronJob makes of it. */
export function checkJobSpec(
  object: PodObject,
  spec: JsonObject,
  at: readonly string[],
  refuse: Refuse,
): void {
  const { restartPolicy } = object.pod.spec;
  const {
    completionMode,
    completions,
    parallelism,
    backoffLimitPerIndex,
    maxFailedIndexes,
    successPolicy,
    podFailurePolicy,
    podReplacementPolicy,
    managedBy,
  } = spec;
  if (
    restartPolicy === undefined ||
    restartPolicy === null ||
    restartPolicy === '' ||
    restartPolicy === 'Always'
  )
    refuse(
      'job-restart',
      object.pod.pointer,
      ['restartPolicy'],
      `The pods of ${nameOf(object)} end: its restartPolicy is OnFailure or Never.`,
    );
  const isIndexed = completionMode === 'Indexed';
  const tell = (field: string, message: string) => refuse('job-indexed', '', [...at, field], message);
  if (isIndexed) {
    // Where both are left out of a job, the server makes 1 of each.
    if (
      (completions === undefined || completions === null) &&
      (object.kind === 'CronJob' || (parallelism !== undefined && parallelism !== null))
    )
      tell('completions', `${nameOf(object)} is Indexed, so it says how many completions it has.`);
    if (numberIn(parallelism ?? 1) > mostIndexesAtOnce)
      tell('parallelism', `${nameOf(object)} runs ${mostIndexesAtOnce} at once at the most.`);
    if (numberIn(completions) > mostIndexesAtOnce) {
      if (numberIn(parallelism ?? 1) > manyIndexes)
        tell(
          'parallelism',
          `With so many completions ${nameOf(object)} runs ${manyIndexes} at once at the most.`,
        );
      if (typeof maxFailedIndexes === 'number' && maxFailedIndexes > manyIndexes)
        tell('maxFailedIndexes', `With so many completions ${manyIndexes} may fail at the most.`);
    }
  } else {
    for (const [field, value] of [
      ['backoffLimitPerIndex', backoffLimitPerIndex],
      ['maxFailedIndexes', maxFailedIndexes],
      ['successPolicy', successPolicy],
    ] as const)
      if (value !== undefined && value !== null)
        tell(field, `A job has ${field} only with \`completionMode: Indexed\`.`);
  }
  if (typeof maxFailedIndexes === 'number') {
    if (backoffLimitPerIndex === undefined || backoffLimitPerIndex === null)
      tell(
        'backoffLimitPerIndex',
        'maxFailedIndexes counts indexes that failed too often: it needs a backoffLimitPerIndex.',
      );
    if (typeof completions === 'number' && maxFailedIndexes > completions)
      tell('maxFailedIndexes', `No more than all ${completions} indexes can fail.`);
  }
  if (typeof backoffLimitPerIndex === 'number' && restartPolicy === 'OnFailure')
    refuse(
      'job-restart',
      object.pod.pointer,
      ['restartPolicy'],
      'Failures are counted by index only with `restartPolicy: Never`.',
    );
  checkManager(managedBy, at, refuse);
  if (isObject(podFailurePolicy)) {
    if (restartPolicy === 'OnFailure')
      refuse(
        'job-restart',
        object.pod.pointer,
        ['restartPolicy'],
        'A podFailurePolicy judges pods that failed: it needs `restartPolicy: Never`.',
      );
    if (podReplacementPolicy === 'TerminatingOrFailed')
      refuse(
        'job-replacement',
        '',
        [...at, 'podReplacementPolicy'],
        'With a podFailurePolicy pods are replaced once they have failed: `podReplacementPolicy: Failed`.',
      );
    checkFailurePolicy(
      podFailurePolicy,
      object,
      isGiven(backoffLimitPerIndex),
      [...at, 'podFailurePolicy'],
      refuse,
    );
  }
  if (isObject(successPolicy)) checkSuccess(successPolicy, completions, [...at, 'successPolicy'], refuse);
}

function checkManager(managedBy: unknown, at: readonly string[], refuse: Refuse): void {
  const name = textIn(managedBy);
  if (name === undefined || (name.length <= 63 && /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/[^/].*$/.test(name)))
    return;
  refuse(
    'job-manager',
    '',
    [...at, 'managedBy'],
    `"${name}" manages no jobs: it takes a domain and a path such as "example.com/controller", 63 letters at most.`,
  );
}

/** What is no number compares with none. */
function numberIn(value: unknown): number {
  return typeof value === 'object' && value !== null ? Number.NaN : Number(value);
}

function checkSuccess(policy: JsonObject, completions: unknown, at: readonly string[], refuse: Refuse): void {
  listIn(policy.rules).forEach((rule, index) => {
    const { succeededIndexes, succeededCount } = objectIn(rule);
    const tell = (message: string, ...steps: string[]) =>
      refuse('success-policy', '', [...at, 'rules', index, ...steps], message);
    const hasCount = succeededCount !== undefined && succeededCount !== null;
    if (succeededIndexes === undefined || succeededIndexes === null) {
      if (!hasCount) tell('A rule of success says which indexes, or how many.');
      else if (typeof completions === 'number' && numberIn(succeededCount) > completions)
        tell(`No more than all ${completions} indexes can succeed.`, 'succeededCount');
      return;
    }
    const count =
      typeof succeededIndexes === 'string' ? indexesIn(succeededIndexes, numberIn(completions)) : 0;
    if (count === undefined)
      tell(
        `"${asText(succeededIndexes)}" are no indexes of this job: it takes numbers and ranges in their order, such as "0-2,5".`,
        'succeededIndexes',
      );
    else if (hasCount && numberIn(succeededCount) > count)
      tell(`No more than these ${count} indexes can succeed.`, 'succeededCount');
  });
}

function indexesIn(text: string, completions: number): number | undefined {
  let last = -1;
  let count = 0;
  for (const part of text === '' ? [] : text.split(',')) {
    const match = /^(\d+)(?:-(\d+))?$/.exec(part);
    if (match === null) return undefined;
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
    if (from <= last || to < from || (match[2] !== undefined && to === from) || to >= completions)
      return undefined;
    count += to - from + 1;
    last = to;
  }
  return count;
}
