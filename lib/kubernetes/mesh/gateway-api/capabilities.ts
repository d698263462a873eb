import {
  type Capabilities,
  emulated,
  impossible,
  refusesOrNot,
  wider,
  withoutProxies,
} from '../../../model/capability';
import { ofServiceRoutes } from '../route-capabilities';

const experimental = impossible('the standard channel of the Gateway API has no word for it.');

/** What the Gateway API says of a mesh by itself: how requests travel, and nothing of who may ask. */
export const capabilities: Capabilities = {
  ...withoutProxies({
    asks: wider(
      'the Gateway API has no word for who may ask what, and NetworkPolicies see no requests: whoever may connect to a port may ask anything there.',
    ),
    routes: experimental,
    upstream: experimental,
    telemetry: impossible('the Gateway API tells nobody what has been seen.'),
  }),
  ...ofServiceRoutes(),
  'mesh.members': emulated(
    'The Gateway API has no members: NetworkPolicies know them by their labels and addresses, and have to be enforced by the network plugin of the cluster. Some mesh that reads HTTPRoutes of Services has to be there.',
  ),
  'mesh.mtls': ({ value }) =>
    value === 'strict' ? wider('the Gateway API has no word for whether plain text is refused.') : 'exact',
  'mesh.default': refusesOrNot('NetworkPolicies'),
  'mesh.trustDomain': impossible('the Gateway API knows nobody by name.'),
  'ingress.expose': 'exact',
  'ingress.publish': 'exact',
};
