import { anyText, orNothing } from './arguments';
import { none } from './domain';
import { type Duration, positiveDuration } from './duration';
import { type Cpu, cpu, type Memory, memory } from './quantity';
import { guarded, object, type Shape } from './shape';
import { boolean, isScalar, oneOf } from './shapes';

/** What the text of a variable can be read as. */
export interface InputTypes {
  readonly string: string;
  /** `'3'`, `'0.5'`. */
  readonly number: number;
  /** Above zero: `'500ms'`, `'1m30s'`. */
  readonly duration: Duration;
  /** `'250m'`, `'0.5'`. */
  readonly cpu: Cpu;
  /** `'256Mi'`, `'1G'`. */
  readonly memory: Memory;
}

export type InputType = keyof InputTypes;

interface InputKind {
  readonly shape: Shape;
  /** Stands for a value that is missing or wrong, so that whatever else is wrong shows as well. */
  readonly fit: string | number;
  readonly read: (text: string) => string | number;
}

const asIs = (text: string): string => text;

const numberText = guarded(
  'a number',
  (value) => typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value),
  none,
);

export const inputKinds: Readonly<Record<InputType, InputKind>> = {
  string: { shape: anyText, fit: 'input', read: asIs },
  number: { shape: numberText, fit: 1, read: Number },
  duration: { shape: positiveDuration, fit: '1m', read: asIs },
  cpu: { shape: cpu, fit: '100m', read: asIs },
  memory: { shape: memory, fit: '256Mi', read: asIs },
};

export interface InputOptions {
  readonly required?: boolean;
  readonly default?: string | number;
  readonly as?: InputType;
}

export const inputOptions = orNothing(
  object<InputOptions>(
    {
      required: boolean,
      default: guarded('a string, or a number', isScalar, none),
      as: oneOf(Object.keys(inputKinds)),
    },
    '{ required?, default?, as? }',
  ),
);
