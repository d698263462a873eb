import { at } from '../../constructs/make';
import { isAboutRequests, letsIn, type Seen } from './istio-rules';
import { accountOf, type Call, fits, list, nameOf, podLabels, record, type World } from './world';

/** What the proxy beside a member makes of a request to it. */
export function bySidecar(call: Call, world: World): boolean {
  const labels = podLabels(call.to, world);
  const seen = { ...call, account: accountOf(call.from, world) };
  const policies = world.of('AuthorizationPolicy').filter((policy) => isAboutPods(policy, labels));
  return allows(policies.map(rulesOf), seen);
}

/** What becomes of a request by the name of a Service: the waypoint of that looks at it, then ztunnel at who connects. */
export function byAmbient(call: Call, world: World): boolean {
  const service = world.of('Service').find((each) => nameOf(each) === call.to);
  const account = accountOf(call.from, world);
  const waypoint = at(service, 'metadata', 'labels', 'istio.io/use-waypoint');
  const exists = world.of('Gateway').some((gateway) => nameOf(gateway) === waypoint);
  // Where a waypoint is missing, nobody stands in its place.
  if (!exists) return byZtunnel({ ...call, account }, call.to, world);
  const policies = world
    .of('AuthorizationPolicy')
    .filter((policy) => list(at(policy, 'spec', 'targetRefs')).some((each) => at(each, 'name') === call.to));
  const isLetIn = policies.length === 0 || allows(policies.map(rulesOf), { ...call, account });
  return isLetIn && byZtunnel({ ...call, account: String(waypoint) }, call.to, world);
}

/** Whether somebody may connect to the pods of a member past all Services. */
export function directly(call: Call, world: World): boolean {
  return byZtunnel({ ...call, account: accountOf(call.from, world) }, call.to, world);
}

/** It knows accounts and ports; a rule about more is skipped, and a policy that is left without rules lets nobody in. */
function byZtunnel(seen: Seen, to: string, world: World): boolean {
  const labels = podLabels(to, world);
  const policies = world.of('AuthorizationPolicy').filter((policy) => isAboutPods(policy, labels));
  return allows(
    policies.map((policy) => rulesOf(policy).filter((rule) => !isAboutRequests(rule))),
    seen,
  );
}

/** Of policies that allow, one has to; where there is none, everybody may come. */
function allows(policies: readonly (readonly unknown[])[], seen: Seen): boolean {
  return policies.length === 0 || policies.flat().some((rule) => letsIn(rule, seen));
}

function isAboutPods(policy: unknown, labels: Readonly<Record<string, unknown>>): boolean {
  const spec = record(at(policy, 'spec'));
  return spec.targetRefs === undefined && fits(spec.selector, labels);
}

function rulesOf(policy: unknown): readonly unknown[] {
  return list(at(policy, 'spec', 'rules'));
}
