import type { HashKey, MeshRoute, Upstream } from '../../../model/mesh';
import { routesAt } from '../../../model/routes-at';
import type { Service, ServicePort } from '../../../model/service';
import type { Front } from '../calls';
import { behind, type Plan } from '../plan';
import { sharesOf } from '../versions';
import type { Config } from './config';
import { doorPort } from './inbound';
import { hostTests, matchOf } from './match';
import { lowerOutlier } from './outlier';
import { connectTime, isPlain, lowerRoute } from './route';
import { byName, limitsOf } from './server';
import { share } from './text';
import { towards } from './tls';

/** Leads requests to doors of members, by each of their names; where there is one alone, whatever name they have. */
export function requestsTo(config: Config, fronts: readonly Front[], plan: Plan): string[] {
  const taken = new Set<string>();
  const lines: string[] = [];
  const known: string[] = [];
  for (const [index, front] of fronts.entries()) {
    const names = front.names.filter((name) => !taken.has(name));
    for (const name of names) taken.add(name);
    if (names.length === 0) continue;
    const host = `to${index}`;
    known.push(host);
    const isAlone = fronts.length === 1;
    if (!isAlone) lines.push(...names.flatMap(hostTests).map((test) => `acl ${host} ${test}`));
    lines.push(...routesTo(config, front, index, isAlone ? [] : [host], plan));
  }
  // In the place of a backend that there is not.
  const refusal = `http-request deny deny_status 404 unless ${known.join(' || ')}`;
  return known.length > 1
    ? [...lines.filter(isTest), refusal, ...lines.filter((line) => !isTest(line))]
    : lines;
}

function isTest(line: string): boolean {
  return line.startsWith('acl ');
}

/** The routes of what somebody has said, in its order, and one for everything else. */
function routesTo(
  config: Config,
  { service, port }: Front,
  at: number,
  conditions: readonly string[],
  plan: Plan,
): string[] {
  const routes = routesAt(service, port, plan.mesh);
  const lines = routes.flatMap((route, index) => {
    const match = matchOf(route.match ?? {}, `to${at}.route${index}`);
    const name = isPlain(route) ? '' : `.${service.name}.route${index}`;
    return [
      ...match.lines,
      ...divided(config, service, port, route, name, [...conditions, ...match.names], plan),
    ];
  });
  if (routes.some(({ match }) => match === undefined)) return lines;
  const name = backendTo(config, service, port, undefined, '', plan);
  return [...lines, useBackend(name, conditions)];
}

/** Each version by its chance among those that are left; the member has what remains. */
function divided(
  config: Config,
  service: Service,
  port: ServicePort,
  route: MeshRoute,
  suffix: string,
  conditions: readonly string[],
  plan: Plan,
): string[] {
  const [own, ...versions] = sharesOf(service, route.split);
  const lines: string[] = [];
  let left = 100;
  for (const each of [...versions, own]) {
    if (each.weight === 0) continue;
    const name = backendTo(config, each.service, port, route, suffix, plan);
    const chance = share(each.weight, left).replace(' if ', '');
    lines.push(useBackend(name, chance === '' ? conditions : [...conditions, chance]));
    left -= each.weight;
  }
  return lines;
}

function useBackend(name: string, conditions: readonly string[]): string {
  return conditions.length === 0
    ? `default_backend ${name}`
    : `use_backend ${name} if ${conditions.join(' ')}`;
}

/** Leads connections of TCP to a port of a Service, and a part of them to versions. */
export function connectionsTo(config: Config, service: Service, port: ServicePort, plan: Plan): string[] {
  const route = routesAt(service, port, plan.mesh).find(({ match }) => match === undefined);
  const { split } = route ?? {};
  return divided(config, service, port, { to: service, origin: service.origin, split }, '', [], plan);
}

/** The backend of the door behind a port of a Service: its proxy, and nobody who is somebody else. */
function backendTo(
  config: Config,
  service: Service,
  port: ServicePort,
  route: MeshRoute | undefined,
  suffix: string,
  plan: Plan,
): string {
  const name = `${service.name}:${port.port}${suffix}`;
  const section = `backend ${name}`;
  if (config.sections.has(section)) return name;
  const found = behind(service, port.name, plan);
  // A version that has no such port answers nothing: HAProxy says 503 where there is no server.
  if (found === undefined) {
    config.sections.set(section, []);
    return name;
  }
  const { member, door } = found;
  const speaks = plan.speaksAt(member.workload, door);
  const upstream: Partial<Upstream> = plan.upstreams.get(service) ?? {};
  const { loadBalancing, outlier, pool } = upstream;
  const alpn = { http: 'http/1.1', grpc: 'h2', tcp: undefined }[speaks];
  const server = [
    `server ${member.workload.name} ${member.proxy}:${doorPort(member, door)}`,
    towards(member.identity, alpn),
    byName,
    ...limitsOf(pool),
  ];
  config.sections.set(section, [
    ...(speaks === 'tcp' ? ['mode tcp'] : []),
    ...(loadBalancing === undefined ? [] : [balanceBy(loadBalancing)]),
    ...connectTime(route ?? {}, upstream),
    ...(outlier === undefined || speaks === 'tcp'
      ? []
      : lowerOutlier(config, `${member.workload.name}:${door}`, outlier)),
    ...(route === undefined || speaks === 'tcp' ? [] : lowerRoute(route)),
    server.join(' '),
  ]);
  return name;
}

function balanceBy(loadBalancing: NonNullable<Upstream['loadBalancing']>): string {
  const words = { 'round-robin': 'roundrobin', 'least-request': 'leastconn', random: 'random' } as const;
  return `balance ${loadBalancing.type === 'hash' ? keyOf(loadBalancing.by) : words[loadBalancing.type]}`;
}

function keyOf(by: HashKey): string {
  if ('header' in by) return `hdr(${by.header})`;
  if ('cookie' in by) return `hash req.cook(${by.cookie})`;
  return 'source';
}
