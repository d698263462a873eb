import { asText, listIn, objectIn } from '../../../model/read-json';
import type { Workload } from '../../../model/workload';
import type { Place } from '../explanation';
import type { Output, Written } from '../output';
import type { Meant } from '../ways';
import {
  about,
  accountOf,
  type By,
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
  return accessTo(to, port, reading).flatMap(({ policy, route, proofs }): Place[] => {
    if (route !== undefined && !isTaken(route, way)) return [];
    const proven = proofs.flatMap((proof) => placesIn(proof, way, reading));
    if (proven.length === 0) return [];
    return [
      ...(route ? [route.place('spec', 'rules', 0)] : []),
      policy.place('spec', 'targetRef'),
      ...proven,
    ];
  });
};

/** A policy about a port of a member. */
interface Access {
  readonly policy: Written;
  /** Missing where it is for all that comes. */
  readonly route?: Written;
  /** What one has to prove. */
  readonly proofs: readonly Written[];
}

const known = new WeakMap<Output, Map<string, readonly Access[]>>();

/** The same for all who call. */
function accessTo(to: Workload, port: number, reading: Reading): readonly Access[] {
  const all = known.get(reading.output) ?? new Map<string, readonly Access[]>();
  known.set(reading.output, all);
  const key = `${to.origin.path} ${to.name} ${port}`;
  const found = all.get(key) ?? findAccess(to, port, reading);
  all.set(key, found);
  return found;
}

function findAccess(to: Workload, port: number, { output }: Reading): readonly Access[] {
  const beside = (kind: string) => output.ofKind(kind).filter((each) => isBeside(each, to));
  const own = about(output.ofKind('Server'), 'podSelector', to).filter((each) => specOf(each).port === port);
  const names = own.map(nameOf);
  const routes = new Map(
    beside('HTTPRoute')
      .filter((route) =>
        listIn(specOf(route).parentRefs).some((parent) => {
          const { kind, name } = objectIn(parent);
          return kind === 'Server' && names.includes(name);
        }),
      )
      .map((route) => [nameOf(route), route]),
  );
  return beside('AuthorizationPolicy').flatMap((policy): Access[] => {
    const { kind, name } = objectIn(specOf(policy).targetRef);
    const route = kind === 'HTTPRoute' ? routes.get(name) : undefined;
    if (route === undefined && !(kind === 'Server' && names.includes(name))) return [];
    const refs = listIn(specOf(policy).requiredAuthenticationRefs).map(objectIn);
    const proofs = refs.flatMap(
      (ref) => beside(asText(ref.kind)).find((each) => nameOf(each) === ref.name) ?? [],
    );
    return [{ policy, route, proofs }];
  });
}

function nameOf({ object }: Written): unknown {
  return objectIn(object.metadata).name;
}

/** Where it names whom a way is of. */
function placesIn(proof: Written, way: Meant, reading: Reading): readonly Place[] {
  const { networks, identityRefs, identities } = specOf(proof);
  if (networks !== undefined)
    return way.peer === 'monitoring' && nameOf(proof) !== `${reading.mesh.name}-probes`
      ? [proof.place('spec', 'networks')]
      : [];
  const account = accountIn(way, reading);
  if (account === undefined || way.to === undefined) return [];
  const space = spaceOf(way.to);
  const isNamed = (identity: unknown) => {
    const { name, namespace = space } = objectIn(identity);
    return name === account.name && namespace === account.namespace;
  };
  const isWhole = (identity: unknown) =>
    asText(identity).startsWith(`${account.name}.${account.namespace}.serviceaccount.`);
  const keys = [account.name];
  const byName: By = { keysOf: (identity) => [asText(objectIn(identity).name)], keys };
  const byWhole: By = { keysOf: (identity) => [asText(identity).split('.')[0] ?? ''], keys };
  return [
    ...matching(identityRefs, isNamed, byName).map((index) => proof.place('spec', 'identityRefs', index)),
    ...matching(identities, isWhole, byWhole).map((index) => proof.place('spec', 'identities', index)),
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
  const routed = asText(value);
  return (
    asked === routed || (type !== 'Exact' && isBelow(asked, routed)) || (!isExact && isBelow(routed, asked))
  );
}

function isBelow(path: string, above: string): boolean {
  return path.startsWith(above.endsWith('/') ? above : `${above}/`);
}
