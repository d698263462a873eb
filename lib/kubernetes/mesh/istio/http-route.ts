import type { HeaderChanges, HttpRequest, MeshRoute, Retry } from '../../../model/mesh';
import type { Service, ServicePort } from '../../../model/service';
import { onTarget } from '../../../model/views';
import type { Spoken } from '../../../passes/spoken';
import { hostOf } from './hosts';
import { printTime } from './time';

/** Where requests go, and how many of a hundred. */
export interface Target {
  readonly destination: { readonly host: string; readonly port: { readonly number: number } };
  readonly weight?: number;
}

/** Istio tries twice more where nobody says how often: nothing is sent twice unless somebody asks for it. */
const never = { attempts: 0 };

export interface Uri {
  readonly exact?: string;
  readonly prefix?: string;
}

export interface Match {
  readonly port?: number;
  readonly method?: object;
  readonly authority?: object;
  readonly headers?: object;
  readonly uri?: Uri;
}

/** One entry of `http`: the first whose `match` fits a request counts. */
export interface HttpRule {
  readonly match?: readonly Match[];
  readonly rewrite?: object;
  readonly route: readonly Target[];
  readonly timeout?: string;
  readonly retries: object;
  readonly fault?: object;
  readonly mirrors?: readonly object[];
  readonly headers?: object;
}

export function plainRoute(route: readonly Target[]): HttpRule {
  return { route, retries: never };
}

/** Requests that may be sent twice without harm. */
const idempotent = { regex: 'GET|HEAD|OPTIONS|TRACE|PUT|DELETE' };

/** What counts as failed where nobody says it: what has not reached the member, or was refused as too much. */
const failed = ['connect-failure', 'refused-stream', 'unavailable', '503'];

/** The rules of one route, at one port: two where requests that can be sent twice travel in another way. */
export function lowerHttpRoute(
  route: MeshRoute,
  { port, isOnly, spoken }: { port: ServicePort; isOnly: boolean; spoken: Spoken },
): HttpRule[] {
  const { retry } = route;
  const matches = matchesOf(route.match, isOnly ? undefined : port.port);
  if (retry === undefined || retry.attempts === 0) return [ruleOf(route, port, matches, never)];
  const retries = lowerRetry(retry);
  if (retry.methods === 'all') return [ruleOf(route, port, matches, retries)];
  // Every call of gRPC is a POST.
  const twice = spoken === 'grpc' ? [] : twiceOf(matches, route.match);
  const once = ruleOf(route, port, matches, never);
  return twice.length === 0 ? [once] : [ruleOf(route, port, twice, retries), once];
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

function matchesOf(request: HttpRequest | undefined, port: number | undefined): Match[] {
  const common: Open<Match> = {};
  if (port !== undefined) common.port = port;
  const { methods, path, pathType, host, headers } = request ?? {};
  if (methods !== undefined)
    common.method = methods.length === 1 ? { exact: methods[0] } : { regex: methods.join('|') };
  if (host !== undefined) common.authority = { regex: `${escaped(host)}(:[0-9]+)?` };
  if (headers !== undefined)
    common.headers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), { exact: value }]),
    );
  const uris = path === undefined ? [] : pathType === 'Exact' ? [{ exact: path }] : below(path);
  if (uris.length === 0) return Object.keys(common).length === 0 ? [] : [common];
  return uris.map((uri) => ({ ...common, uri }));
}

/** A path itself, and all that is below it. */
export function below(path: string): Uri[] {
  if (path === '/') return [];
  return path.endsWith('/') ? [{ prefix: path }] : [{ exact: path }, { prefix: `${path}/` }];
}

/** The same requests, as far as they can be sent twice; none where the route is for others alone. */
function twiceOf(matches: readonly Match[], request: HttpRequest | undefined): Match[] {
  const methods = request?.methods?.filter((method) => idempotent.regex.split('|').includes(method));
  if (methods?.length === 0) return [];
  const method = methods === undefined ? idempotent : { regex: methods.join('|') };
  return matches.length === 0 ? [{ method }] : matches.map((match) => ({ ...match, method }));
}

