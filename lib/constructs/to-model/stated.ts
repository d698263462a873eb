/**
 * What an object literal has to satisfy that makes a part of the model out of props: every key of the model stands in
 * it, and a model key for every prop, but those that are read in another way. What is added to either of the two does
 * not compile until it stands there.
 */
export type Stated<Model, Props = unknown, Others extends keyof Props = never> = Model &
  Readonly<Record<keyof Model | Exclude<keyof Props, Others>, unknown>>;
