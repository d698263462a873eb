import { rbacSecrets } from '../../../lib/validation/rules/rbac-secrets';
import { inRole } from './roles';

test.each(['get', 'list', 'watch'])('to %s whatever Secret there is, is told', (verb) => {
  expect(inRole(rbacSecrets, { resources: ['pods', 'secrets'], verbs: [verb] })).toEqual(['resources/1']);
});

test('Secrets that are named, written without being read, or of another group are not', () => {
  expect(inRole(rbacSecrets, { resources: ['secrets'], resourceNames: ['tls'] })).toEqual([]);
  expect(inRole(rbacSecrets, { resources: ['secrets'], verbs: ['create'] })).toEqual([]);
  expect(inRole(rbacSecrets, { resources: ['secrets'], apiGroups: ['acme.dev'] })).toEqual([]);
});
