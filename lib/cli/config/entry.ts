import { type OptionSpec, options } from '../option-table';

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

/** Whether several values make sense for a key: of any other, all but one would be lost. */
export function takesList(name: string): boolean {
  const specs = Object.values<OptionSpec>(options);
  return specs.some(({ type, key }) => type === 'list' && name === `lading.${key}`);
}
