import type { JsonObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';
import { filledPod } from './filled-pod';
import { called } from './fixed';
import { differenceIn, isNothing, same } from './same';
import type { UpdateCheck } from './update';

/** What of a pod may change in one direction, and is looked at by itself. */
const apart = ['tolerations', 'activeDeadlineSeconds', 'schedulingGates', 'terminationGracePeriodSeconds'];
/** What may be narrowed as long as a gate keeps the pod from a node. */
const whileGated = ['nodeSelector', 'affinity'];

/** A pod keeps what it was made with, but for its images and a few bounds. */
export const podUpdate: UpdateCheck = (before, after, refuse) => {
  const [old, next] = [before, after].map(({ spec }) => objectIn(spec));
  if (old === undefined || next === undefined) return;
  const isGated = !isNothing(old.schedulingGates);
  const [was, is] = [settled(old, isGated), settled(next, isGated)];
  if (!same(was, is))
    refuse(
      'immutable',
      ['spec', ...differenceIn(was, is)],
      `Of ${called(after)} nothing but images can be changed: a pod keeps what it was made with.`,
    );
  if (tolerationsOf(old).some((each) => !tolerationsOf(next).some((other) => same(each, other))))
    refuse(
      'only-grows',
      ['spec', 'tolerations'],
      `${called(after)} keeps the tolerations that it has: more can be added.`,
    );
  const [deadline, nextDeadline] = [old.activeDeadlineSeconds, next.activeDeadlineSeconds];
  if (typeof deadline === 'number' && !(typeof nextDeadline === 'number' && nextDeadline <= deadline))
    refuse(
      'only-shrinks',
      ['spec', 'activeDeadlineSeconds'],
      `${called(after)} may run for ${deadline} s, and for less, but not for longer.`,
    );
  const gates = listIn(old.schedulingGates);
  if (listIn(next.schedulingGates).some((each) => !gates.some((other) => same(each, other))))
    refuse(
      'only-shrinks',
      ['spec', 'schedulingGates'],
      `${called(after)} can lose scheduling gates, but get none.`,
    );
  const [grace = 30, nextGrace = 30] = [
    old.terminationGracePeriodSeconds,
    next.terminationGracePeriodSeconds,
  ];
  if (grace !== nextGrace && !(typeof grace === 'number' && grace < 0))
    refuse(
      'immutable',
      ['spec', 'terminationGracePeriodSeconds'],
      `${called(after)} keeps the time that it has to end.`,
    );
};

function settled(spec: JsonObject, isGated: boolean): JsonObject {
  const pod = filledPod(spec);
  const left = Object.entries(pod).filter(
    ([key]) => !apart.includes(key) && !(isGated && whileGated.includes(key)),
  );
  const bare = (containers: unknown) =>
    // How often an image is pulled follows from its tag where nothing is said.
    listIn(containers).map((each) => ({ ...objectIn(each), image: undefined, imagePullPolicy: undefined }));
  return {
    ...Object.fromEntries(left),
    containers: bare(pod.containers),
    initContainers: bare(pod.initContainers),
  };
}

/** How long an eviction waits may change. */
function tolerationsOf({ tolerations }: JsonObject): JsonObject[] {
  return listIn(tolerations).map((each) => ({ ...objectIn(each), tolerationSeconds: undefined }));
}
