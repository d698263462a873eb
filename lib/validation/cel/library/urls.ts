import { failed, spendOn, unknown } from '../evaluation';
import { isA, list, mapping, type Url, type Value } from '../value';
import { type Calculation, type Functions, ofText } from './function';

const badEscape = /%(?![\da-fA-F]{2})/;
/** Letters that a host is never written with; brackets stand around IPv6. */
const badHost = /[\s{}|\\^`#?/\u0000-\u0020\u007f]/;

/**
 * Reads an address as Go's url.ParseRequestURI does; gives nothing for what that refuses.
 */
function read(text: string): Url | undefined {
  if (text === '' || /[\u0000-\u001f\u007f]/.test(text)) return undefined;
  const scheme = /^([a-zA-Z][a-zA-Z\d+.-]*):/.exec(text)?.[1];
  if (scheme === undefined && text.startsWith(':')) return undefined;
  const whole = scheme === undefined ? text : text.slice(scheme.length + 1);
  const mark = whole.indexOf('?');
  const [before, query] = mark < 0 ? [whole, ''] : [whole.slice(0, mark), whole.slice(mark + 1)];
  if (text === '*') return { is: 'url', scheme: '', host: '', path: '*', query: '' };
  if (!before.startsWith('/'))
    return scheme === undefined
      ? undefined
      : { is: 'url', scheme: scheme.toLowerCase(), host: '', path: '', query };
  const hasHost = scheme !== undefined && before.startsWith('//');
  const slash = hasHost ? before.indexOf('/', 2) : 0;
  const authority = hasHost ? before.slice(2, slash < 0 ? undefined : slash) : '';
  const path = slash < 0 ? '' : before.slice(slash);
  const host = hostOf(authority);
  if (host === undefined || badEscape.test(path)) return undefined;
  return { is: 'url', scheme: (scheme ?? '').toLowerCase(), host, path, query };
}

function hostOf(authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const user = at < 0 ? '' : authority.slice(0, at);
  const host = authority.slice(at + 1);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) || badEscape.test(user)) return undefined;
  if (host.startsWith('[')) {
    const end = host.lastIndexOf(']');
    if (end < 0 || !/^(?::\d*)?$/.test(host.slice(end + 1))) return undefined;
    if (host.includes('%')) throw unknown('an address with a zone');
    return badHost.test(host) ? undefined : host;
  }
  const colon = host.lastIndexOf(':');
  if (colon >= 0 && !/^:\d*$/.test(host.slice(colon))) return undefined;
  // Some releases of Go take several, and some do not.
  if (colon >= 0 && host.indexOf(':') !== colon) throw unknown('a host with several colons');
  if (host.includes('%')) throw unknown('a host with letters in disguise');
  return badHost.test(host) ? undefined : host;
}

export const urlFunctions: Functions = {
  isURL: ofText((text, run) => {
    spendOn(run, text);
    return read(text) !== undefined;
  }),
  url: ofText((text, run) => {
    spendOn(run, text);
    const url = read(text);
    if (url === undefined) throw failed('URL parse error during conversion from string');
    return url;
  }),
};

const of =
  (make: (url: Url) => Value | undefined): Calculation =>
  ([value]) =>
    isA(value, 'url') ? make(value) : undefined;

export const urlMembers: Functions = {
  getScheme: of(({ scheme }) => scheme),
  getHost: of(({ host }) => host),
  getHostname: of(({ host }) => host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1')),
  getPort: of(({ host }) => /:(\d*)$/.exec(host)?.[1] ?? ''),
  getEscapedPath: of(({ path }) => (/^[\w\-.~/%]*$/.test(path) ? path : undefined)),
  getQuery: of(({ query }) => {
    if (!/^[\w\-.~=&]*$/.test(query)) return undefined;
    const all = new Map<string, string[]>();
    for (const [key, value] of new URLSearchParams(query)) all.set(key, [...(all.get(key) ?? []), value]);
    return mapping([...all].map(([key, values]): [Value, Value] => [key, list(values)]));
  }),
};
