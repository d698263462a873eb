import type { Value } from './value';

/** What an expression of the Common Expression Language is made of. */
export type Expression =
  | { readonly is: 'literal'; readonly type: Scalar; readonly value: Value }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'select'; readonly of: Expression; readonly field: string; readonly optional: boolean }
  | { readonly is: 'index'; readonly of: Expression; readonly at: Expression; readonly optional: boolean }
  | {
      readonly is: 'call';
      readonly name: string;
      readonly of?: Expression;
      readonly args: readonly Expression[];
    }
  /** `&&` and `||` have as many arguments as stand in a row. */
  | { readonly is: 'operator'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly is: 'list'; readonly items: readonly Expression[]; readonly optional: ReadonlySet<number> }
  | {
      readonly is: 'map';
      readonly entries: readonly (readonly [Expression, Expression])[];
      readonly optional: ReadonlySet<number>;
    }
  | { readonly is: 'message'; readonly values: readonly Expression[] };

export type Scalar = 'null' | 'bool' | 'int' | 'uint' | 'double' | 'string' | 'bytes';

/** What is wrong with an expression. */
export class ExpressionFault extends Error {}
