import type { Ask, GrpcRequest, HttpRequest } from '../../../model/mesh';
import type { Workload } from '../../../model/workload';
import type { Door } from '../../../passes/edges';
import { readinessAt } from '../readiness';

/** One rule about requests: regular expressions, which have to fit the whole. */
export interface RequestRule {
  readonly method?: string;
  /** With whatever is asked of it, `?…`. */
  readonly path?: string;
  readonly host?: string;
  readonly headerMatches?: readonly { readonly name: string; readonly value: string }[];
}

/** What alone may be asked at a door; undefined where that is anything. */
export function requestsAt(
  { port, protocol, asks, waits, calls }: Door,
  member: Workload,
): readonly RequestRule[] | undefined {
  if (protocol !== 'tcp') return undefined;
  const probe = waits ? readinessAt(member, port)?.split('?', 1)[0] : undefined;
  if (asks === undefined && (calls || probe === undefined)) return undefined;
  const asked = (asks ?? []).map(rulesOf);
  // Whoever may ask anything is kept to nothing by what else is said.
  if (asked.some((rules) => rules === undefined)) return undefined;
  const waited = probe === undefined ? [] : [{ method: '^GET$', path: exactly(probe) }];
  return [...asked.flatMap((rules) => rules ?? []), ...waited];
}

function rulesOf({ http = [], grpc = [] }: Ask): readonly RequestRule[] | undefined {
  if (http.length === 0 && grpc.length === 0) return undefined;
  return [...http.map(ruleOf), ...grpc.map(callOf)];
}

function ruleOf({ methods, path, pathType, host, headers = {} }: HttpRequest): RequestRule {
  const matches = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return {
    ...(methods !== undefined && { method: `^(${methods.join('|')})$` }),
    ...(path !== undefined && { path: pathType === 'Exact' ? exactly(path) : below(path) }),
    ...(host !== undefined && { host: `^${escaped(host)}(:[0-9]+)?$` }),
    ...(matches.length > 0 && { headerMatches: matches }),
  };
}

function callOf({ service, methods }: GrpcRequest): RequestRule {
  const name = methods === undefined ? '[^/?]+' : `(${methods.map(escaped).join('|')})`;
  return { method: '^POST$', path: `^/${escaped(service)}/${name}$` };
}

function exactly(path: string): string {
  return `^${escaped(path)}([?].*)?$`;
}

/** The path itself and all that is below it. */
function below(path: string): string {
  return path.endsWith('/') ? `^${escaped(path)}.*$` : `^${escaped(path)}(/[^?]*)?([?].*)?$`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
