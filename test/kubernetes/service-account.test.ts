import { lowerServiceAccount } from '../../lib/kubernetes/service-account';
import { workload } from '../model/parts';

test('has the name of the identity and mounts no token', () => {
  const api = workload('api', { identity: { name: 'api-account', create: true, mountToken: true } });
  expect(lowerServiceAccount(api)).toEqual({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'api-account', labels: { 'app.kubernetes.io/name': 'api' } },
    automountServiceAccountToken: false,
  });
});
