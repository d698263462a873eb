import type { HeaderChanges, MeshRoute } from '../../model/mesh';
import type { Service, ServicePort } from '../../model/service';
import { onTarget } from '../../model/views';
import { printTimeout } from '../gateway-route';
import type { RequestMatch } from './request-match';

/** The port that requests come to. */
interface Front {
  readonly service: Service;
  readonly port: ServicePort;
}

/** The rules of an HTTPRoute for some requests: one, but where each of them is rewritten in another way. */
export function lowerRules(
  matches: readonly RequestMatch[],
  route: MeshRoute | undefined,
  front: Front,
): object[] {
  const backendRefs = backendsOf(front, route?.split);
  if (route === undefined) return [{ ...matchesFor(matches), backendRefs }];
  const { match: asked, rewrite, timeout } = route;
  const timeouts = timeout !== undefined && { timeouts: { request: printTimeout(timeout) } };
  if (rewrite?.path === undefined || asked?.pathType !== 'Prefix') {
    const filters = filtersOf(route, front, rewrite && lowerRewrite(rewrite.host, fullPath(rewrite.path)));
    return [{ ...matchesFor(matches), ...filters, ...timeouts, backendRefs }];
  }
  const { host, path } = rewrite;
  return matches.map((match) => {
    const filters = filtersOf(route, front, lowerRewrite(host, replacing(path, asked.path, match)));
    const written = match.path === undefined ? { ...match, path: '/' } : match;
    return { matches: [lowerMatch(written)], ...filters, ...timeouts, backendRefs };
  });
}

/** Nothing where everything is meant. */
function matchesFor(matches: readonly RequestMatch[]): object {
  if (matches.some((match) => Object.keys(match).length === 0)) return {};
  return { matches: matches.map(lowerMatch) };
}

/** As the Gateway API writes it; a host stands elsewhere. */
export function lowerMatch({ path, pathType, method, headers = {} }: RequestMatch): object {
  const match: Record<string, unknown> = {};
  if (path !== undefined) match.path = { type: pathType === 'Exact' ? 'Exact' : 'PathPrefix', value: path };
  const values = pairs(headers);
  if (values.length > 0) match.headers = values;
  if (method !== undefined) match.method = method;
  return match;
}

/** The member, and the versions that get a part of the requests. */
function backendsOf({ service, port }: Front, split: MeshRoute['split'] = {}): object[] {
  const versions = Object.entries(split).flatMap(([name, weight]) => {
    const version = versionOf(service, name);
    return version === undefined ? [] : [{ ...backendOf(version, port), weight }];
  });
  if (versions.length === 0) return [backendOf(service, port)];
  const rest = 100 - versions.reduce((sum, { weight }) => sum + weight, 0);
  return [{ ...backendOf(service, port), weight: rest }, ...versions];
}

function versionOf({ selects }: Service, name: string): Service | undefined {
  const version = onTarget(selects, 'kubernetes').mesh?.versions?.[name];
  return version && onTarget(version.service, 'kubernetes');
}

function backendOf({ name, ports }: Service, port: ServicePort) {
  const same = ports.find((each) => each.name === port.name) ?? port;
  return { name, port: same.port };
}

/** What happens to requests on their way, but that they are led to others; nothing where nothing does. */
function filtersOf(
  { headers: { request, response } = {}, mirror }: MeshRoute,
  { service, port }: Front,
  urlRewrite: object | undefined,
): object {
  const filters: object[] = [];
  if (request !== undefined)
    filters.push({ type: 'RequestHeaderModifier', requestHeaderModifier: lowerHeaders(request) });
  if (response !== undefined)
    filters.push({ type: 'ResponseHeaderModifier', responseHeaderModifier: lowerHeaders(response) });
  if (urlRewrite !== undefined) filters.push({ type: 'URLRewrite', urlRewrite });
  const copy = mirror && versionOf(service, mirror.to);
  if (mirror !== undefined && copy !== undefined) {
    const requestMirror = { backendRef: backendOf(copy, port), percent: mirror.percent };
    filters.push({ type: 'RequestMirror', requestMirror });
  }
  return filters.length === 0 ? {} : { filters };
}

function lowerHeaders({ set = {}, add = {}, remove }: HeaderChanges): object {
  const lowered: Record<string, unknown> = {};
  if (Object.keys(set).length > 0) lowered.set = pairs(set);
  if (Object.keys(add).length > 0) lowered.add = pairs(add);
  if (remove !== undefined) lowered.remove = [...remove];
  return lowered;
}

function pairs(values: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

function lowerRewrite(hostname: string | undefined, path: object | undefined): object {
  return { ...(hostname !== undefined && { hostname }), ...(path !== undefined && { path }) };
}

function fullPath(path: string | undefined): object | undefined {
  return path === undefined ? undefined : { type: 'ReplaceFullPath', replaceFullPath: path };
}

/** A path takes the place of the prefix alone: what a rule has beyond that stays. */
function replacing(path: string, prefix = '', match: RequestMatch): object {
  const [from, to] = [prefix, path].map((each) => each.replace(/\/$/, ''));
  const replaced = `${to}${(match.path ?? '').slice(from?.length)}` || '/';
  return match.pathType === 'Exact'
    ? { type: 'ReplaceFullPath', replaceFullPath: replaced }
    : { type: 'ReplacePrefixMatch', replacePrefixMatch: replaced };
}
