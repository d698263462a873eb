import type { ComposeService } from '../compose/api.generated';
import type { Unescaped } from '../docker/escaped';
import type { KubernetesObject } from '../kubernetes/api.generated';

/** `expect.any(String)`, `expect.stringContaining('a')` and the like, of any test runner. */
export interface Asymmetric {
  asymmetricMatch(other: unknown): boolean;
}

/**
 * What is to be true of a value: of an object, of the keys that are named; of a list of objects, that each of these is in
 * it, whatever stands beside; of any other list, of the whole. A pattern is for text; `undefined` says that nothing stands
 * there.
 */
export type Partially<T> =
  | Asymmetric
  | (T extends readonly (infer E)[]
      ? readonly Partially<E>[]
      : T extends object
        ? { readonly [K in keyof T]?: Partially<T[K]> }
        : T extends string
          ? T | RegExp
          : T);

/** Of an object of a kind that Kubernetes has, by its kind; of another one, anything. */
export type PartialObject<Kind extends string> = [Extract<KubernetesObject, { kind: Kind }>] extends [never]
  ? object
  : Partially<Extract<KubernetesObject, { kind: Kind }>>;

/** Of a service of Compose or of a stack. */
export type PartialService = Partially<Unescaped<ComposeService>>;
