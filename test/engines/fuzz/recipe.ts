import type { ConstructName } from '../../../lib/constructs/tree/model-of';

/** A whole app as plain data, so that it can be made up, made smaller, printed, and built more than once. */
export interface Recipe {
  readonly app: Props;
  readonly charts: readonly Props[];
  readonly parts: readonly Part[];
}

export interface Part {
  readonly is: ConstructName;
  /** Its id, by which later parts refer to it. */
  readonly id: string;
  /** Which of the charts it stands in. */
  readonly chart: number;
  readonly props: Props;
}

export type Props = Readonly<Record<string, unknown>>;

/** Stands for a part, or for a value that refers to one or to something outside. */
export type Stand =
  | { readonly $: 'part'; readonly id: string }
  | { readonly $: 'host' | 'port' | 'url'; readonly id: string }
  | { readonly $: 'call'; readonly of: string; readonly args: readonly unknown[] }
  /** A reference inside of a longer text. */
  | { readonly $: 'around'; readonly before: string; readonly what: Stand; readonly after: string };

export function isStand(value: unknown): value is Stand {
  return typeof value === 'object' && value !== null && '$' in value;
}
