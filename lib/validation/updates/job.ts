import type { JsonObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';
import { filled, filledTemplate } from './filled-pod';
import { called, cannotChange, fixed, unsaid } from './fixed';
import { differenceIn, same } from './same';
import type { UpdateCheck } from './update';

const jobFields = fixed({
  fields: {
    selector: unsaid,
    completionMode: 'NonIndexed',
    backoffLimitPerIndex: unsaid,
    successPolicy: unsaid,
    managedBy: unsaid,
  },
});

/** Where pods run, and how they are labelled, may change while a Job is suspended. */
const whileSuspended = ['affinity', 'nodeSelector', 'tolerations', 'schedulingGates'];

/** A Job runs what it was made with; how much of it at once, how long and how often may change. */
export const jobUpdate: UpdateCheck = (before, after, refuse) => {
  jobFields(before, after, refuse);
  const [old, next] = [objectIn(before.spec), objectIn(after.spec)];
  if (!same(failurePolicyOf(old), failurePolicyOf(next)))
    refuse('immutable', ['spec', 'podFailurePolicy'], cannotChange('spec.podFailurePolicy', after));
  const count = completionsOf(old);
  // A number that the server has filled in stays where nobody gives another.
  const nextCount = next.completions ?? (old.completions === undefined ? count : completionsOf(next));
  const isElastic = next.completionMode === 'Indexed' && nextCount === parallelismOf(next);
  if (count !== nextCount && !isElastic)
    refuse(
      'immutable',
      ['spec', 'completions'],
      `${called(after)} cannot come to another number of completions, unless it is Indexed and its parallelism changes alike.`,
    );
  const isLoose = old.suspend === true;
  const [was, is] = [templateOf(old, isLoose), templateOf(next, isLoose)];
  if (same(was, is)) return;
  refuse(
    'immutable',
    ['spec', 'template', ...differenceIn(was, is)],
    `The pods of ${called(after)} cannot be changed: a Job runs what it was made with.`,
  );
};

function completionsOf({ completions, parallelism }: JsonObject): unknown {
  return completions ?? ((parallelism ?? undefined) === undefined ? 1 : undefined);
}

function parallelismOf({ parallelism }: JsonObject): unknown {
  return parallelism ?? 1;
}

function templateOf({ template }: JsonObject, isLoose: boolean): unknown {
  const { metadata, spec } = objectIn(template);
  const { labels, annotations } = objectIn(metadata);
  const pod = filledTemplate(objectIn(spec));
  if (!isLoose) return { metadata: { labels, annotations }, spec: pod };
  const kept = Object.entries(pod).filter(([key]) => !whileSuspended.includes(key));
  return { spec: withoutResources(Object.fromEntries(kept)) };
}

/** Newer servers let resources change as well. */
function withoutResources(pod: JsonObject): JsonObject {
  const bare = (containers: unknown) =>
    listIn(containers).map((each) => ({ ...objectIn(each), resources: undefined }));
  return { ...pod, containers: bare(pod.containers), initContainers: bare(pod.initContainers) };
}

function failurePolicyOf({ podFailurePolicy }: JsonObject): unknown {
  return listIn(objectIn(podFailurePolicy).rules).map((rule) => {
    const { onPodConditions, ...rest } = objectIn(rule);
    const conditions = listIn(onPodConditions).map((each) => filled(objectIn(each), { status: 'True' }));
    return { ...rest, onPodConditions: conditions };
  });
}
