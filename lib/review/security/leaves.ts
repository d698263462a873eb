import { isObject } from '../../model/json';
import type { Difference, Step } from '../compare/difference';
import { shapeOf } from '../compare/difference';

/** One value that is not what it was. */
export interface Leaf {
  readonly shape: string;
  readonly steps: readonly Step[];
  readonly before: unknown;
  readonly after: unknown;
  /** That it came, or went, with a whole container. */
  readonly with?: 'new' | 'gone';
}

const container = /(?:^|\/)(?:c|initC|ephemeralC)ontainers(?:\/\*)?$/;

/** The single values of a difference: of what was added or taken away, each by itself. */
export function leavesOf({ steps, before, after }: Difference): Leaf[] {
  const whole = before ?? after;
  if (before !== undefined && after !== undefined) return [leaf(steps, before, after)];
  const came = container.test(shapeOf(steps)) ? (before === undefined ? 'new' : 'gone') : undefined;
  return [...within(whole)].map(([more, value]) => ({
    ...leaf(
      [...steps, ...more],
      before === undefined ? undefined : value,
      after === undefined ? undefined : value,
    ),
    with: came,
  }));
}

function leaf(steps: readonly Step[], before: unknown, after: unknown): Leaf {
  return { shape: shapeOf(steps), steps, before, after };
}

function* within(value: unknown): Generator<[Step[], unknown]> {
  const entries: [Step, unknown][] = Array.isArray(value)
    ? value.map((entry, index) => [{ key: typeof entry === 'string' ? entry : String(index), index }, entry])
    : isObject(value)
      ? Object.entries(value).map(([key, entry]) => [{ key }, entry])
      : [];
  if (entries.length === 0) yield [[], value];
  for (const [step, entry] of entries)
    for (const [more, leaf] of within(entry)) yield [[step, ...more], leaf];
}
