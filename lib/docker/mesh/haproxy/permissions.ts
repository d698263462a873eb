import type { GrpcRequest, HttpRequest } from '../../../model/mesh';
import type { Caller } from '../caller';
import { matchOf } from './match';
import { nameInside } from './tls';

/** Who it is that comes, by the name in the certificate: of those alone who may. */
export function recognized(
  callers: readonly Caller[],
  rules: 'http-request' | 'tcp-request content',
): string[] {
  return [
    `${rules} set-var(txn.certificate) ssl_c_der,hex`,
    ...identitiesOf(callers).flatMap((identity) => [
      `# ${identity}`,
      `${rules} set-var(txn.caller) str(${identity}) if { var(txn.certificate) -m sub ${nameInside(identity)} }`,
    ]),
  ];
}

function identitiesOf(callers: readonly Caller[]): string[] {
  return [...new Set(callers.map(({ identity }) => identity))];
}

/** What each may ask. Nobody comes in whom none of these lets in. */
export function permitted(callers: readonly Caller[]): string[] {
  const lines: string[] = [];
  const known = new Set<string>();
  for (const { identity, asks } of callers) {
    const requests = asks?.flatMap(({ http = [], grpc = [] }): HttpRequest[] =>
      http.length + grpc.length === 0 ? [{}] : [...http, ...grpc.flatMap(requestsOf)],
    ) ?? [{}];
    for (const request of requests) {
      // Versions of a caller have one name, and ask the same.
      const key = JSON.stringify([identity, request]);
      if (known.has(key)) continue;
      const { lines: tests, names } = matchOf(request, `ask${known.size}`);
      known.add(key);
      const condition = [`{ var(txn.caller) -m str ${identity} }`, ...names].join(' ');
      lines.push(...tests, `http-request set-var(txn.let) bool(true) if ${condition}`);
    }
  }
  return lines;
}

/** Every call is a POST to the path of its service and method. */
function requestsOf({ service, methods }: GrpcRequest): HttpRequest[] {
  const post = { methods: ['POST'] };
  if (methods === undefined) return [{ ...post, path: `/${service}/`, pathType: 'Prefix' }];
  return methods.map((method) => ({ ...post, path: `/${service}/${method}`, pathType: 'Exact' }));
}
