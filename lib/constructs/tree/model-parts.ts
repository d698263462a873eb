import type { IConstruct } from 'constructs';
import type { ModelPart } from '../../model/app';

/** Kept on the construct itself, as its origin is. */
const key = Symbol.for('lading.part');
type Contributor = IConstruct & { [key]?: ModelPart };

/** What a construct contributes to the model, for whoever reads the tree. */
export function contribute(construct: Contributor, part: ModelPart): void {
  construct[key] = part;
}

export function contributionOf(construct: Contributor): ModelPart | undefined {
  return construct[key];
}
