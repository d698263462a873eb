import type { ComposeService } from '../../compose/api.generated';
import type { CustomCode } from '../../diagnostics/catalogue';
import type { Unescaped } from '../../docker/escaped';
import type { Container, KubernetesObject } from '../../kubernetes/api.generated';
import type {
  ContainerContext,
  ObjectContext,
  RuleConfig,
  RuleContext,
  RuleObject,
  RuleParameter,
  RuleWorkload,
  ServiceContext,
} from '../../model/custom-rule';
import { isRuleCode, isRuleParameter } from '../../model/custom-rule';
import { anyKeys, none } from './domain';
import { guarded, object, required, type Shape } from './shape';
import { list, matching, nonEmptyString, oneOf, record } from './shapes';

/** Kinds whose objects have types here. Others are named with their group. */
export type TypedKind = KubernetesObject['kind'];

/** All the way down: a rule looks, and changes nothing. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** The object of a kind: `'Deployment'`, `'apps/Deployment'`; of another one what all objects have. */
export type ObjectOf<K extends string> = K extends TypedKind
  ? Frozen<Extract<KubernetesObject, { kind: K }>>
  : K extends `${string}/${infer Name extends TypedKind}`
    ? Frozen<Extract<KubernetesObject, { kind: Name }>>
    : RuleObject;

/** A parameter is of the type of its default, not that very value. */
export type Parameters<C> = {
  readonly [P in keyof C]: C[P] extends string
    ? string
    : C[P] extends number
      ? number
      : C[P] extends boolean
        ? boolean
        : readonly string[];
};

/**
 * A policy rule of somebody's own. It looks at what is written, whoever made it, object by object, and tells what it finds by
 * `report`; it changes nothing and waits for nothing.
 */
export interface RuleProps<K extends string = string, C extends RuleConfig = RuleConfig> {
  /** `custom/` and a name of lower-case letters, digits and `-`, up to 63 of them. */
  readonly code: CustomCode;
  /** What becomes of its findings where the policy says no more of it. Default: `'warning'`. */
  readonly level?: 'warning' | 'error';
  /** Its parameters and what they are by default: texts, numbers, truth values, lists of texts. Default: none. */
  readonly config?: C;
  /** The address of a page about it, which each of its findings leads to. Default: none. */
  readonly more?: string;
  /**
   * Which kinds of objects `object` and `container` are for: `'Deployment'`, those that Kubernetes does not have itself with their group,
   * `'cert-manager.io/Certificate'`. Default: every kind.
   */
  readonly kinds?: readonly K[];
  /** Looks at an object of Kubernetes, as it is written. What a server would refuse as it is may be told as that alone. */
  object?(object: ObjectOf<K>, context: ObjectContext<Parameters<C>>): void;
  /** Looks at a container of a pod or of what makes pods, init containers and sidecars among them. */
  container?(container: Frozen<Container>, context: ContainerContext<Parameters<C>>): void;
  /** Looks at a service of a Compose project, or of a stack of Swarm, as it is written. */
  service?(service: Frozen<Unescaped<ComposeService>>, context: ServiceContext<Parameters<C>>): void;
  /** Looks at what an app says runs, whatever it becomes on each target. Manifests of others have no such thing. */
  workload?(workload: RuleWorkload, context: RuleContext<Parameters<C>>): void;
}

const look = guarded('a function', (value) => typeof value === 'function', none);

export const ruleShape: Shape = object<RuleProps>({
  code: required(matching('custom/ and a name of lower-case letters, digits and "-"', isRuleCode, none)),
  level: oneOf(['warning', 'error']),
  config: record(
    guarded(
      'a text, a number, a truth value or a list of texts',
      (value): value is RuleParameter => isRuleParameter(value),
      none,
    ),
    {
      ...anyKeys,
      expected: 'a name of letters and digits other than "level"',
      accepts: (key) => key.length < 64 && /^[A-Za-z]\w*$/.test(key) && key !== 'level',
    },
  ),
  more: nonEmptyString,
  kinds: list(nonEmptyString),
  object: look,
  container: look,
  service: look,
  workload: look,
});
