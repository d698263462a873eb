import { at } from '../../constructs/make';
import { type Call, list, record } from './world';

/** Who asks, as Istio's policies see it. */
export interface Seen extends Omit<Call, 'from' | 'to'> {
  readonly account: string;
}

/** Whether one rule of an AuthorizationPolicy lets a request in. */
export function letsIn(rule: unknown, call: Seen): boolean {
  const from = list(at(rule, 'from'));
  const to = list(at(rule, 'to'));
  return (
    (from.length === 0 || from.some((each) => isSource(at(each, 'source'), call))) &&
    (to.length === 0 || to.some((each) => isOperation(at(each, 'operation'), call))) &&
    list(at(rule, 'when')).every((each) => isCondition(each, call))
  );
}

/** Whether a rule says something that only whoever reads requests can tell. */
export function isAboutRequests(rule: unknown): boolean {
  const words = list(at(rule, 'to')).flatMap((each) => Object.keys(record(at(each, 'operation'))));
  return words.some((word) => word !== 'ports') || list(at(rule, 'when')).length > 0;
}

function isSource(source: unknown, { account }: Seen): boolean {
  const accounts = list(at(source, 'serviceAccounts'));
  const principals = list(at(source, 'principals')).map((each) => String(each).split('/sa/')[1]);
  return accounts.includes(account) || principals.includes(account);
}

function isOperation(operation: unknown, { port, method, path }: Seen): boolean {
  const is = (key: string, test: (wanted: string) => boolean) => {
    const wanted = at(operation, key);
    return wanted === undefined || list(wanted).some((each) => test(String(each)));
  };
  return (
    is('ports', (wanted) => wanted === String(port)) &&
    is('methods', (wanted) => wanted === method) &&
    is('paths', (wanted) => (wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted))
  );
}

function isCondition(condition: unknown, { headers }: Seen): boolean {
  const [, name = ''] = /^request\.headers\[(.+)\]$/.exec(String(at(condition, 'key'))) ?? [];
  return list(at(condition, 'values')).includes(headers[name]);
}
