import { placeIn } from '../kubernetes-object';
import { eachRoleRule } from '../role-rules';
import type { Rule } from '../rule';

const reading: ReadonlySet<string> = new Set(['get', 'list', 'watch']);

/** Permissions to read whatever Secret there is: each of them is somebody's key to something. */
export const rbacSecrets: Rule = {
  code: 'rbac/secrets',
  kubernetes: ({ report }) =>
    eachRoleRule(({ object, pointer, apiGroups, resources, verbs, names }) => {
      if (names.length > 0 || !apiGroups.includes('') || !resources.includes('secrets')) return;
      const reads = verbs.filter((verb) => reading.has(verb));
      if (reads.length === 0) return;
      const where =
        object.kind === 'ClusterRole'
          ? 'wherever it is bound, of the whole cluster at the most'
          : 'of the namespace';
      report({
        message: `The ${object.kind} "${object.name}" allows to ${reads.join(' and ')} all Secrets ${where}.`,
        origin: object.source.origin,
        affected: [placeIn(object, pointer, 'resources', resources.indexOf('secrets'))],
        subject: `${object.kind} ${object.namespace}/${object.name}${pointer}`,
        consequence:
          'Whoever takes over the program reads them as well, tokens of other accounts among them.',
        fix: "Name those that are meant, `names: ['…']`, or mount them: `secret('name', 'key')` in `env` or a volume needs no permission.",
      });
    }),
};
