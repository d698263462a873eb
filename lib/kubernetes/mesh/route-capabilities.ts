import { type Asked, type Capabilities, type Capability, emulated, impossible } from '../../model/capability';
import type { MeshField } from '../../model/mesh';
import { isKnownMethod } from './request-match';
import { canBeToldApart, type RouteDialect } from './service-route';

type Rate = 'exact' | Capability;

const noRequests = impossible(
  'nobody says that HTTP or gRPC is spoken on the port, so that nothing looks into requests there: call it `http`, or `http-…`.',
);
const noHost = impossible('an HTTPRoute of a Service is for all names that lead to it.');
const tooMany = impossible(
  'the routes at this port fit one another in more than 128 ways, which HTTPRoutes cannot tell apart.',
);
const lastSlash = emulated('An HTTPRoute takes a path without the slash at its end for the same.');
const otherMethod = impossible(
  'the Gateway API knows GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE and PATCH alone.',
);

/** Of what speaks plain TCP, a proxy knows the connection alone. */
export function ofRequests(rate: Rate | ((asked: Asked) => Rate) = 'exact') {
  return (asked: Asked): Rate => {
    if (asked.spoken === 'tcp') return noRequests;
    return typeof rate === 'function' ? rate(asked) : rate;
  };
}

/** Whether the Gateway API has a word for each of some methods. */
export function areKnownMethods(value: unknown): boolean {
  return Array.isArray(value) && value.every(isKnownMethod);
}

/** What is below a path: the Gateway API makes no difference between it and the path itself. */
export function endsInSlash({ value, shaped, request }: Asked): boolean {
  const said = shaped !== undefined && 'match' in shaped ? shaped.match : request;
  return said?.pathType !== 'Exact' && typeof value === 'string' && value.length > 1 && value.endsWith('/');
}

type Row = Extract<
  MeshField,
  `meshRoute.match.${string}` | `meshRoute.${'split' | 'timeout' | 'mirror' | 'rewrite' | 'headers'}`
>;

/** What HTTPRoutes of Services can do: the standard channel of the Gateway API, as a backend reads it. */
export function ofServiceRoutes(dialect: RouteDialect = {}): Pick<Capabilities, Row> {
  const apart = (rate: (asked: Asked) => Rate) =>
    ofRequests((asked) => {
      const { shaped, mesh } = asked;
      const isRoute = shaped !== undefined && 'retry' in shaped;
      return isRoute && !canBeToldApart(shaped, mesh, dialect) ? tooMany : rate(asked);
    });
  return {
    'meshRoute.match.methods': apart(({ value }) => (areKnownMethods(value) ? 'exact' : otherMethod)),
    'meshRoute.match.path': apart((asked) => (endsInSlash(asked) ? lastSlash : 'exact')),
    'meshRoute.match.host': noHost,
    'meshRoute.match.headers': apart(() => 'exact'),
    'meshRoute.split': ofRequests(),
    'meshRoute.timeout': ofRequests(),
    'meshRoute.mirror': ofRequests(),
    'meshRoute.rewrite': ofRequests(),
    'meshRoute.headers': ofRequests(),
  };
}
