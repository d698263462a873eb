import {
  type Capabilities,
  emulated,
  impossible,
  refusesOrNot,
  wider,
  withoutProxies,
} from '../../../model/capability';

/** What NetworkPolicies can do of all that can be asked of a mesh. */
export const capabilities: Capabilities = {
  'mesh.members': emulated(
    'NetworkPolicies know members by their labels and addresses: nobody proves who they are, and nothing is encrypted. The network plugin of the cluster has to enforce them.',
  ),
  'mesh.mtls': ({ value }) =>
    value === 'strict' ? wider('NetworkPolicies encrypt nothing, and let plain text through.') : 'exact',
  'mesh.default': refusesOrNot('NetworkPolicies'),
  'mesh.trustDomain': impossible('NetworkPolicies know labels and addresses, and no names.'),
  'ingress.expose': 'exact',
  'ingress.publish': 'exact',
  ...withoutProxies({
    asks: wider('NetworkPolicies see no requests: whoever may connect to a port may ask anything there.'),
    routes: impossible('NetworkPolicies let connections through or not: no request goes another way.'),
    upstream: impossible('NetworkPolicies change nothing of how connections are made.'),
    telemetry: impossible('NetworkPolicies tell nobody what they have seen.'),
  }),
};
