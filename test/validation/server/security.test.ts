import { kubernetesInvalid } from '../../../lib/validation/rules/kubernetes-invalid';
import { check, deployment, placesOf, pod } from '../rules/check';

const places = (securityContext: object) =>
  placesOf(check(kubernetesInvalid, { objects: [{ object: deployment(pod({ securityContext }, {})) }] }));
const refused = ['Deployment/web/spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation'];

test.each([[{ privileged: true }], [{ capabilities: { add: ['NET_ADMIN', 'CAP_SYS_ADMIN'] } }]])(
  'what has %j cannot be kept from gaining privileges',
  (context) => {
    expect(places({ ...context, allowPrivilegeEscalation: false })).toEqual(refused);
    expect(places({ ...context, allowPrivilegeEscalation: true })).toEqual([]);
    expect(places(context)).toEqual([]);
  },
);

test('everybody else can, and the server knows a capability by its whole name alone', () => {
  const capabilities = { add: ['SYS_ADMIN'], drop: ['CAP_SYS_ADMIN'] };
  expect(places({ allowPrivilegeEscalation: false, privileged: false, capabilities })).toEqual([]);
});
