import { mark } from '../model/marker';
import type { Reference as ModelReference } from '../model/reference';

const data = Symbol.for('lading.reference');

/**
 * A value that each target resolves in its own way: another workload's address, a secret, a variable. It can stand
 * wherever a string can, also inside of a template literal, a concatenation or `JSON.stringify`. It is no number.
 */
export interface Reference {
  /** @internal What it refers to is nobody else's to read. */
  readonly [data]: ModelReference;
  /** A marker that the model finds again, also inside of a longer text. */
  toString(): string;
  /** The same marker, for `JSON.stringify`. */
  toJSON(): string;
  /** The same marker. As a number it throws: `reference/not-a-number`. */
  [Symbol.toPrimitive](hint: string): string;
}

export function createReference(reference: ModelReference): Reference {
  const text = (): string => mark(reference, text);
  const primitive = (hint: string): string => {
    if (hint !== 'number') return text();
    throw new TypeError(
      'reference/not-a-number: a reference is text that each target resolves; it cannot be used as a number',
    );
  };
  return Object.defineProperties(
    { [data]: reference, toString: text, toJSON: text, [Symbol.toPrimitive]: primitive },
    {
      toString: { enumerable: false },
      toJSON: { enumerable: false },
      [Symbol.toPrimitive]: { enumerable: false },
    },
  );
}

export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && data in value;
}

/** The neutral form of a reference. */
export function referenceData(reference: Reference): ModelReference {
  return reference[data];
}
