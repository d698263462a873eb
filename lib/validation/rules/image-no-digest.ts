import { imagesRun } from '../images-run';
import type { Rule } from '../rule';

/** Images that a tag names where the chart or the app wants digests. */
export const imageNoDigest: Rule = {
  code: 'image/no-digest',
  ...imagesRun((image, { digests }) => {
    if (digests === 'optional' || image.includes('@')) return undefined;
    return {
      message: `The image "${image}" is named without a digest, and each has to have one.`,
      consequence: 'Whoever can push to the registry could change what runs.',
      fix: 'Add it, `…@sha256:…`: `docker buildx imagetools inspect <image>` tells it. Images of Lading itself are `kubernetes: { waitImage, jobWaitImage }` of the app.',
    };
  }),
};
