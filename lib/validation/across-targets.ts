import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { settle } from '../diagnostics/settle';

/** What was told of a property, in the words of the target that came first; and what it is called that others tell. */
interface Told {
  readonly target: string;
  readonly subjects: string[];
  readonly known: Set<string>;
  /** By target and subject there, the subject here. */
  readonly same: Map<string, Map<string, string>>;
}

/** Gives what is told of one property on several targets the same subject, so that it is one finding with all its places. */
export type AcrossTargets = (finding: Finding, subject: string) => string;

/**
 * Each target has its own words for what a property became there. What a rule tells of it on a second target is what it told on
 * the first: the first of it there the first here, and so on; what comes on top of that is about the last.
 */
export function acrossTargets(): AcrossTargets {
  const known = new Map<Origin, Map<string, Told>>();
  return (finding, subject) => {
    const { code, origin, property, affected = [] } = settle(finding);
    const [place] = affected;
    if (property === undefined || property.length === 0 || place === undefined) return subject;
    const { target } = place;
    const ofOrigin = known.get(origin) ?? new Map<string, Told>();
    known.set(origin, ofOrigin);
    const key = `${code} ${property.join('\n')}`;
    const told = ofOrigin.get(key) ?? nothingTold(target);
    ofOrigin.set(key, told);
    if (told.target === target) {
      if (!told.known.has(subject)) told.subjects.push(subject);
      told.known.add(subject);
      return subject;
    }
    const same = told.same.get(target) ?? new Map<string, string>();
    told.same.set(target, same);
    const meant =
      same.get(subject) ?? told.subjects[Math.min(same.size, told.subjects.length - 1)] ?? subject;
    same.set(subject, meant);
    return meant;
  };
}

function nothingTold(target: string): Told {
  return { target, subjects: [], known: new Set(), same: new Map() };
}
