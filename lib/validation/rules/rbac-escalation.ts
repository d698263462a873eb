import { placeIn } from '../kubernetes-object';
import { eachRoleRule, type RoleRule } from '../role-rules';
import type { Rule } from '../rule';

/** What each verb is as good as. */
const verbs: ReadonlyMap<string, string> = new Map([
  ['escalate', 'it can write itself a role that allows anything'],
  ['bind', 'it can give itself any role that it may bind'],
  ['impersonate', 'it can act as whomever it names'],
]);

/** What requests for parts of resources are as good as, by whatever verb. */
const resources: ReadonlyMap<string, string> = new Map([
  ['pods/exec', 'it can run commands in other pods, as their accounts'],
  ['pods/attach', 'it can speak to the programs of other pods'],
  ['nodes/proxy', 'it can run commands in any pod of the node, past the API server and its audit log'],
  ['serviceaccounts/token', 'it can get the token of other accounts'],
]);

/** Permissions from which others follow. */
export const rbacEscalation: Rule = {
  code: 'rbac/escalation',
  kubernetes: ({ report }) =>
    eachRoleRule((rule) => {
      const { object, pointer } = rule;
      for (const { field, index, word, means } of escalationsIn(rule)) {
        report({
          message: `The ${object.kind} "${object.name}" allows "${word}": ${means}.`,
          origin: object.source.origin,
          affected: [placeIn(object, pointer, field, index)],
          subject: `${object.kind} ${object.namespace}/${object.name}${pointer}/${word}`,
          consequence: 'Whoever takes over the program may do more than the permission says.',
          fix: 'Leave it out, or name by `names` the objects that are meant.',
        });
      }
    }),
};

interface Escalation {
  readonly field: 'verbs' | 'resources';
  readonly index: number;
  readonly word: string;
  readonly means: string;
}

/** With names it is held to those objects. */
function escalationsIn(rule: RoleRule): readonly Escalation[] {
  if (rule.names.length > 0) return [];
  return [
    ...rule.verbs.flatMap((word, index) => found('verbs', index, word, verbs.get(word))),
    ...rule.resources.flatMap((word, index) => found('resources', index, word, meansOf(word))),
  ];
}

/** With a star before the slash it is that part of every resource. */
function meansOf(resource: string): string | undefined {
  const known = resources.get(resource);
  if (known !== undefined || !resource.startsWith('*/')) return known;
  return [...resources].find(([each]) => each.endsWith(resource.slice(1)))?.[1];
}

function found(
  field: Escalation['field'],
  index: number,
  word: string,
  means: string | undefined,
): Escalation[] {
  return means === undefined ? [] : [{ field, index, word, means }];
}