function ruleOf(route: MeshRoute, port: ServicePort, matches: readonly Match[], retries: object): HttpRule {
  const { fault, headers, mirror, rewrite, split = {}, timeout, to } = route;
  const rule: Open<HttpRule> = { route: targetsOf(to, port, split), retries };
  if (matches.length > 0) rule.match = matches;
  if (rewrite !== undefined) rule.rewrite = lowerRewrite(rewrite, route.match);
  if (timeout !== undefined) rule.timeout = printTime(timeout);
  if (fault !== undefined) rule.fault = lowerFault(fault);
  const copy = mirror && versionOf(to, mirror.to);
  if (mirror !== undefined && copy !== undefined)
    rule.mirrors = [{ destination: destinationOf(copy, port), percentage: { value: mirror.percent } }];
  if (headers !== undefined) rule.headers = lowerHeaders(headers);
  return rule;
}

/** The member, and the versions that get a part of the requests. */
export function targetsOf(to: Service, port: ServicePort, split: NonNullable<MeshRoute['split']>): Target[] {
  const versions = Object.entries(split).flatMap(([name, weight]) => {
    const service = versionOf(to, name);
    return service === undefined ? [] : [{ destination: destinationOf(service, port), weight }];
  });
  if (versions.length === 0) return [{ destination: destinationOf(to, port) }];
  const rest = 100 - versions.reduce((sum, { weight }) => sum + weight, 0);
  return [{ destination: destinationOf(to, port), weight: rest }, ...versions];
}

function versionOf({ selects }: Service, name: string): Service | undefined {
  const version = selects.mesh?.versions?.[name];
  return version && onTarget(version.service, 'kubernetes');
}

function destinationOf(service: Service, port: ServicePort): Target['destination'] {
  const same = service.ports.find(({ name }) => name === port.name) ?? port;
  return { host: hostOf(service), port: { number: same.port } };
}

function lowerRetry({ attempts, perTryTimeout, on = failed }: Retry): object {
  const retries: Record<string, unknown> = { attempts };
  if (perTryTimeout !== undefined) retries.perTryTimeout = printTime(perTryTimeout);
  return { ...retries, retryOn: on.join(',') };
}

/** A path takes the place of what the route matches: of the prefix, where it is one, and otherwise of the whole. */
function lowerRewrite(
  { path, host }: NonNullable<MeshRoute['rewrite']>,
  match: HttpRequest | undefined,
): object {
  const rewrite: Record<string, unknown> = {};
  if (path !== undefined) rewrite.uriRegexRewrite = replacing(path, match);
  if (host !== undefined) rewrite.authority = host;
  return rewrite;
}

function replacing(path: string, match: HttpRequest | undefined): object {
  const prefix = match?.pathType === 'Prefix' ? match.path : undefined;
  if (prefix === undefined) return { match: '^.*$', rewrite: path };
  const [from, to] = [prefix, path].map((each) => each.replace(/\/$/, ''));
  return { match: `^${escaped(from ?? '')}(/.*)?$`, rewrite: `${to}\\1` };
}

/** As RE2 reads it. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function lowerFault({ delay, abort }: NonNullable<MeshRoute['fault']>): object {
  const fault: Record<string, unknown> = {};
  if (delay !== undefined)
    fault.delay = { percentage: { value: delay.percent }, fixedDelay: printTime(delay.duration) };
  if (abort !== undefined) fault.abort = { percentage: { value: abort.percent }, httpStatus: abort.status };
  return fault;
}

function lowerHeaders(headers: NonNullable<MeshRoute['headers']>): object {
  const lowered: Record<string, HeaderChanges> = {};
  if (headers.request !== undefined) lowered.request = headers.request;
  if (headers.response !== undefined) lowered.response = headers.response;
  return lowered;
}
