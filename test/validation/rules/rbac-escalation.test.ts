import { rbacEscalation } from '../../../lib/validation/rules/rbac-escalation';
import { inRole } from './roles';

test.each(['escalate', 'bind', 'impersonate'])('the verb %s is told', (verb) => {
  expect(inRole(rbacEscalation, { resources: ['roles'], verbs: ['get', verb] })).toEqual(['verbs/1']);
});

test.each(['pods/exec', 'pods/attach', 'nodes/proxy', 'serviceaccounts/token', '*/exec'])(
  'requests for %s are told',
  (resource) => {
    expect(inRole(rbacEscalation, { resources: [resource], verbs: ['create'] })).toEqual(['resources/0']);
  },
);

test('what is held to objects by their names is not', () => {
  expect(inRole(rbacEscalation, { verbs: ['bind'], resourceNames: ['viewer'] })).toEqual([]);
  expect(inRole(rbacEscalation, { resources: ['pods', 'pods/log', '*/scale'] })).toEqual([]);
});
