import type { IConstruct } from 'constructs';
import type { Code } from '../../diagnostics/catalogue';
import { nearest } from '../../diagnostics/did-you-mean';
import { captureSite } from '../../diagnostics/location';
import type { Origin } from '../../diagnostics/origin';
import { settle } from '../../diagnostics/settle';
import { appStateOf } from './app-state';

/** What has keys that others ask for: a Config, a Secret. */
export interface Keyed {
  /** What is told of a key that it does not have. */
  readonly code: Code;
  /** What people call it: `Config "settings"`. */
  readonly what: string;
  readonly origin: Origin;
  /** The prop that its keys stand in. */
  readonly property: string;
  readonly known: readonly string[];
}

/**
 * Tells of keys that it does not have, where they are asked for. What cannot be a key at all is told by whoever reads it.
 *
 * @param below the function that was called last.
 */
export function checkKeys(
  construct: IConstruct,
  { code, what, origin, property, known }: Keyed,
  keys: readonly unknown[],
  below: (keys: readonly unknown[]) => void,
): void {
  for (const key of keys) {
    if (typeof key !== 'string' || known.includes(key)) continue;
    appStateOf(construct).findings.push(
      settle({
        code,
        message: `The ${what} has no key "${key}".`,
        origin: { ...origin, site: captureSite(below) },
        property: [property],
        suggestion: nearest(key, known),
      }),
    );
  }
}
