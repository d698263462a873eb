import type { CharClass } from './char-class';

/** What has to be around a place, without taking any of the text. */
export type Edge = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';

/** An expression as Go reads it. What it captures, and whether it is greedy, matters to nobody who asks if it fits. */
export type Expression =
  | { readonly is: 'char'; readonly fits: CharClass }
  | { readonly is: 'edge'; readonly edge: Edge }
  | { readonly is: 'all'; readonly parts: readonly Expression[] }
  | { readonly is: 'any'; readonly parts: readonly Expression[] }
  /** Without a `max` as often as it goes. */
  | { readonly is: 'repeat'; readonly of: Expression; readonly min: number; readonly max?: number };
