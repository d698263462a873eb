import { addressOf } from '../../model/image';
import { imagesRun } from '../images-run';
import type { Rule } from '../rule';

/** Images of registries that the chart or the app does not name. */
export const imageNotAllowed: Rule = {
  code: 'image/not-allowed',
  ...imagesRun((image, { registries }) => {
    // What a variable says is known to whoever starts the app.
    if (registries === undefined || image.startsWith('$')) return undefined;
    const address = addressOf(image);
    if (registries.some((each) => address === each || address.startsWith(`${each}/`))) return undefined;
    return {
      message: `The image "${image}" comes from ${address.slice(0, address.lastIndexOf('/'))}, and images may come from ${listed(registries)} alone.`,
      consequence: 'What runs would be what somebody else than those has made.',
      fix: 'Take it from there; or allow its registry: `images: { registries: […] }`. Images of Lading itself are `kubernetes: { waitImage, jobWaitImage }` of the app.',
    };
  }),
};

function listed(registries: readonly string[]): string {
  return registries.length === 0 ? 'nowhere' : registries.join(', ');
}
