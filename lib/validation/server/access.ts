import { isObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import type { KubernetesObject } from '../kubernetes-object';
import { checkSelector } from './selector';
import type { Refuse, ServerCheck } from './server-check';
import { isGiven } from './union';

const ownGroup = 'rbac.authorization.k8s.io';
const accountName = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** What a role allows. */
export const checkRole: ServerCheck = (object, refuse) => {
  const { rules, aggregationRule } = object.content;
  listIn(rules).forEach((rule, index) => {
    const { nonResourceURLs, apiGroups, resources, resourceNames } = objectIn(rule);
    const tell = (field: string, message: string) =>
      refuse('role-rule', '', ['rules', index, field], message);
    if (listIn(nonResourceURLs).length > 0) {
      if (object.kind === 'Role')
        tell(
          'nonResourceURLs',
          'Paths that are no resources are in no namespace: a ClusterRole allows them.',
        );
      else if ([apiGroups, resources, resourceNames].some((list) => listIn(list).length > 0))
        tell('nonResourceURLs', 'A rule is about resources or about other paths, not both.');
      return;
    }
    for (const [field, list] of [
      ['apiGroups', apiGroups],
      ['resources', resources],
    ] as const)
      if (listIn(list).length === 0) tell(field, `A rule about resources names their ${field}.`);
  });
  if (!isObject(aggregationRule)) return;
  const selectors = listIn(aggregationRule.clusterRoleSelectors);
  const at = ['aggregationRule', 'clusterRoleSelectors'];
  if (selectors.length === 0) refuse('role-rule', '', at, 'What gathers other roles says by which labels.');
  selectors.forEach((selector, index) => {
    checkSelector(selector, '', [...at, index], refuse);
  });
};

/** Who gets a role. */
export const checkBinding: ServerCheck = (object, refuse) => {
  const { roleRef, subjects } = object.content;
  if (object.kind === 'ClusterRoleBinding' && objectIn(roleRef).kind === 'Role')
    refuse('role-binding', '', ['roleRef', 'kind'], 'What holds in every namespace is a ClusterRole.');
  listIn(subjects).forEach((subject, index) => {
    checkSubject(object, subject, index, refuse);
  });
};

function checkSubject(
  { kind: binding }: KubernetesObject,
  subject: unknown,
  index: number,
  refuse: Refuse,
): void {
  const { kind, name, namespace, apiGroup } = objectIn(subject);
  const tell = (field: string, message: string) =>
    refuse('role-binding', '', ['subjects', index, field], message);
  if (kind === 'ServiceAccount') {
    const account = textIn(name);
    if (account !== undefined && !accountName.test(account))
      tell('name', `"${account}" cannot be the name of a ServiceAccount.`);
    if (isGiven(apiGroup)) tell('apiGroup', 'A ServiceAccount is of the core group: leave apiGroup out.');
    if (binding === 'ClusterRoleBinding' && !isGiven(namespace))
      tell('namespace', 'A ServiceAccount is in a namespace: say which.');
  } else if ((kind === 'User' || kind === 'Group') && isGiven(apiGroup) && apiGroup !== ownGroup)
    tell('apiGroup', `A ${kind} is of the group ${ownGroup}.`);
}
