import type { HeaderChanges, HttpRequest, MeshRoute, Retry } from '../../../model/mesh';
import type { Service } from '../../../model/service';
import type { Spoken } from '../../../passes/spoken';
import { sharesOf, versionOf } from '../versions';
import { escapedPattern, type Message, percent, printTime, typed } from './message';

/** Where the requests to a port of a Service go. */
export interface Destination {
  readonly service: Service;
  readonly speaks: Spoken;
  /** The cluster of that very Service, or of a version of what is behind it. */
  clusterOf(service: Service): string;
  /** What chooses a replica by the request. */
  readonly hash: Message;
}

/** The routes of what somebody has said, in its order, and one for everything else. */
export function lowerRoutes(routes: readonly MeshRoute[], to: Destination): Message[] {
  const lowered = routes.flatMap((route) => lowerRoute(route, to));
  if (routes.some(({ match }) => match === undefined)) return lowered;
  const action = { cluster: to.clusterOf(to.service), timeout: '0s', ...to.hash };
  return [...lowered, { match: { prefix: '/' }, route: action }];
}

/** Requests that may be sent twice without harm. */
const idempotent = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'];

/** Two where requests that can be sent twice travel in another way. */
function lowerRoute(route: MeshRoute, to: Destination): Message[] {
  const { match = {}, retry } = route;
  if (retry === undefined || retry.attempts === 0) return [routeOf(route, match, to)];
  if (retry.methods === 'all') return [routeOf(route, match, to, retry)];
  const methods = (match.methods ?? idempotent).filter((method) => idempotent.includes(method));
  const once = routeOf(route, match, to);
  // Every call of gRPC is a POST.
  if (to.speaks === 'grpc' || methods.length === 0) return [once];
  return [routeOf(route, { ...match, methods }, to, retry), once];
}

function routeOf(route: MeshRoute, match: HttpRequest, to: Destination, retry?: Retry): Message {
  const { fault, headers = {}, mirror, rewrite, split, timeout } = route;
  const copy = mirror && versionOf(to.service, mirror.to);
  const action = {
    ...target(split, to),
    timeout: timeout === undefined ? '0s' : printTime(timeout),
    ...(rewrite && lowerRewrite(rewrite, route.match)),
    ...(retry && { retry_policy: lowerRetry(retry) }),
    ...(mirror &&
      copy && {
        request_mirror_policies: [
          { cluster: to.clusterOf(copy), runtime_fraction: { default_value: percent(mirror.percent) } },
        ],
      }),
    ...to.hash,
  };
  return {
    match: lowerMatch(match),
    route: action,
    ...lowerHeaders(headers.request, 'request'),
    ...lowerHeaders(headers.response, 'response'),
    ...(fault && { typed_per_filter_config: { fault: lowerFault(fault) } }),
  };
}

function lowerMatch({ methods, path, pathType, host, headers = {} }: HttpRequest): Message {
  const found: Message[] = [];
  if (methods !== undefined) found.push({ name: ':method', string_match: anyOf(methods) });
  if (host !== undefined)
    found.push({ name: ':authority', string_match: regex(`(?i)${escapedPattern(host)}(:[0-9]+)?`) });
  for (const [name, value] of Object.entries(headers))
    found.push({ name: name.toLowerCase(), string_match: { exact: value } });
  return { ...lowerPath(path, pathType), ...(found.length > 0 && { headers: found }) };
}

function lowerPath(path = '/', pathType: HttpRequest['pathType'] = 'Prefix'): Message {
  if (pathType === 'Exact') return { path };
  return path.endsWith('/') ? { prefix: path } : { path_separated_prefix: path };
}

function anyOf(words: readonly string[]): Message {
  return words.length === 1 ? { exact: words[0] } : regex(words.join('|'));
}

function regex(pattern: string): Message {
  return { safe_regex: { regex: pattern } };
}

/** The member, and the versions that get a part of the requests. */
function target(split: MeshRoute['split'], { service, clusterOf }: Destination): Message {
  const [own, ...versions] = sharesOf(service, split);
  const led = versions.map((each) => ({ name: clusterOf(each.service), weight: each.weight }));
  const name = clusterOf(service);
  return led.length === 0
    ? { cluster: name }
    : { weighted_clusters: { clusters: [{ name, weight: own.weight }, ...led] } };
}

/** What counts as failed where nobody says it: what has not reached the member, or was refused as too much. */
const failed = ['connect-failure', 'refused-stream', 'unavailable', 'retriable-status-codes'];

function lowerRetry({ attempts, perTryTimeout, on }: Retry): Message {
  return {
    retry_on: (on ?? failed).join(','),
    num_retries: attempts,
    ...(on === undefined && { retriable_status_codes: [503] }),
    ...(perTryTimeout !== undefined && { per_try_timeout: printTime(perTryTimeout) }),
  };
}

/** A path takes the place of what the route matches: of the prefix, where it is one, and otherwise of the whole. */
function lowerRewrite({ path, host }: NonNullable<MeshRoute['rewrite']>, match?: HttpRequest): Message {
  return {
    ...(path !== undefined && { regex_rewrite: replacing(path, match) }),
    ...(host !== undefined && { host_rewrite_literal: host }),
  };
}

function replacing(path: string, match: HttpRequest | undefined): Message {
  const prefix = match?.pathType === 'Prefix' ? match.path : undefined;
  if (prefix === undefined) return { pattern: { regex: '^.*$' }, substitution: path };
  const [from, to] = [prefix, path].map((each) => each.replace(/\/$/, ''));
  return { pattern: { regex: `^${escapedPattern(from ?? '')}(/.*)?$` }, substitution: `${to}\\1` };
}

function lowerFault({ delay, abort }: NonNullable<MeshRoute['fault']>): Message {
  return typed('extensions.filters.http.fault.v3.HTTPFault', {
    ...(delay && { delay: { fixed_delay: printTime(delay.duration), percentage: percent(delay.percent) } }),
    ...(abort && { abort: { http_status: abort.status, percentage: percent(abort.percent) } }),
  });
}

function lowerHeaders(
  { set = {}, add = {}, remove }: HeaderChanges = {},
  of: 'request' | 'response',
): Message {
  const write = (headers: Readonly<Record<string, string>>, append_action: string) =>
    // A percent sign begins a variable of Envoy's.
    Object.entries(headers).map(([key, value]) => ({
      header: { key, value: value.replaceAll('%', '%%') },
      append_action,
    }));
  const added = [...write(set, 'OVERWRITE_IF_EXISTS_OR_ADD'), ...write(add, 'APPEND_IF_EXISTS_OR_ADD')];
  return {
    ...(added.length > 0 && { [`${of}_headers_to_add`]: added }),
    ...(remove && { [`${of}_headers_to_remove`]: remove }),
  };
}
