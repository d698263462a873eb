import type { Fault, HeaderChanges, HttpRequest, MeshRoute, Retry, Upstream } from '../../../model/mesh';
import { rowOf } from '../../../model/read-json';
import { escapedPattern, literal, printTime, quoted, share } from './text';

/** Whether requests of a route are led as those of which nobody says anything. */
export function isPlain({ timeout, retry, fault, rewrite, headers }: MeshRoute): boolean {
  return [timeout, retry, fault, rewrite, headers].every((said) => said === undefined);
}

/** What becomes of the requests of a route on their way. */
export function lowerRoute({ timeout, retry, fault, rewrite, headers, match }: MeshRoute): string[] {
  return [
    ...(fault === undefined ? [] : lowerFault(fault)),
    ...(rewrite === undefined ? [] : lowerRewrite(rewrite, match)),
    ...lowerHeaders('http-request', headers?.request),
    ...lowerHeaders('http-response', headers?.response),
    ...(retry === undefined ? [] : lowerRetry(retry)),
    ...lowerTime(timeout, retry?.perTryTimeout),
  ];
}

/** Of what is set for the whole, and for each try, the shorter counts. */
function lowerTime(timeout?: number, perTry?: number): string[] {
  if (timeout === undefined && perTry === undefined) return [];
  const time = printTime(Math.min(timeout ?? Number.POSITIVE_INFINITY, perTry ?? Number.POSITIVE_INFINITY));
  return [`timeout server ${time}`, `timeout queue ${time}`];
}

/** As short as the whole may take. */
export function connectTime({ timeout }: Pick<MeshRoute, 'timeout'>, { pool }: Partial<Upstream>): string[] {
  const time = Math.min(timeout ?? Number.POSITIVE_INFINITY, pool?.connectTimeout ?? 5000);
  return time === 5000 ? [] : [`timeout connect ${printTime(time)}`];
}

/** What HAProxy can see, by the words of Envoy's. */
export const retryWords: Readonly<Record<string, readonly string[]>> = {
  '5xx': [
    'conn-failure',
    'empty-response',
    'junk-response',
    'response-timeout',
    '500',
    '501',
    '502',
    '503',
    '504',
  ],
  'gateway-error': ['502', '503', '504'],
  reset: ['conn-failure', 'empty-response', 'response-timeout'],
  'connect-failure': ['conn-failure'],
  'refused-stream': ['conn-failure'],
};

/** What counts as failed where nobody says it: what has not reached the member, or was refused as too much. */
const failed = ['connect-failure'];

function lowerRetry({ attempts, on, methods }: Retry): string[] {
  const words = [
    ...(on ?? failed).flatMap((word) => rowOf(retryWords, word) ?? []),
    ...(on === undefined ? ['503'] : []),
  ];
  return [
    `retries ${attempts}`,
    ...(attempts === 0 ? [] : [`retry-on ${[...new Set(words)].join(' ')}`]),
    ...(methods === 'all'
      ? []
      : ['http-request disable-l7-retry unless { method GET HEAD OPTIONS TRACE PUT DELETE }']),
  ];
}

/** What the proxy says by itself is no answer of the member's. */
function lowerFault({ delay, abort }: Fault): string[] {
  return [
    ...(delay === undefined
      ? []
      : [`http-request lua.delay ${Math.ceil(delay.duration)}${share(delay.percent)}`]),
    ...(abort === undefined
      ? []
      : [
          `http-request set-var(txn.own) bool(true)${share(abort.percent)}`,
          `http-request return status ${abort.status} content-type text/plain string 'fault filter abort' if { var(txn.own) -m bool }`,
        ]),
  ];
}

/** A path takes the place of what the route matches: of the prefix, where it is one, and otherwise of the whole. */
function lowerRewrite({ path, host }: NonNullable<MeshRoute['rewrite']>, match?: HttpRequest): string[] {
  return [
    ...(path === undefined ? [] : [replacing(path, match)]),
    ...(host === undefined ? [] : [`http-request set-header host ${literal(host)}`]),
  ];
}

function replacing(path: string, match: HttpRequest | undefined): string {
  const prefix = match?.pathType === 'Prefix' ? match.path : undefined;
  if (prefix === undefined) return `http-request set-path ${literal(path)}`;
  const [from = '', to = ''] = [prefix, path].map((each) => each.replace(/\/$/, ''));
  // A path is never empty.
  const [pattern, instead] =
    to === '' ? [`^${escapedPattern(from)}/?(.*)$`, '/\\1'] : [`^${escapedPattern(from)}(/.*)?$`, `${to}\\1`];
  return `http-request replace-path ${quoted(pattern)} ${literal(instead)}`;
}

function lowerHeaders(rules: string, { set = {}, add = {}, remove = [] }: HeaderChanges = {}): string[] {
  const write = (action: string, headers: Readonly<Record<string, string>>) =>
    Object.entries(headers).map(([name, value]) => `${rules} ${action} ${quoted(name)} ${literal(value)}`);
  return [
    ...remove.map((name) => `${rules} del-header ${quoted(name)}`),
    ...write('set-header', set),
    ...write('add-header', add),
  ];
}
