import type { JsonObject } from '../../model/json';
import { asText, objectIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { filled } from './filled-pod';
import { differenceIn, same } from './same';
import type { UpdateCheck } from './update';

/** Fields of a kind that never change, below `spec` or at the top, with what a server takes for one that is not said. */
export interface Fixed {
  readonly within?: 'spec' | 'top';
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A field that a default does not stand for. */
export const unsaid = undefined;

/** Tells of each of these fields that is to be another one. */
export function fixed({ within = 'spec', fields }: Fixed): UpdateCheck {
  return (before, after, refuse) => {
    const [old, next] = [partOf(before, within), partOf(after, within)].map((part) => filled(part, fields));
    if (old === undefined || next === undefined) return;
    for (const key of Object.keys(fields)) {
      if (same(old[key], next[key])) continue;
      const steps = within === 'spec' ? ['spec', key] : [key];
      const place = [...steps, ...differenceIn(old[key], next[key])];
      refuse('immutable', place, cannotChange(steps.join('.'), after));
    }
  };
}

export function partOf(object: JsonObject, within: 'spec' | 'top'): JsonObject {
  return within === 'spec' ? objectIn(object.spec) : object;
}

/** The sentence for most of what a server refuses. */
export function cannotChange(field: string, object: JsonObject): string {
  return `\`${field}\` of ${called(object)} cannot be changed once it is there.`;
}

export function called({ kind, metadata }: JsonObject): string {
  return nameOf({ kind: asText(kind), name: asText(objectIn(metadata).name ?? '') });
}
