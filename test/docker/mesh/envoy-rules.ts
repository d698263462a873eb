/** A request, as proxies of Envoy tell it from others. */
export interface Asked {
  readonly host: string;
  readonly port: number;
  /** Where it arrives, if that is another one. */
  readonly at?: number;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whether the rules of a filter let a request in; `identity` is the name in the caller's certificate. */
export function isAllowed(rbac: unknown, identity: string | undefined, request: Asked): boolean {
  const rules = get(rbac, 'rules');
  // What is only tried keeps nobody out.
  if (rules === undefined && get(rbac, 'shadow_rules') !== undefined) return true;
  if ((get(rules, 'action') ?? 'ALLOW') !== 'ALLOW') throw new Error('only what is allowed is said');
  return entries(get(rules, 'policies')).some(
    ([, policy]) =>
      list(get(policy, 'principals')).some((each) => isPrincipal(each, identity, request)) &&
      list(get(policy, 'permissions')).some((each) => permits(each, request)),
  );
}

function isPrincipal(principal: unknown, identity: string | undefined, request: Asked): boolean {
  const [[kind, value] = ['', undefined], ...more] = entries(principal);
  if (more.length > 0) throw new Error('a principal is of one kind');
  switch (kind) {
    case 'any':
      return value === true;
    case 'and_ids':
      return list(get(value, 'ids')).every((each) => isPrincipal(each, identity, request));
    case 'or_ids':
      return list(get(value, 'ids')).some((each) => isPrincipal(each, identity, request));
    case 'not_id':
      return !isPrincipal(value, identity, request);
    case 'authenticated':
      return identity !== undefined && matches(get(value, 'principal_name'), identity);
    // What a waypoint remembers of the certificate that the tunnel began with.
    case 'filter_state':
      if (get(value, 'key') !== 'io.istio.peer_principal') throw new Error('nobody knows such a state');
      return identity !== undefined && matches(get(value, 'string_match'), identity);
    case 'header':
      return hasHeader(value, request);
    default:
      throw new Error(`nobody knows the principal ${kind}`);
  }
}

function permits(permission: unknown, request: Asked): boolean {
  const [[kind, value] = ['', undefined], ...more] = entries(permission);
  if (more.length > 0) throw new Error('a permission is of one kind');
  switch (kind) {
    case 'any':
      return value === true;
    case 'and_rules':
      return list(get(value, 'rules')).every((each) => permits(each, request));
    case 'or_rules':
      return list(get(value, 'rules')).some((each) => permits(each, request));
    case 'not_rule':
      return !permits(value, request);
    case 'destination_port':
      return value === (request.at ?? request.port);
    case 'header':
      return hasHeader(value, request);
    case 'url_path':
      return matches(get(value, 'path'), pathOf(request));
    default:
      throw new Error(`nobody knows the permission ${kind}`);
  }
}

function hasHeader(matcher: unknown, request: Asked): boolean {
  const name = String(get(matcher, 'name'));
  const headers: Readonly<Record<string, string | undefined>> = {
    ...request.headers,
    ':method': request.method ?? 'GET',
    ':authority': `${request.headers?.host ?? request.host}:${request.port}`,
  };
  const value = headers[name];
  return value !== undefined && matches(get(matcher, 'string_match'), value);
}

const known: readonly string[] = [
  'prefix',
  'path',
  'path_separated_prefix',
  'safe_regex',
  'headers',
  'case_sensitive',
];

/** Whether a route is about a request. */
export function fits(match: unknown, request: Asked): boolean {
  const path = pathOf(request);
  for (const [kind, value] of entries(match)) {
    const text = String(value);
    if (kind === 'prefix' && !path.startsWith(text)) return false;
    if (kind === 'path' && path !== text) return false;
    if (kind === 'path_separated_prefix' && path !== text && !path.startsWith(`${text}/`)) return false;
    if (kind === 'safe_regex' && !matches({ safe_regex: value }, path)) return false;
    if (kind === 'headers' && !list(value).every((each) => hasHeader(each, request))) return false;
    if (!known.includes(kind)) throw new Error(`nobody knows the match ${kind}`);
  }
  return true;
}

export function matches(matcher: unknown, given: string): boolean {
  const ignoresCase = get(matcher, 'ignore_case') === true;
  const value = ignoresCase ? given.toLowerCase() : given;
  for (const [kind, pattern] of entries(matcher)) {
    const text = ignoresCase ? String(pattern).toLowerCase() : String(pattern);
    if (kind === 'exact') return value === text;
    if (kind === 'prefix') return value.startsWith(text);
    if (kind === 'safe_regex') {
      const regex = String(get(pattern, 'regex'));
      const flags = regex.startsWith('(?i)') ? 'i' : '';
      return new RegExp(`^(?:${regex.replace('(?i)', '')})$`, flags).test(value);
    }
  }
  throw new Error(`nobody knows the matcher ${JSON.stringify(matcher)}`);
}

function pathOf({ path = '/' }: Asked): string {
  return path.split('?')[0] ?? path;
}

export function typeOf(config: unknown): string {
  return String(get(config, '@type'));
}

export function get(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
