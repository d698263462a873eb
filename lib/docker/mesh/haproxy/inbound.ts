import type { Caller } from '../caller';
import type { Member, MemberDoor, Plan } from '../plan';
import { type Config, firstDoor } from './config';
import { isTried, logsOfDoor, withoutAllowed } from './log';
import { normalized } from './match';
import { permitted, recognized } from './permissions';
import { rateLimits } from './rate-limit';
import { fromMembers } from './tls';

/** Where the proxy of a member takes what is for one of its doors. */
export function doorPort({ doors }: Member, port: number): number {
  return firstDoor + [...doors.keys()].filter((each) => each < port).length;
}

/** Takes what other proxies bring for a member, and brings it to its container at that address. */
export function listenForOthers(config: Config, member: Member, container: string, plan: Plan): void {
  for (const door of [...member.doors.values()].sort((a, b) => a.port - b.port)) {
    const { port, speaks } = door;
    const to = `own:${port}`;
    const rules = speaks === 'tcp' ? connections(door, member, plan) : requests(config, door, member, plan);
    config.sections.set(`frontend door:${port}`, [...rules, `default_backend ${to}`]);
    const server = `server own ${container}:${port}`;
    if (speaks === 'tcp') config.sections.set(`backend ${to}`, ['mode tcp', server]);
    else config.sections.set(`backend ${to}`, [speaks === 'grpc' ? `${server} proto h2` : server]);
  }
}

function connections({ port, callers }: MemberDoor, member: Member, plan: Plan): string[] {
  const listening = ['mode tcp', fromMembers(doorPort(member, port)), ...logsOfDoor('tcp', plan)];
  return [...listening, ...connectionsOf(callers, plan)];
}

/** Lets those in who may come. */
export function connectionsOf(callers: readonly Caller[], plan: Plan): string[] {
  const known = recognized(callers, 'tcp-request content');
  return isTried(plan)
    ? [
        ...known,
        'tcp-request content set-var(txn.let) bool(true) if { var(txn.caller) -m found }',
        ...withoutAllowed('tcp', plan),
      ]
    : [...known, 'tcp-request content reject unless { var(txn.caller) -m found }'];
}

/** A client of gRPC is told in its own words. */
const refused = {
  http: ['http-request deny deny_status 403 unless { var(txn.let) -m bool }'],
  grpc: [
    'http-after-response set-header content-type application/grpc if { status 200 } !{ var(txn.let) -m bool }',
    'http-request return status 200 hdr grpc-status 7 hdr grpc-message refused unless { var(txn.let) -m bool }',
  ],
};

function requests(config: Config, door: MemberDoor, member: Member, plan: Plan): string[] {
  const { port, speaks, callers } = door;
  const isGrpc = speaks === 'grpc';
  return [
    fromMembers(doorPort(member, port), isGrpc ? 'h2' : 'h2,http/1.1'),
    ...logsOfDoor('http', plan),
    ...recognized(callers, 'http-request'),
    ...normalized,
    ...permitted(callers),
    ...(isTried(plan) ? withoutAllowed('http', plan) : refused[isGrpc ? 'grpc' : 'http']),
    ...rateLimits(config, plan.limits.get(member.workload) ?? [], port),
    `http-request set-header x-forwarded-client-cert 'By=${member.identity};Hash=%[ssl_c_der,sha2(256),hex,lower];URI=%[var(txn.caller)]'`,
  ];
}
