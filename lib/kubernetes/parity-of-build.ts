import type { ParityTable } from '../model/parity';
import { kept } from '../model/treatment';

const before = kept('Concerns what is done before: Kubernetes pulls the image that comes of it.');

/** What Kubernetes does with how an image comes about. */
export const ofBuild = {
  'build.context': kept('Kubernetes pulls the image by its name: push what was built before you apply.'),
  'build.dockerfile': 'kept',
  'build.target': 'kept',
  'build.args': 'kept',
  'build.secrets': before,
  'build.ssh': before,
  'build.platforms': before,
  'build.cacheFrom': before,
  'build.cacheTo': before,
  'build.additionalContexts': before,
  'container.develop': kept(
    'Concerns Compose alone: a cluster runs images that were pushed, and watches no sources.',
  ),
} satisfies Partial<ParityTable>;
