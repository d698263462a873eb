import {
  type Capabilities,
  emulated,
  impossible,
  refusesOrNot,
  wider,
  withoutProxies,
} from '../../../model/capability';

/** What Docker's networks can do of all that can be asked of a mesh. */
export const capabilities: Capabilities = {
  'mesh.members': emulated(
    "On Docker's networks each two that talk share one: whoever is called could call back, and at any port; what calls the outside, or is published to it, may go anywhere there. Nobody proves who they are, and nothing is encrypted.",
  ),
  'mesh.mtls': ({ value }) =>
    value === 'strict' ? wider("Docker's networks encrypt nothing, and carry plain text.") : 'exact',
  'mesh.default': refusesOrNot("Docker's networks"),
  'mesh.trustDomain': impossible("Docker's networks know addresses, and no names of members."),
  'ingress.expose': 'exact',
  'ingress.publish': 'exact',
  ...withoutProxies({
    asks: wider("Docker's networks see no requests: two that share one may ask each other anything."),
    routes: impossible("Docker's networks carry connections: no request goes another way."),
    upstream: impossible("Docker's networks change nothing of how connections are made."),
    telemetry: impossible("Docker's networks tell nobody what they have seen."),
  }),
};
