import type { Plan } from '../plan';
import { quoted } from './text';

type Kind = 'http' | 'tcp';

const request = {
  method: '%[var(txn.method),json(utf8s)]',
  path: '%[var(txn.path),json(utf8s)]',
  host: '%[var(txn.host),json(utf8s)]',
  status: '%ST',
};

const ofAll = {
  caller: '%[var(txn.caller),json(utf8s)]',
  upstream: '%b',
  bytesIn: '%U',
  bytesOut: '%B',
};

/** A line of JSON for each request or connection, on the proxy's own output. */
function format(direction: string, kind: Kind): string {
  const fields = {
    direction,
    time: '%[date,utime(%Y-%m-%dT%H:%M:%SZ)]',
    ...(kind === 'http' && request),
    flags: kind === 'http' ? '%tsc' : '%ts',
    duration: kind === 'http' ? '%Ta' : '%Tt',
    ...ofAll,
  };
  return `log-format ${quoted(JSON.stringify(fields))}`;
}

const remembered = [
  'http-request set-var(txn.method) method',
  'http-request set-var(txn.path) pathq',
  'http-request set-var(txn.host) req.hdr(host)',
];

function lines(direction: string, kind: Kind): string[] {
  const all = ['log global', 'option dontlognull', format(direction, kind)];
  return kind === 'http' ? [...all, ...remembered] : all;
}

/** Where the mesh wants it. */
export function logsOf(direction: string, kind: Kind, { mesh }: Plan): string[] {
  return mesh.telemetry?.accessLog === true ? lines(direction, kind) : [];
}

/** What comes to a door; where nobody is refused, also what would be. */
export function logsOfDoor(kind: Kind, plan: Plan): string[] {
  return isTried(plan) ? lines('%[var(txn.direction)]', kind) : logsOf('in', kind, plan);
}

export function isTried({ mesh }: Plan): boolean {
  return mesh.default === 'audit';
}

/** Of what may come, nothing is written where only the others are asked for. */
export function withoutAllowed(kind: Kind, { mesh }: Plan): string[] {
  const rules = kind === 'http' ? 'http-request' : 'tcp-request content';
  return [
    `${rules} set-var(txn.direction) str(in) if { var(txn.let) -m bool }`,
    `${rules} set-var(txn.direction) ${quoted('str("not allowed")')} unless { var(txn.let) -m bool }`,
    ...(mesh.telemetry?.accessLog === true
      ? []
      : [`${rules} set-log-level silent if { var(txn.let) -m bool }`]),
  ];
}
