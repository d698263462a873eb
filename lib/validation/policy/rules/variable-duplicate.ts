import { listIn, objectIn, textIn } from '../../../model/read-json';
import { nameOf, placeIn } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';

/** Variables that a container has twice: the last one counts, unless one is made of the other. */
export const variableDuplicate: PolicyRule<'variable/duplicate'> = {
  code: 'variable/duplicate',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: ({ report }) => ({
      pod(object) {
        for (const { content, name, pointer } of object.pod.containers) {
          const seen = new Set<string>();
          listIn(content.env).forEach((each, index) => {
            const { name: variable, value } = objectIn(each);
            const key = textIn(variable) ?? '';
            const isMadeOfIt = textIn(value)?.includes(`$(${key})`) === true;
            if (seen.has(key) && !isMadeOfIt)
              report({
                message: `The container "${name}" of ${nameOf(object)} sets the variable ${key} twice.`,
                origin: object.source.origin,
                affected: [placeIn(object, pointer, 'env', index)],
                subject: `${object.namespace} ${nameOf(object)} ${name} ${key}`,
                consequence: 'The last one counts; some ways of applying it lose one of the two.',
                fix: 'Take out the one that is not meant.',
              });
            seen.add(key);
          });
        }
      },
    }),
  }),
};
