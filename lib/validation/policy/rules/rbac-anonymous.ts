import { asText, listIn, objectIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { kinds } from '../seen';

const anybody: ReadonlyMap<unknown, string> = new Map([
  ['system:anonymous', 'whoever asks without saying who it is'],
  ['system:unauthenticated', 'whoever asks without saying who it is'],
  ['system:authenticated', 'whoever the cluster knows, every account of every namespace'],
  ['system:masters', 'a group that nobody can take anything from'],
]);

/** Roles for those who did not say who they are, or whom no rule holds back. */
export const rbacAnonymous: PolicyRule<'rbac/anonymous'> = {
  code: 'rbac/anonymous',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: kinds(
      ['rbac.authorization.k8s.io/ClusterRoleBinding', 'rbac.authorization.k8s.io/RoleBinding'],
      (object) => {
        const subjects = listIn(object.content.subjects).map((each) => objectIn(each).name);
        const index = subjects.findIndex((name) => anybody.has(name));
        if (index < 0) return undefined;
        return {
          message: `${nameOf(object)} is for ${asText(subjects[index])}: ${anybody.get(subjects[index])}.`,
          at: ['subjects', index],
          fix: 'Name the account or the group that is meant.',
        };
      },
    ),
  }),
};
