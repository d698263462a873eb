import type { HttpRequest } from '../../../model/mesh';
import { quoted } from './text';

/** What a request has to fit: tests by name, of which each line with one name is enough, and all names are asked for. */
export interface Match {
  readonly lines: readonly string[];
  readonly names: readonly string[];
}

/** Tests of all that is said of a request, by names that begin alike. */
export function matchOf({ methods, path, pathType, host, headers = {} }: HttpRequest, prefix: string): Match {
  const tests = new Map<string, readonly string[]>();
  if (methods !== undefined)
    tests.set(
      'method',
      methods.map((method) => `method ${method}`),
    );
  // Below the root is everything.
  if (path !== undefined && !(path === '/' && pathType !== 'Exact'))
    tests.set('path', testsOfPath(path, pathType));
  if (host !== undefined) tests.set('host', hostTests(host));
  for (const [index, [name, value]] of Object.entries(headers).entries()) {
    const said = `"${name.toLowerCase()}"`;
    // Who says it twice might be understood in another way by whoever reads it.
    tests.set(`once${index}`, [`${quoted(`req.fhdr_cnt(${said})`)} eq 1`]);
    tests.set(`header${index}`, [`${quoted(`req.fhdr(${said})`)} -m str -- ${quoted(value)}`]);
  }
  return named(tests, prefix);
}

function named(tests: ReadonlyMap<string, readonly string[]>, prefix: string): Match {
  return {
    names: [...tests.keys()].map((name) => `${prefix}.${name}`),
    lines: [...tests].flatMap(([name, lines]) => lines.map((line) => `acl ${prefix}.${name} ${line}`)),
  };
}

function testsOfPath(path: string, pathType: HttpRequest['pathType']): string[] {
  if (pathType === 'Exact') return [`path -m str -- ${quoted(path)}`];
  return path.endsWith('/')
    ? [`path -m beg -- ${quoted(path)}`]
    : [`path -m str -- ${quoted(path)}`, `path -m beg -- ${quoted(`${path}/`)}`];
}

/** With or without a port. */
export function hostTests(host: string): string[] {
  return [`req.hdr(host) -m str -i -- ${quoted(host)}`, `req.hdr(host) -m beg -i -- ${quoted(`${host}:`)}`];
}

/**
 * A path is compared as it is meant: what hides slashes in it is refused. Who has sent nothing yet is told with the next
 * answer where a process ends, and loses nothing.
 */
export const normalized = [
  'option idle-close-on-response',
  `http-request deny deny_status 400 if { path -m reg -i -- ${quoted('%(2f|5c|00)|[\\\\#]')} }`,
  'http-request normalize-uri percent-decode-unreserved strict',
  'http-request normalize-uri path-strip-dot',
  'http-request normalize-uri path-strip-dotdot full',
  'http-request normalize-uri path-merge-slashes',
];
