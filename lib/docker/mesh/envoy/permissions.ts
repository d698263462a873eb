import type { Ask, GrpcRequest, HttpRequest } from '../../../model/mesh';
import type { Caller } from '../caller';
import { extension, type Message } from './message';

/** The policies of a door: nobody comes in whom none of them names, or whoever does is told. */
function policiesFor(callers: readonly Caller[], isTried: boolean): Message {
  const policies: Record<string, { permissions: Message[]; principals: Message[] }> = {};
  for (const { identity, asks } of callers) {
    // Versions of a caller have one name, and ask the same.
    const known = policies[identity] ?? { permissions: [], principals: [principal(identity)] };
    policies[identity] = known;
    const texts = new Set(known.permissions.map((each) => JSON.stringify(each)));
    for (const each of permissionsOf(asks))
      if (!texts.has(JSON.stringify(each))) known.permissions.push(each);
  }
  const rules = { action: 'ALLOW', policies };
  return isTried ? { shadow_rules: rules } : { rules };
}

export function httpPolicies(callers: readonly Caller[], isTried = false): Message {
  return extension('rbac', 'extensions.filters.http.rbac.v3.RBAC', policiesFor(callers, isTried));
}

export function tcpPolicies(callers: readonly Caller[], name: string, isTried = false): Message {
  return extension('rbac', 'extensions.filters.network.rbac.v3.RBAC', {
    stat_prefix: name,
    ...policiesFor(callers, isTried),
  });
}

function principal(identity: string): Message {
  return { authenticated: { principal_name: { exact: identity } } };
}

const anything: Message = { any: true };

function permissionsOf(asks: readonly Ask[] | undefined): Message[] {
  if (asks === undefined) return [anything];
  return asks.flatMap(({ http = [], grpc = [] }) =>
    http.length + grpc.length === 0 ? [anything] : [...http.map(ofHttp), ...grpc.map(ofGrpc)],
  );
}

function ofHttp({ methods, path, pathType, host, headers = {} }: HttpRequest): Message {
  const rules: Message[] = [];
  if (methods !== undefined) rules.push(oneOf(methods.map(method)));
  // Below the root is everything.
  if (path !== undefined && !(path === '/' && pathType === 'Prefix')) rules.push(ofPath(path, pathType));
  if (host !== undefined) rules.push(oneOf([authority({ exact: host }), authority({ prefix: `${host}:` })]));
  for (const [name, value] of Object.entries(headers))
    rules.push(header(name.toLowerCase(), { exact: value }));
  if (rules.length === 0) return anything;
  const [only] = rules;
  return rules.length === 1 && only !== undefined ? only : { and_rules: { rules } };
}

function ofPath(path: string, pathType: HttpRequest['pathType']): Message {
  if (pathType === 'Exact') return exactly(path);
  // What begins with a path that ends in a slash is that path, too.
  return path.endsWith('/') ? below(path) : oneOf([exactly(path), below(path)]);
}

/** Every call is a POST to the path of its service and method. */
function ofGrpc({ service, methods }: GrpcRequest): Message {
  const paths =
    methods === undefined ? [below(`/${service}`)] : methods.map((each) => exactly(`/${service}/${each}`));
  return { and_rules: { rules: [method('POST'), oneOf(paths)] } };
}

function oneOf(rules: readonly Message[]): Message {
  const [only] = rules;
  return rules.length === 1 && only !== undefined ? only : { or_rules: { rules } };
}

function method(name: string): Message {
  return header(':method', { exact: name });
}

function authority(match: Message): Message {
  return header(':authority', { ...match, ignore_case: true });
}

function header(name: string, match: Message): Message {
  return { header: { name, string_match: match } };
}

function exactly(path: string): Message {
  return { url_path: { path: { exact: path } } };
}

function below(path: string): Message {
  return { url_path: { path: { prefix: path.endsWith('/') ? path : `${path}/` } } };
}
