import type { Mesh } from '../../../model/mesh';
import { asText, listIn, objectIn } from '../../../model/read-json';
import { onTarget } from '../../../model/views';
import type { Workload } from '../../../model/workload';
import type { Place } from '../explanation';
import type { Written } from '../output';
import { type Meant, portBehind } from '../ways';
import {
  about,
  accountOf,
  asks,
  type By,
  isBeside,
  matching,
  type Reader,
  type Reading,
  spaceOf,
  specOf,
} from './reader';
import { type Sample, samplesOf } from './sample';

/** The rules of AuthorizationPolicies that let a way in: at the member itself, and at the waypoint of its Services. */
export const authorizations: Reader = (way, reading) => {
  const { to, port, protocol } = way;
  // Proxies carry TCP alone.
  if (to === undefined || port === undefined || protocol !== 'tcp') return [];
  const services = reading.mesh.services.filter(({ selects }) => onTarget(selects, 'kubernetes') === to);
  const all = reading.output.ofKind('AuthorizationPolicy');
  const by: By = { keysOf: accountsIn, keys: accountsOf(way, reading) };
  const atServices = services.flatMap((service): readonly Place[] => {
    const ports = service.ports.filter((each) => portBehind(each, to, reading.prepared) === port);
    const isLetIn = (rule: unknown) =>
      isFrom(rule, way, reading) && ports.some((each) => isAsked(rule, each.port, way));
    return atService(all, service.name, to).flatMap((policy) =>
      matching(specOf(policy).rules, isLetIn, by).map((index) => policy.place('spec', 'rules', index)),
    );
  });
  const isCarried = atServices.length > 0;
  const isLetIn = (rule: unknown) =>
    (isFrom(rule, way, reading) && isAsked(rule, port, way)) ||
    (isCarried && isFromWaypoint(rule, to, reading) && isAsked(rule, port, way));
  const atMember = about(all, 'selector', to).flatMap((policy) =>
    matching(specOf(policy).rules, isLetIn, by).map((index) => policy.place('spec', 'rules', index)),
  );
  return [...atServices, ...atMember];
};

const byTarget = new WeakMap<readonly Written[], ReadonlyMap<string, readonly Written[]>>();

/** The policies of a waypoint about a Service. */
function atService(all: readonly Written[], name: string, beside: Workload): readonly Written[] {
  const known = byTarget.get(all) ?? groupByTarget(all);
  byTarget.set(all, known);
  return (known.get(name) ?? []).filter((policy) => isBeside(policy, beside));
}

function groupByTarget(all: readonly Written[]): ReadonlyMap<string, readonly Written[]> {
  const found = new Map<string, Written[]>();
  for (const policy of all)
    for (const target of listIn(specOf(policy).targetRefs)) {
      const name = asText(objectIn(target).name);
      found.set(name, [...(found.get(name) ?? []), policy]);
    }
  return found;
}

/** The last part of a name says whom it may be of. */
function accountsIn(rule: unknown): readonly string[] {
  return sourcesIn(rule)
    .flatMap(({ serviceAccounts, principals }) => [...listIn(serviceAccounts), ...listIn(principals)])
    .map((name) => asText(name).split('/').at(-1) ?? '');
}

function accountsOf({ from }: Meant, { mesh }: Reading): readonly string[] {
  return [from === undefined ? gatewayOf(mesh).serviceAccount : accountOf(from), mesh.name];
}

function gatewayOf({ gateway }: Mesh) {
  return gateway ?? { namespace: 'istio-system', serviceAccount: 'istio-ingressgateway-service-account' };
}

function isFrom(rule: unknown, { peer, from, to }: Meant, { mesh }: Reading): boolean {
  const sources = objectIn(rule).from;
  // Who reads metrics proves nothing.
  if (peer === 'monitoring')
    return sources === undefined || sourcesIn(rule).some(({ ipBlocks }) => ipBlocks !== undefined);
  if (sources === undefined) return false;
  if (from !== undefined && to !== undefined) return namesAccount(rule, accountOf(from), spaceOf(from), to);
  const { namespace, serviceAccount } = gatewayOf(mesh);
  return peer === 'gateway' && to !== undefined && namesAccount(rule, serviceAccount, namespace, to);
}

function isFromWaypoint(rule: unknown, to: Workload, { mesh }: Reading): boolean {
  return namesAccount(rule, mesh.name, spaceOf(to), to);
}

function sourcesIn(rule: unknown) {
  return listIn(objectIn(rule).from).map((each) => objectIn(objectIn(each).source));
}

function namesAccount(rule: unknown, account: string, namespace: string, to: Workload): boolean {
  return sourcesIn(rule).some(({ serviceAccounts, principals }) => {
    const isNamed = listIn(serviceAccounts).some(
      (each) => each === `${namespace}/${account}` || (each === account && spaceOf(to) === namespace),
    );
    return (
      isNamed || listIn(principals).some((each) => asText(each).endsWith(`/ns/${namespace}/sa/${account}`))
    );
  });
}

/** Whether a rule lets through all of what is asked, at a port. */
function isAsked(rule: unknown, port: number, way: Meant): boolean {
  const { to, when } = objectIn(rule);
  return listIn(to).some((each) => {
    const operation = objectIn(objectIn(each).operation);
    if (!asks(operation.ports, (one) => one === String(port))) return false;
    const isAnything = ['methods', 'paths', 'hosts'].every((word) => operation[word] === undefined);
    if (isAnything && when === undefined) return true;
    return samplesOf(way).some((sample) => fits(operation, when, sample));
  });
}

function fits(
  { methods, paths, hosts }: Readonly<Record<string, unknown>>,
  when: unknown,
  { method, path, host, headers }: Sample,
): boolean {
  const isAt = (one: string) => (one.endsWith('*') ? path.startsWith(one.slice(0, -1)) : path === one);
  const isSaid = (condition: unknown) => {
    const { key, values } = objectIn(condition);
    const name = asText(key).slice('request.headers['.length, -1);
    return listIn(values).some((value) => value === headers[name]);
  };
  return (
    asks(methods, (one) => one === method) &&
    asks(paths, isAt) &&
    asks(hosts, (one) => one === host) &&
    listIn(when).every(isSaid)
  );
}
