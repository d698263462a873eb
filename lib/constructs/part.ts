import type { Construct, IConstruct } from 'constructs';
import type { Origin, Suppression } from '../diagnostics/origin';
import { inheritOrigin, rememberOrigin } from './origin';
import { rejected, type Shape } from './props/shape';
import { checkForSecondCopy } from './second-copy';
import { stateOf, touch } from './state';
import { validateWithCdk8s } from './validate-app';

/** Marks constructs that are made of others of ours: those speak in their name. */
const key = Symbol('lading.composite');
type Composite = IConstruct & { [key]?: true };

export interface Part<P> {
  readonly origin: Origin;
  readonly props: P;
  /** Made by a construct of ours that the user called, which has checked the props already. */
  readonly inner: boolean;
}

/**
 * What every construct of ours begins with: remembers where it was made, and checks its props. Problems are reported
 * and the parts to blame left out, so that the rest of the app can still be read.
 */
export function beginPart<P extends { readonly suppress?: readonly Suppression[] }>(
  construct: Construct,
  from: new (...args: never[]) => IConstruct,
  props: P,
  shape: Shape,
): Part<P> {
  const scope: Composite | undefined = construct.node.scope;
  touch(construct);
  validateWithCdk8s(construct.node.root);
  if (scope?.[key]) return { origin: inheritOrigin(construct, scope), props, inner: true };
  const origin = rememberOrigin(construct, from, Array.isArray(props?.suppress) ? props.suppress : []);
  checkForSecondCopy(construct, origin);
  return { origin, props: checkProps(construct, origin, props, shape), inner: false };
}

/** Declares that what is made below a construct speaks in its name. */
export function declareComposite(construct: Composite): void {
  construct[key] = true;
}

/** Checks props against their table; gives them back without what had to be reported. */
export function checkProps<P>(construct: IConstruct, origin: Origin, props: P, shape: Shape): P {
  const { findings } = stateOf(construct);
  const checked = shape.check(props, [], (problem) => findings.push({ ...problem, origin }));
  if (checked === props) return props;
  // What is left is of the same type, with less in it: every reader of props copes with what is missing.
  const usable: P = Object.create(null);
  for (const [key, value] of Object.entries(checked === rejected ? {} : Object(checked)))
    Reflect.set(Object(usable), key, value);
  return usable;
}
