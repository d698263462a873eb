import { isObject } from '../../model/json';
import { asText, objectIn } from '../../model/read-json';
import { makesPods, nameOf, type PodObject } from '../kubernetes-object';
import { checkSelector, finds, isEmptySelector } from './selector';
import type { Refuse, ServerCheck } from './server-check';

/** Pods that are there for good: found by their labels, and always started anew. */
export const checkTemplate: ServerCheck = (object, refuse) => {
  if (!makesPods(object)) return;
  const { selector } = objectIn(object.content.spec);
  checkKept(object, refuse);
  if (!isObject(selector)) return;
  // Wrong labels do not fit, or are wrong in the template as well.
  const { matchExpressions } = selector;
  checkSelector({ matchExpressions }, '', ['spec', 'selector'], refuse);
  if (isEmptySelector(selector)) {
    refuse(
      'selector-empty',
      '',
      ['spec', 'selector'],
      `${nameOf(object)} says by no label which pods are its own.`,
    );
  } else checkFinds(object, refuse);
};

function checkFinds(object: PodObject, refuse: Refuse): void {
  const selector = objectIn(objectIn(object.content.spec).selector);
  const labels = objectIn(object.pod.metadata.labels);
  const wanted = objectIn(selector.matchLabels);
  for (const key in wanted) {
    const value = wanted[key];
    if (labels[key] === value) continue;
    const found = labels[key];
    const bears = typeof found === 'string' && found !== '' ? `have "${found}"` : 'do not have it';
    refuse(
      'selector-template',
      object.pod.metadataPointer,
      ['labels', key],
      `${nameOf(object)} finds its pods by the label ${key}: "${asText(value)}", but they ${bears}.`,
      'Give the pods the labels of `selector`; in Lading, the `name` of a workload decides both, or its `selector`.',
    );
  }
  if (
    selector.matchExpressions === undefined ||
    finds({ matchExpressions: selector.matchExpressions }, labels)
  )
    return;
  refuse(
    'selector-template',
    '',
    ['spec', 'selector', 'matchExpressions'],
    `${nameOf(object)} does not find its own pods by these expressions.`,
  );
}

/** What is said of pods that are kept for good: they never end by themselves. */
export function checkKept(object: PodObject, refuse: Refuse): void {
  const { restartPolicy, activeDeadlineSeconds } = object.pod.spec;
  if (restartPolicy === 'Never' || restartPolicy === 'OnFailure') {
    refuse(
      'template-restart',
      object.pod.pointer,
      ['restartPolicy'],
      `The pods of ${nameOf(object)} are started anew whenever they end: its restartPolicy is Always.`,
    );
  }
  if (activeDeadlineSeconds !== undefined && activeDeadlineSeconds !== null) {
    refuse(
      'template-deadline',
      object.pod.pointer,
      ['activeDeadlineSeconds'],
      `The pods of ${nameOf(object)} are there for good, so they have no deadline.`,
    );
  }
}
