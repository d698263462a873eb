import type { Location } from '../../diagnostics/location';
import { type OptionSpec, options } from '../option-table';

/** Begins the keys of what is said of policy beyond the name of a preset. */
export const policyKey = 'lading.policy.';

/** One value of cdk8s.yaml that Lading reads, as text, and where it stands. */
export interface Entry {
  /** `app`, or below `lading:` with a dot: `lading.out`. */
  readonly key: string;
  /** A list is joined by commas. */
  readonly value: string;
  /** Of the value; line and column count from 1. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** One value below `lading.policy`, and the keys that lead to it from there. */
export interface PolicyEntry {
  readonly path: readonly string[];
  readonly value: string;
  readonly location: Location;
  readonly length: number;
}

/** Maps that may stand below `lading`, by the keys that lead to them: those of `lading.kubernetes` is a version as well. */
export const sections: readonly string[] = ['lading.kubernetes', 'lading.kubernetes.cluster'];

/** A map of names to true or false, which is read as a list of `name=true`. */
export const gatesKey = 'lading.kubernetes.cluster.featureGates';

/** Whether several values make sense for a key: of any other, all but one would be lost. */
export function takesList(name: string): boolean {
  const specs = Object.values<OptionSpec>(options);
  return specs.some(({ type, key }) => type === 'list' && name === `lading.${key}`);
}
