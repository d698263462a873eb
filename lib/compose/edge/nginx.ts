import { withoutEnd } from '../../diagnostics/without-end';
import type { RoutePath } from '../../model/route';

/** Whom requests for a path go to: `web:8080`, each with its share. */
export interface Location extends RoutePath {
  readonly backends: readonly { readonly address: string; readonly weight: number }[];
  /** In seconds; else that of nginx. */
  readonly timeout?: number;
  /** In bytes; else none. */
  readonly maxBodySize?: number;
}

/** What a host name is answered with. */
export interface Host {
  readonly name: string;
  readonly locations: readonly Location[];
}

export interface NginxOptions {
  /** Where it listens inside of its container. */
  readonly port: number;
  readonly tls?: { readonly port: number; readonly certificate: string; readonly key: string };
}

/** Docker's own name server, which knows every service. */
const resolver = '127.0.0.11';

/**
 * The configuration of nginx as an edge proxy. Of all hosts and paths that fit a request the same one answers as with an
 * Ingress: a whole name before one with `*`, which stands for one label; an exact path before a prefix, the longest of
 * these, by whole segments. Names are looked up when they are asked for, so that it starts before everybody else.
 */
export function nginxConfig(hosts: readonly Host[], { port, tls }: NginxOptions): string {
  const shares = new Map<string, string>();
  const listen = (flags = '') => [
    `listen ${port}${flags};`,
    ...(tls === undefined ? [] : [`listen ${tls.port} ssl${flags};`]),
  ];
  const servers = hosts.flatMap(({ name, locations }) => [
    'server {',
    ...indent([
      ...listen(),
      `server_name ${quote(pattern(name))} ${quote(pattern(`${name}.localhost`))};`,
      ...locationBlocks(locations.map(asAskedFor), shares),
    ]),
    '}',
  ]);
  const lines = [
    'worker_processes 1;',
    'pid /tmp/nginx.pid;',
    'error_log /dev/stderr warn;',
    'events { worker_connections 4096; }',
    'http {',
    ...indent([
      'access_log /dev/stdout;',
      'server_tokens off;',
      ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (each) => `${each}_temp_path /tmp/${each};`,
      ),
      'server_names_hash_bucket_size 512;',
      'server_names_hash_max_size 4096;',
      `resolver ${resolver} valid=5s ipv6=off;`,
      // Where a container has gone nobody refuses: the next request asks for the address of its successor.
      'proxy_connect_timeout 2s;',
      'client_max_body_size 0;',
      'proxy_http_version 1.1;',
      'proxy_set_header Host $http_host;',
      'proxy_set_header Upgrade $http_upgrade;',
      'proxy_set_header Connection $connection_upgrade;',
      // Whatever a client says of itself is not passed on: nobody stands before this proxy.
      'proxy_set_header X-Forwarded-For $remote_addr;',
      'proxy_set_header X-Forwarded-Host $http_host;',
      'proxy_set_header X-Forwarded-Proto $scheme;',
      "map $http_upgrade $connection_upgrade { default upgrade; '' ''; }",
      ...(tls === undefined
        ? []
        : [`ssl_certificate ${quote(tls.certificate)};`, `ssl_certificate_key ${quote(tls.key)};`]),
      ...[...shares].map(([variable, split]) => `split_clients $request_id ${variable} { ${split} }`),
      'server {',
      ...indent([...listen(' default_server'), 'return 404;']),
      '}',
      ...servers,
    ]),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** A name as nginx looks for it; `*` of nginx would stand for several labels. */
function pattern(name: string): string {
  if (!name.startsWith('*.')) return name;
  return `~^[^.]+${name.slice(1).replace(/[^\w-]/g, '\\$&')}$`;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** The path as nginx compares it: decoded, as the one of a request is before. */
function asAskedFor(location: Location): Location {
  const path = decoded(location.path);
  return path === location.path ? location : { ...location, path };
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    const text = decodeURIComponent(path);
    // No request has one, and no configuration may.
    return text.includes('\0') ? path : text;
  } catch {
    // What is no text in UTF-8 is no path of a request that a configuration could name.
    return path;
  }
}

/** One block for each way that a path is asked for, the first taker of each. What none takes would be nginx's own files. */
function locationBlocks(locations: readonly Location[], shares: Map<string, string>): string[] {
  const blocks = new Map<string, Location | undefined>();
  const add = (match: string, location?: Location) => {
    if (!blocks.has(match)) blocks.set(match, location);
  };
  const exact = locations.filter(({ pathType }) => pathType === 'Exact');
  for (const location of exact) add(`= ${quote(location.path)}`, location);
  for (const location of locations) {
    if (location.pathType === 'Exact') continue;
    const path = withoutEnd(location.path, '/');
    // A prefix ends where a segment ends.
    if (path !== '') add(`= ${quote(path)}`, location);
    add(quote(`${path}/`), location);
  }
  // Where one ends in a slash, nginx would lead the path without it there.
  for (const { path } of exact) {
    const bare = withoutEnd(path, '/');
    if (bare !== path && bare !== '') add(`= ${quote(bare)}`, longestPrefix(bare, locations));
  }
  add(quote('/'));
  return [...blocks].flatMap(([match, location]) => [
    `location ${match} {`,
    ...indent(location === undefined ? ['return 404;'] : proxied(location, shares)),
    '}',
  ]);
}

function longestPrefix(path: string, locations: readonly Location[]): Location | undefined {
  const lengthOf = (location: Location) => withoutEnd(location.path, '/').length;
  return locations
    .filter((each) => each.pathType === 'Prefix' && `${path}/`.startsWith(`${withoutEnd(each.path, '/')}/`))
    .reduce<Location | undefined>(
      (best, each) => (best !== undefined && lengthOf(best) >= lengthOf(each) ? best : each),
      undefined,
    );
}

function proxied({ backends, timeout, maxBodySize }: Location, shares: Map<string, string>): string[] {
  return [
    ...(maxBodySize === undefined ? [] : [`client_max_body_size ${maxBodySize};`]),
    ...(timeout === undefined ? [] : [`proxy_read_timeout ${timeout}s;`, `proxy_send_timeout ${timeout}s;`]),
    `set $upstream ${shareOf(backends, shares)};`,
    'proxy_pass http://$upstream;',
  ];
}

/** The address, or the variable that holds one of several by their weights. */
function shareOf(backends: Location['backends'], shares: Map<string, string>): string {
  const weighed = backends.filter(({ weight }) => weight > 0);
  const rest = weighed.reduce(heavier, weighed[0] ?? backends[0]);
  if (rest === undefined || weighed.length < 2) return rest?.address ?? '';
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  // Rounded down, and the heaviest gets what is left: more than a hundred percent nginx refuses.
  const parts = weighed.flatMap((each) =>
    each === rest ? [] : `${percent(each.weight / total)}% ${each.address};`,
  );
  const split = `${parts.join(' ')} * ${rest.address};`;
  const known = [...shares].find(([, each]) => each === split)?.[0];
  const variable = known ?? `$share_${shares.size}`;
  shares.set(variable, split);
  return variable;
}

function heavier<T extends { readonly weight: number }>(one: T | undefined, other: T): T {
  return one === undefined || other.weight > one.weight ? other : one;
}

/** In hundredths, one at least. */
function percent(share: number): string {
  return (Math.max(1, Math.floor(share * 10_000)) / 100).toFixed(2);
}
