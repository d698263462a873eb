/** What one environment says is what all of them say, and of one type, or nothing: a missing or mistyped value does not compile. */
export type Alike<E> = {
  readonly [N in keyof E]: { readonly [K in keyof E[N]]: Common<E, K> | Nothing<E[N][K]> } & {
    readonly [K in Exclude<Keys<E>, keyof E[N]>]: Common<E, K>;
  };
};

/** The keys of all of them. */
type Keys<E> = { [N in keyof E]: keyof E[N] }[keyof E];

/** The type that a value has in all of them; none where one has text and another one a number. */
type Common<E, K> = {
  [N in keyof E]: (value: K extends keyof E[N] ? Widened<E[N][K]> : unknown) => void;
}[keyof E] extends (value: infer V) => void
  ? V
  : never;

/** A value that is not there, where its key is. */
type Nothing<T> = Extract<T, null | undefined>;

type Widened<T> = [T] extends [null | undefined]
  ? unknown
  : [NonNullable<T>] extends [string]
    ? string
    : [NonNullable<T>] extends [number]
      ? number
      : [NonNullable<T>] extends [boolean]
        ? boolean
        : unknown;
