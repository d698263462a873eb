import { lowerServiceAccount } from '../../lib/kubernetes/service-account';
import { makeWorkload } from './make';

test('has the name of the identity and mounts no token', () => {
  const workload = makeWorkload('api', { identity: { name: 'api-account', create: true, mountToken: true } });
  expect(lowerServiceAccount(workload)).toEqual({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'api-account', labels: { 'app.kubernetes.io/name': 'api' } },
    automountServiceAccountToken: false,
  });
});
