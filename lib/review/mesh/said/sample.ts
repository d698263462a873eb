import type { Way } from '../explanation';

/** One request of those that somebody may ask, by which rules are told apart. */
export interface Sample {
  readonly method: string;
  /** Without what is asked of it. */
  readonly path: string;
  readonly host?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What no rule says that means something alone. */
const any = { method: 'ANY', path: '/\u00b7any' };

/** None where anything is asked, or a connection alone. */
export function samplesOf({ http, grpc }: Pick<Way, 'http' | 'grpc'>): readonly Sample[] {
  if (grpc !== undefined) {
    const { service, methods = [any.path.slice(1)] } = grpc;
    return methods.map((method) => ({ method: 'POST', path: `/${service}/${method}`, headers: {} }));
  }
  if (http === undefined) return [];
  const { methods = [any.method], path = any.path, host, headers = {} } = http;
  return methods.map((method) => ({ method, path, host, headers }));
}
