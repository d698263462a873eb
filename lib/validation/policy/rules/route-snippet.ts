import { objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

/** Configuration that ingress-nginx puts into its own as it is (CVE-2021-25742). */
export const routeSnippet: PolicyRule<'route/snippet'> = {
  code: 'route/snippet',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(['networking.k8s.io/Ingress'], (object) => {
      const annotations = Object.keys(objectIn(objectIn(object.content.metadata).annotations));
      const key = annotations.find((each) => /^nginx\.ingress\.kubernetes\.io\/.*-snippet$/.test(each));
      if (key === undefined) return undefined;
      return {
        message: `${nameOf(object)} brings configuration for the whole controller, \`${key}\`.`,
        at: ['metadata', 'annotations', key],
        consequence:
          'Whoever may write it reads the Secrets that the controller reads: those of all namespaces.',
        fix: 'Say it by the annotations that mean one thing each. Newer controllers refuse snippets by default.',
      };
    }),
  }),
};
