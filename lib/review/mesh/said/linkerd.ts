import { listIn, objectIn } from '../../../model/read-json';
import type { Place } from '../explanation';
import type { Written } from '../output';
import type { Meant } from '../ways';
import {
  accountOf,
  hasLabels,
  isBeside,
  matching,
  type Reader,
  type Reading,
  spaceOf,
  specOf,
} from './reader';
import { samplesOf } from './sample';

/** The policies that let a way in at a Server of a member, with the route that it takes there and who is let in. */
export const servers: Reader = (way, reading) => {
  const { to, port, protocol } = way;
  if (to === undefined || port === undefined || protocol !== 'tcp') return [];
  const beside = (kind: string) => reading.output.ofKind(kind).filter((each) => isBeside(each, to));
  const own = beside('Server').filter(
    (server) => specOf(server).port === port && hasLabels(specOf(server).podSelector, to),
  );
  const names = own.map(nameOf);
  const routes = beside('HTTPRoute').filter((route) =>
    listIn(specOf(route).parentRefs).some((parent) => {
      const { kind, name } = objectIn(parent);
      return kind === 'Server' && names.includes(name);
    }),
  );
  return beside('AuthorizationPolicy').flatMap((policy): Place[] => {
    const { kind, name } = objectIn(specOf(policy).targetRef);
    const route = routes.find((each) => kind === 'HTTPRoute' && nameOf(each) === name);
    if (route === undefined ? !(kind === 'Server' && names.includes(name)) : !isTaken(route, way)) return [];
    const proofs = listIn(specOf(policy).requiredAuthenticationRefs).flatMap((ref) =>
      proofsOf(objectIn(ref), way, beside, reading),
    );
    if (proofs.length === 0) return [];
    return [
      ...(route ? [route.place('spec', 'rules', 0)] : []),
      policy.place('spec', 'targetRef'),
      ...proofs,
    ];
  });
};

function nameOf({ object }: Written): unknown {
  return objectIn(object.metadata).name;
}

/** Who is let in, where that is whom a way is of. */
function proofsOf(
  { kind, name }: Readonly<Record<string, unknown>>,
  way: Meant,
  beside: (kind: string) => readonly Written[],
  reading: Reading,
): Place[] {
  const found = beside(String(kind)).find((each) => nameOf(each) === name);
  if (found === undefined) return [];
  if (kind === 'NetworkAuthentication')
    return way.peer === 'monitoring' && name !== `${reading.mesh.name}-probes`
      ? [found.place('spec', 'networks')]
      : [];
  const account = accountIn(way, reading);
  if (account === undefined || way.to === undefined) return [];
  const space = spaceOf(way.to);
  const isNamed = (identity: unknown) => {
    const { name: own, namespace = space } = objectIn(identity);
    return own === account.name && namespace === account.namespace;
  };
  const isWhole = (identity: unknown) =>
    String(identity).startsWith(`${account.name}.${account.namespace}.serviceaccount.`);
  const { identityRefs, identities } = specOf(found);
  return [
    ...[...matching(identityRefs, isNamed)].map((index) => found.place('spec', 'identityRefs', index)),
    ...[...matching(identities, isWhole)].map((index) => found.place('spec', 'identities', index)),
  ];
}

function accountIn({ peer, from }: Meant, { mesh: { gateway } }: Reading) {
  if (from !== undefined) return { name: accountOf(from), namespace: spaceOf(from) };
  if (peer !== 'gateway' || gateway === undefined) return undefined;
  return { name: gateway.serviceAccount, namespace: gateway.namespace };
}

/** Whether some of what is asked takes a route: each request belongs to one of them. */
function isTaken(route: Written, way: Meant): boolean {
  const { hostnames, rules } = specOf(route);
  const matches = listIn(rules).flatMap((rule) => listIn(objectIn(rule).matches ?? [{}]));
  if (way.may === 'anything') return true;
  return samplesOf(way).some(
    (sample) =>
      (sample.host === undefined || hostnames === undefined || listIn(hostnames).includes(sample.host)) &&
      matches.some((match) => meets(objectIn(match), sample, way)),
  );
}

/** Whether some request fits both. */
function meets(
  { method, path, headers }: Readonly<Record<string, unknown>>,
  sample: ReturnType<typeof samplesOf>[number],
  { http, grpc }: Meant,
): boolean {
  const isMethod =
    method === undefined || (http !== undefined && http.methods === undefined) || method === sample.method;
  const isHeaders = Object.entries(sample.headers).every(([name, value]) =>
    listIn(headers).every((each) => objectIn(each).name !== name || objectIn(each).value === value),
  );
  const { type, value } = objectIn(path);
  if (!isMethod || !isHeaders || path === undefined) return isMethod && isHeaders;
  if (http !== undefined && http.path === undefined) return true;
  const isExact = http === undefined ? grpc?.methods !== undefined : http.pathType === 'Exact';
  const asked = grpc !== undefined && grpc.methods === undefined ? `/${grpc.service}` : sample.path;
  const routed = String(value);
  return (
    asked === routed || (type !== 'Exact' && isBelow(asked, routed)) || (!isExact && isBelow(routed, asked))
  );
}

function isBelow(path: string, above: string): boolean {
  return path.startsWith(above.endsWith('/') ? above : `${above}/`);
}
