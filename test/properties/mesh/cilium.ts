import { at } from '../../constructs/make';
import { type Call, fits, list, podLabels, record, type World } from './world';

type Labels = Readonly<Record<string, unknown>>;

/** Whether policies let a request out and in: they only add to each other, and to NetworkPolicies. */
export function byCilium(call: Call, world: World): boolean {
  const [from, to] = [podLabels(call.from, world), podLabels(call.to, world)];
  if (world.of('NetworkPolicy').length > 0) throw new Error('a NetworkPolicy lets more through');
  return passes('egress', from, to, call, world) && passes('ingress', to, from, call, world);
}

function passes(way: 'ingress' | 'egress', own: Labels, other: Labels, call: Call, { of }: World): boolean {
  const policies = of('CiliumNetworkPolicy').filter((each) =>
    fits(at(each, 'spec', 'endpointSelector'), own),
  );
  if (policies.length === 0) return true;
  const peers = way === 'ingress' ? 'fromEndpoints' : 'toEndpoints';
  return policies
    .flatMap((policy) => list(at(policy, 'spec', way)))
    .filter((rule) => list(at(rule, peers)).some((peer) => fits(peer, other)))
    .some((rule) => list(at(rule, 'toPorts')).some((ports) => isAsked(ports, call)));
}

function isAsked(toPorts: unknown, call: Call): boolean {
  if (!list(at(toPorts, 'ports')).some((each) => at(each, 'port') === String(call.port))) return false;
  const http = at(toPorts, 'rules', 'http');
  return http === undefined || list(http).some((rule) => isRequest(record(rule), call));
}

/** A query is a part of what a path is compared with. */
function isRequest({ method, path, headerMatches }: Labels, call: Call): boolean {
  const fitsWhole = (pattern: unknown, text: string) =>
    pattern === undefined || new RegExp(`^(?:${String(pattern)})$`).test(text);
  return (
    fitsWhole(method, call.method) &&
    [call.path, `${call.path}?q=/a`].every((text) => fitsWhole(path, text)) &&
    list(headerMatches).every((each) => call.headers[String(at(each, 'name'))] === at(each, 'value'))
  );
}
