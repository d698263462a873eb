import {
  type Asked,
  type Capabilities,
  emulated,
  impossible,
  wider,
  withoutProxies,
} from '../../../model/capability';
import { ofServiceRoutes } from '../route-capabilities';

const envoyOnly = impossible('Cilium has it only as configuration of Envoy by hand, a CiliumEnvoyConfig.');
const balanced = emulated('Cilium takes it from an annotation of the Service, which is in beta.');

/** A header that a rule names has to be there with that value, as it is written. */
function upstream({ spoken }: Asked) {
  return spoken === 'tcp' ? impossible('Cilium shares out requests of HTTP and gRPC alone.') : balanced;
}

/** What Cilium can do of all that can be asked of a mesh. */
export const capabilities: Capabilities = {
  ...withoutProxies({
    asks: 'exact',
    routes: envoyOnly,
    upstream: envoyOnly,
    telemetry: impossible('what has been seen is told by Hubble, as the installation says.'),
  }),
  ...ofServiceRoutes(),
  'mesh.members': emulated(
    'Cilium knows members by the labels of their pods: nobody proves who they are by a certificate, and whether anything is encrypted is a matter of the installation.',
  ),
  'mesh.mtls': ({ value }) =>
    value === 'strict'
      ? wider(
          'whether connections are encrypted is a matter of the installation of Cilium, and plain text is let through.',
        )
      : 'exact',
  'mesh.default': ({ value }) =>
    value === 'audit'
      ? impossible(
          'an installation or an endpoint of Cilium is set to audit, `policy-audit-mode`, and no policy.',
        )
      : 'exact',
  'mesh.trustDomain': impossible('Cilium knows members by labels, and by no names.'),
  'upstream.loadBalancing.round-robin': upstream,
  'upstream.loadBalancing.least-request': upstream,
  'upstream.loadBalancing.random': upstream,
  'ingress.expose': 'exact',
  'ingress.publish': 'exact',
};
