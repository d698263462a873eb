import type { Construct, IConstruct } from 'constructs';
import type { Origin, Suppression } from '../../diagnostics/origin';
import { readProps } from '../props/read-props';
import type { Shape } from '../props/shape';
import { validateWithCdk8s } from '../run/cdk8s-validation';
import { touch } from './app-state';
import { isInChart } from './chart-model';
import { idleNulls } from './idle-nulls';
import { inheritOrigin, rememberOrigin } from './origin';
import { reportProblems } from './problems';
import { requireChart } from './require-chart';
import { checkForSecondCopy } from './second-copy';
import { writtenInDefaults } from './written-in-defaults';

/** Marks constructs that are made of others of ours: those speak in their name. */
const key = Symbol.for('lading.composite');
export type Composite = IConstruct & { [key]?: Origin };

export interface Part<P> {
  readonly origin: Origin;
  /** What was given, without what had to be reported: anything may be missing. */
  readonly props: Partial<P>;
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
  given: P,
  shape: Shape,
  where: 'in a chart' | 'anywhere' = 'in a chart',
): Part<P> {
  const scope: Composite | undefined = construct.node.scope;
  touch(construct);
  validateWithCdk8s(construct.node.root);
  const spokenFor = scope?.[key];
  if (spokenFor !== undefined) {
    inheritOrigin(construct, spokenFor);
    return { origin: spokenFor, props: given, inner: true };
  }
  const { props, problems } = readProps(given, shape);
  const origin = rememberOrigin(construct, from, props.suppress, writtenInDefaults(construct, props));
  reportProblems(construct, origin, problems);
  reportProblems(construct, origin, idleNulls(construct, props));
  if (where === 'in a chart' || scope === undefined || isInChart(construct)) {
    requireChart(construct, origin);
    checkForSecondCopy(construct, origin);
  }
  return { origin, props, inner: false };
}

/** Declares that what is made below a construct speaks in its name, or in another that is given. */
export function speakFor(construct: Composite, origin: Origin): void {
  construct[key] = origin;
}
