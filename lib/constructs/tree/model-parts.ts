import type { IConstruct } from 'constructs';
import type { ModelPart } from '../../model/app';
import type { Existing } from '../../model/existing';

/** Kept on the construct itself, as its origin is. */
const key = Symbol.for('lading.part');
type Contributor = IConstruct & { [key]?: Contribution };

/** What is lowered, and what is there already. */
export type Contribution = ModelPart | Existing;

/** What a construct contributes to the model, for whoever reads the tree. */
export function contribute(construct: Contributor, part: Contribution): void {
  construct[key] = part;
}

export function contributionOf(construct: Contributor): Contribution | undefined {
  return construct[key];
}
