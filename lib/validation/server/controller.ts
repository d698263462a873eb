import { isObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import { makesPods, nameOf } from '../kubernetes-object';
import type { ServerCheck } from './server-check';
import { checkKept } from './template';

/** A ReplicationController finds its pods by plain labels; their own where it says nothing. */
export const checkController: ServerCheck = (object, refuse) => {
  const { selector } = objectIn(object.content.spec);
  if (!makesPods(object)) return;
  checkKept(object, refuse);
  const labels = objectIn(object.pod.metadata.labels);
  const wanted = isObject(selector) ? selector : labels;
  const keys = Object.keys(wanted).length > 0 ? Object.keys(wanted) : Object.keys(labels);
  if (keys.length === 0) {
    refuse(
      'selector-empty',
      '',
      ['spec', 'selector'],
      `${nameOf(object)} says by no label which pods are its own.`,
    );
  } else if (keys.some((key) => Object.hasOwn(wanted, key) && wanted[key] !== labels[key])) {
    refuse('selector-template', '', ['spec', 'selector'], `${nameOf(object)} does not find its own pods.`);
  }
};
