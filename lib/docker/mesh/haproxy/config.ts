import type { MeshProxy } from '../attached';
import { script } from './script';
import { forever, printTime } from './text';

/** The configuration of one proxy while it is made: each section once, by its first line. */
export interface Config {
  readonly sections: Map<string, readonly string[]>;
  /** What is known of a door of somebody else, by its name: whether it is left alone for a while. */
  readonly ejected: Map<string, number>;
}

export function beginConfig(): Config {
  return { sections: new Map(), ejected: new Map() };
}

/** Where the first door of a proxy is; each of the others has the next port. */
export const firstDoor = 15100;

export const folder = '/etc/mesh';

/** What waits a while before it is sent on, and what says that a proxy is ready, to its own container alone. */
const ready = ['bind 127.0.0.1:15021', 'http-request return status 200 if { path /ready }'];

const global = [
  'log stdout format raw local0',
  `lua-load ${folder}/mesh.lua`,
  // For normalize-uri.
  'expose-experimental-directives',
  'nbthread 1',
  // As many connections as the container may have, and no memory for millions of them.
  'fd-hard-limit 20000',
  // Connections that outlive some changes of certificates end with the process that has them.
  'mworker-max-reloads 6',
  'ssl-default-bind-options ssl-min-ver TLSv1.3',
  'ssl-default-server-options ssl-min-ver TLSv1.3',
];

/** No time runs out, and nothing is tried again, that nobody has said. */
const defaults = [
  'mode http',
  'retries 0',
  'timeout connect 5000ms',
  ...['client', 'server', 'queue', 'tunnel'].map((what) => `timeout ${what} ${printTime(forever)}`),
];

/** Docker's own: those whom it leads to start in any order, and get other addresses. */
const resolvers = [
  'nameserver docker 127.0.0.11:53',
  'accepted_payload_size 8192',
  'timeout resolve 1s',
  'timeout retry 1s',
  ...['valid', 'other', 'refused', 'nx', 'timeout', 'obsolete'].map((what) => `hold ${what} 2s`),
];

/** All files of it. */
export function printConfig({ sections, ejected }: Config): MeshProxy['files'] {
  const counted = [...ejected.values()].map((index) => `set-var proc.errors_${index} int(0)`);
  const all: readonly (readonly [string, readonly string[]])[] = [
    ['global', [...global, ...counted]],
    ['defaults', defaults],
    ['resolvers docker', resolvers],
    ['frontend ready', ready],
    ...sections,
  ];
  const text = all.map(([head, lines]) => [head, ...lines.map((line) => `  ${line}`), ''].join('\n'));
  return { 'haproxy.cfg': text.join('\n'), 'mesh.lua': script };
}
