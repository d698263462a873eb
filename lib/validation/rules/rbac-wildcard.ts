import { placeIn } from '../kubernetes-object';
import { eachRoleRule, type RoleRule } from '../role-rules';
import type { Rule } from '../rule';

const fields = {
  verbs: 'every verb, of today and of tomorrow',
  resources: 'every resource of the group, Secrets and roles among them where it has such',
  apiGroups: 'the resources of every API group',
} as const satisfies Partial<Record<keyof RoleRule, string>>;

/** Permissions of a single star. */
export const rbacWildcard: Rule = {
  code: 'rbac/wildcard',
  kubernetes: ({ report }) =>
    eachRoleRule((rule) => {
      const { object, pointer } = rule;
      const stars = (['apiGroups', 'resources', 'verbs'] as const).filter((field) =>
        rule[field].includes('*'),
      );
      const [first] = stars;
      if (first === undefined) return;
      report({
        message: `A rule of the ${object.kind} "${object.name}" is for ${stars.map((field) => fields[field]).join(', and for ')}.`,
        origin: object.source.origin,
        affected: [placeIn(object, pointer, first)],
        subject: `${object.kind} ${object.namespace}/${object.name}${pointer}`,
        consequence: 'Whoever takes over the program may do all of it.',
        fix: 'Name what the program needs; what it asks for in vain stands in its log.',
      });
    }),
};
