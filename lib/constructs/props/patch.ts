import { foreignIn } from '../../model/foreign-data';
import { isPlainObject } from '../../model/json';
import type { JsonPatchOperation, OnlyHere } from '../../model/patch';
import { checkTexts } from './patch-text';
import { nameOf, type ReportProblem, rejected, type Shape, type Trail, wrongType, wrongValue } from './shape';

/** All properties may be left out, at every depth; `null` removes one that Lading writes. */
export type MergePatch<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: MergePatch<T[K]> | null }
    : T;

/**
 * A change to a final object: a JSON merge patch, or a list of JSON Patch operations. What it changes, no other target
 * gets: `parity/patched` tells so, unless `onlyHere`, of the whole patch or of an operation, says why it is meant.
 */
export type PatchOf<T> = (MergePatch<T> & OnlyHere) | readonly JsonPatchOperation[];

/** A change to a final object that no other target has anything like: there is nothing to say of them. */
export type OwnPatchOf<T> = MergePatch<T> | readonly (JsonPatchOperation & { readonly onlyHere?: never })[];

const expected = 'an object to merge, or a list of JSON Patch operations';

export const patch: Shape = patchShape(checkOnlyHere, true);
export const ownPatch: Shape = patchShape(refuseOnlyHere, false);

/** Tells what is wrong with one word of a patch, or one of its operations. */
type CheckPart = (part: object, at: Trail, report: ReportProblem) => void;

function patchShape(checkPart: CheckPart, hasLikes: boolean): Shape {
  return {
    expected,
    domain: { kind: 'patch', hasLikes },
    check(value, at, report) {
      if (!isPlainObject(value) && !(Array.isArray(value) && value.every(isPlainObject))) {
        report(wrongType(expected, value, at));
        return rejected;
      }
      if (!checkTexts(value, at, report)) return rejected;
      const foreign = foreignIn(value);
      if (foreign !== undefined) {
        report(wrongValue(`${nameOf(at)} holds ${foreign}, which no manifest can hold.`, at));
        return rejected;
      }
      if (!Array.isArray(value)) checkPart(value, at, report);
      else for (const [index, operation] of value.entries()) checkPart(operation, [...at, index], report);
      return value;
    },
  };
}

function checkOnlyHere(part: object, at: Trail, report: ReportProblem): void {
  if (!('onlyHere' in part) || part.onlyHere === undefined) return;
  const { onlyHere } = part;
  const place = [...at, 'onlyHere'];
  if ('op' in part && part.op === 'test')
    report(wrongValue(`${nameOf(place)} has nothing to say: a test changes nothing.`, place));
  else if (typeof onlyHere !== 'string' || onlyHere.trim() === '')
    report({
      ...wrongType('a text that says why it is meant for this target alone', onlyHere, place),
      code: 'props/wrong-value',
    });
}

function refuseOnlyHere(part: object, at: Trail, report: ReportProblem): void {
  if (!('onlyHere' in part) || part.onlyHere === undefined) return;
  const place = [...at, 'onlyHere'];
  report(wrongValue(`${nameOf(place)} has nothing to say: no other target has such an object.`, place));
}
