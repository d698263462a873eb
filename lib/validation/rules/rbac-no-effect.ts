import { apiResources } from '../../model/api-resources';
import { wholeOf } from '../../model/permission';
import { placeIn } from '../kubernetes-object';
import { eachRoleRule, type RoleRule } from '../role-rules';
import type { Rule } from '../rule';

/** What has no name yet, or is asked for all at once. */
const nameless: ReadonlySet<string> = new Set(['create', 'deletecollection']);

/** Permissions that the server takes and that allow nothing: the program finds out when it asks. */
export const rbacNoEffect: Rule = {
  code: 'rbac/no-effect',
  kubernetes: ({ report }) =>
    eachRoleRule((rule) => {
      const { object, pointer, names, resources, verbs } = rule;
      const { origin } = object.source;
      const subject = `${object.kind} ${object.namespace}/${object.name}${pointer}`;
      for (const [index, resource] of resources.entries()) {
        if (resource.endsWith('/*')) {
          report({
            message: `The ${object.kind} "${object.name}" allows something with "${resource}", but a star does not stand for the parts of a resource: no request is for that.`,
            origin,
            affected: [placeIn(object, pointer, 'resources', index)],
            subject: `${subject}/${resource}`,
            consequence: 'The API server refuses the program when it asks.',
            fix: 'Name the parts, such as `pods/log`; `*/scale` is that part of every resource.',
          });
          continue;
        }
        if (object.kind !== 'Role' || !isInNoNamespace(resource, rule)) continue;
        report({
          message: `The Role "${object.name}" allows something with ${resource}, which are in no namespace, as the Role is.`,
          origin,
          affected: [placeIn(object, pointer, 'resources', index)],
          subject: `${subject}/${resource}`,
          consequence: 'The API server refuses the program whatever it asks of them.',
          fix: 'Allow it for the whole cluster: `clusterWide: true`.',
        });
      }
      for (const [index, verb] of verbs.entries()) {
        // What is part of an object is made by its name.
        if (names.length === 0 || !nameless.has(verb) || resources.every(isPart)) continue;
        report({
          message: `The ${object.kind} "${object.name}" allows "${verb}" for some names alone, but such a request has none.`,
          origin,
          affected: [placeIn(object, pointer, 'verbs', index)],
          subject: `${subject}/${verb}`,
          consequence: 'The API server refuses the program when it asks.',
          fix: 'Give that verb a permission of its own, without names.',
        });
      }
    }),
};

function isPart(resource: string): boolean {
  return resource.includes('/');
}

/** A namespace itself belongs to those that it holds. */
function isInNoNamespace(resource: string, { apiGroups }: RoleRule): boolean {
  const whole = wholeOf(resource);
  const known = apiResources().get(whole);
  return (
    known?.clusterScoped === true &&
    whole !== 'namespaces' &&
    apiGroups.every((group) => known.groups.includes(group))
  );
}
