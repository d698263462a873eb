import { tagOf } from '../../../model/image';
import { textIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { containers } from '../seen';

/** Tags that a node does not ask the registry for again. */
export const imagePullPolicy: PolicyRule<'image/pull-policy'> = {
  code: 'image/pull-policy',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: containers(({ content, called }) => {
      const { imagePullPolicy: policy } = content;
      const image = textIn(content.image) ?? '';
      // A digest is the same everywhere, and of `latest` the server makes Always by itself.
      const isAsked = policy === undefined && (image.endsWith(':latest') || tagOf(image) === '');
      if (policy === 'Always' || image.includes('@') || isAsked) return undefined;
      return {
        message: `${called} takes "${image}" as a node has it, without asking the registry.`,
        at: policy === undefined ? [] : ['imagePullPolicy'],
        consequence:
          'Whoever is on the node may run the image without the right to pull it, and an older one of the tag may run.',
        fix: "`imagePullPolicy: Always`; in Lading, `pullPolicy: 'always'`. Or name the image by its digest.",
      };
    }),
  }),
};
