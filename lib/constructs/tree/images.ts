import type { IConstruct } from 'constructs';
import type { ImagePolicy } from '../../model/image-policy';
import type { ImagesProps } from '../props/images';

/** Which images may run at a construct that says so and below it, kept on it, as its origin is. */
const key = Symbol.for('lading.images');
type Saying = IConstruct & { [key]?: ImagePolicy };

/** Says it for all that is below a construct; nothing said leaves what is said around it. */
export function stateImages(scope: Saying, said: ImagesProps | undefined): void {
  if (said === undefined) return;
  const { registries, digests = 'optional' } = said;
  scope[key] = { registries, digests };
}

/** Which images may run at a place in the tree; nothing where all may. */
export function imagesAt(scope: IConstruct): ImagePolicy | undefined {
  for (let at: Saying | undefined = scope; at !== undefined; at = at.node.scope) {
    const said = at[key];
    if (said !== undefined) return said;
  }
  return undefined;
}
