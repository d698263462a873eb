import type { HttpRequest } from '../../model/mesh';

/** Requests as the Gateway API tells them apart. What is missing is any. */
export interface RequestMatch {
  readonly host?: string;
  /** Without a slash at its end, where it is a prefix; missing where that would be everything. */
  readonly path?: string;
  readonly pathType?: 'Prefix' | 'Exact';
  readonly method?: string;
  /** Name, in small letters → value, sorted. */
  readonly headers?: Readonly<Record<string, string>>;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];

/** Whether the Gateway API has a word for a method. */
export function isKnownMethod(method: unknown): boolean {
  return methods.some((known) => known === method);
}

/** Whether somebody is kept to what is below a path, so that it matters what a server takes for that. */
export function isBelow({ path = '/', pathType }: HttpRequest): boolean {
  return path !== '/' && pathType !== 'Exact';
}

/** The requests that fit what somebody has said, one by one for each method. */
export function matchesOf({
  methods: asked,
  path,
  pathType,
  host,
  headers = {},
}: HttpRequest): RequestMatch[] {
  const prefix = pathType === 'Exact' ? path : path?.replace(/\/$/, '');
  const common = matchOf({ host, path: prefix || undefined, pathType, headers });
  // With a key behind those of a spread, Node 20 makes a new shape of object for each.
  return asked === undefined ? [common] : asked.map((method) => Object.assign({}, common, { method }));
}

function matchOf({ host, path, pathType = 'Prefix', method, headers = {} }: RequestMatch): RequestMatch {
  const names = Object.keys(headers);
  return {
    ...(host !== undefined && { host }),
    ...(path !== undefined && { path, pathType }),
    ...(method !== undefined && { method }),
    ...(names.length > 0 && { headers: inSmallLetters(headers) }),
  };
}

function inSmallLetters(headers: Readonly<Record<string, string>>): Record<string, string> {
  const small = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(small.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether all requests that fit the other one fit this one. */
export function holds(outer: RequestMatch, inner: RequestMatch): boolean {
  const { host, method, headers = {} } = outer;
  return (
    (host === undefined || host === inner.host) &&
    (method === undefined || method === inner.method) &&
    Object.entries(headers).every(([name, value]) => inner.headers?.[name] === value) &&
    holdsPath(outer, inner)
  );
}

function holdsPath({ path, pathType }: RequestMatch, inner: RequestMatch): boolean {
  if (path === undefined) return true;
  if (inner.path === undefined) return false;
  if (pathType === 'Exact') return inner.pathType === 'Exact' && inner.path === path;
  return inner.path === path || inner.path.startsWith(`${path}/`);
}

/** The requests that fit both. */
function both(one: RequestMatch, other: RequestMatch): RequestMatch | undefined {
  if (one.host !== undefined && other.host !== undefined && one.host !== other.host) return undefined;
  if (one.method !== undefined && other.method !== undefined && one.method !== other.method) return undefined;
  const headers = { ...one.headers, ...other.headers };
  if (Object.entries(one.headers ?? {}).some(([name, value]) => headers[name] !== value)) return undefined;
  const narrow = holdsPath(one, other) ? other : holdsPath(other, one) ? one : undefined;
  if (narrow === undefined) return undefined;
  const { path, pathType } = narrow;
  return matchOf({
    host: one.host ?? other.host,
    path,
    pathType,
    method: one.method ?? other.method,
    headers,
  });
}

/** More than this many at one port cannot be told apart. */
const most = 128;

/**
 * All of them, and whatever fits several at once. Of these the Gateway API takes the most specific one for a request: the
 * one that fits it and lies within all others that do, so that nothing depends on which is more specific of two that
 * merely touch. Undefined where there are too many.
 */
export function withOverlaps(matches: readonly RequestMatch[]): readonly RequestMatch[] | undefined {
  const found = new Map<string, RequestMatch>();
  const add = (match: RequestMatch) => {
    if (found.size <= most) found.set(JSON.stringify(match), match);
  };
  matches.forEach(add);
  // A list that grows while it is gone through: what was added is compared as well.
  for (const one of found.values()) {
    for (const other of [...found.values()]) {
      const shared = both(one, other);
      if (shared !== undefined) add(shared);
      if (found.size > most) return undefined;
    }
  }
  return [...found.values()];
}
