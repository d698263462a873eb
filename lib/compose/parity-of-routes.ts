import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { approximated, kept, notExpressible } from '../model/treatment';

const kubernetesOnly = kept('Concerns Kubernetes alone.');
const metadata = kept('Compose has no object of its own for a route that could carry it.');

/** What an edge proxy keeps, or makes of it, and what happens where there is none. */
const byProxy =
  (without: Treatment, within?: Treatment) =>
  ({ part }: FieldContext): Treatment | undefined =>
    part?.kind === 'route' && part.proxied ? within : without;

const local = byProxy(
  approximated('Compose has no router for host names: the port is published on localhost instead.'),
);
const direct = approximated(
  'On Compose nothing stands in front of the port on localhost: no limit holds, and one container answers.',
);

/** The rows of the parity table about requests for host names. */
export const routes = {
  'route.name': 'kept',
  'route.labels': metadata,
  'route.annotations': metadata,
  'route.targets': 'kept',
  'route.host': local,
  'route.otherHosts': local,
  'route.path': local,
  'route.pathType': local,
  'route.otherPaths': local,
  'route.weight': kept('It means something beside `split` alone, which says what becomes of it.'),
  'route.split': byProxy({
    ...notExpressible('Compose cannot share requests between workloads: all of them go to the first.'),
    severity: 'warning',
  }),
  'route.gateway': kubernetesOnly,
  'route.port': 'kept',
  'route.className': kubernetesOnly,
  'route.controller': kubernetesOnly,
  'route.issuer': kubernetesOnly,
  'route.timeout': byProxy(direct),
  'route.maxBodySize': byProxy(direct),
  'route.sticky': byProxy(
    direct,
    notExpressible('The edge proxy of Compose gives each request to any container.'),
  ),
  'route.tlsSecret': byProxy(
    approximated('On Compose the port on localhost speaks what the container speaks, without TLS in front.'),
    approximated(
      'On Compose the edge proxy speaks HTTPS where it has a certificate of its own, `compose: { edge: { tls } }`.',
    ),
  ),
  'route.localPort': 'kept',
} as const satisfies Partial<ParityTable>;
