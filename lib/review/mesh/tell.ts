import type { GrpcRequest, HttpRequest } from '../../model/mesh';
import { targetNames } from '../../model/target';
import type { ExplainedTarget, Explanation, Place, Way } from './explanation';

/** For people: who may call a member, whom it may call, and what in the output says so. */
export function explanationText(explanation: Explanation, pathOf: (file: string) => string): string {
  const { member, construct, mesh, environment, versions, targets } = explanation;
  const where = environment === undefined ? '' : `, in ${environment}`;
  const title = `${member} (${construct}), a member of the mesh "${mesh}"${where}`;
  const same = versions.length === 0 ? [] : [`Its versions take calls of the same: ${versions.join(', ')}`];
  return `${[title, ...same, ...targets.flatMap((each) => ['', ...targetLines(member, each, pathOf)])].join('\n')}\n`;
}

function targetLines(
  member: string,
  { target, backend, default: letsThrough, callers, callees }: ExplainedTarget,
  pathOf: (file: string) => string,
): readonly string[] {
  if (backend === undefined)
    return [`${targetNames[target]}: the mesh is not on it; whoever reaches "${member}" may call it`];
  return [
    `${targetNames[target]}, by ${backend}`,
    ...(letsThrough ? [othersToo[letsThrough]] : []),
    '  may be called by',
    ...wayLines(callers, pathOf),
    '  may call',
    ...wayLines(callees, pathOf),
  ];
}

const othersToo = {
  audit: '  whatever else is asked is let through, and told',
  allow: '  whatever is asked is let through: no object says more',
};

function wayLines(ways: readonly Way[], pathOf: (file: string) => string): readonly string[] {
  if (ways.length === 0) return ['    nobody'];
  return ways.flatMap((way) => [
    `    ${nameOf(way)}: ${whatOf(way)}${portOf(way)}`,
    ...(way.saidBy.length === 0 ? ['      nothing in the output says so'] : placeLines(way.saidBy, pathOf)),
  ]);
}

function placeLines(places: readonly Place[], pathOf: (file: string) => string): readonly string[] {
  const width = Math.max(...places.map(({ object }) => object.length));
  return places.map(({ object, file, line }) => `      ${object.padEnd(width)}  ${pathOf(file)}:${line}`);
}

function nameOf({ peer, name = '' }: Way): string {
  switch (peer) {
    case 'workload':
    case 'outside':
      return name;
    case 'gateway':
      return `whoever brings ${name}`;
    case 'everybody':
      return 'everybody';
    case 'monitoring':
      return 'monitoring';
  }
}

/** What alone is asked, in a few words; nothing where that is anything. */
export function requested({ http, grpc }: Pick<Way, 'http' | 'grpc'>): string | undefined {
  if (grpc !== undefined) return callOf(grpc);
  return http && requestOf(http);
}

function whatOf(way: Way): string {
  const { may } = way;
  const asked = requested(way);
  if (may === 'wait') return asked === undefined ? 'wait' : `wait, by ${asked}`;
  return asked ?? 'anything';
}

function requestOf({ methods, path, pathType, host, headers = {} }: HttpRequest): string {
  const where =
    path === undefined || pathType === 'Exact' ? path : path === '/' ? undefined : `${path} and below`;
  const parts = [
    methods?.join('|'),
    where,
    host && `for ${host}`,
    ...Object.entries(headers).map(([name, value]) => `with ${name}: ${value}`),
  ];
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? 'anything' : said.join(' ');
}

/** A call of gRPC, as its tools name it. */
function callOf({ service, methods }: GrpcRequest): string {
  return methods === undefined ? service : methods.map((method) => `${service}/${method}`).join(', ');
}

function portOf({ port, protocol }: Way): string {
  const number = port === undefined ? 'any port' : `port ${port}`;
  return `, ${number}${protocol === 'tcp' ? '' : ` of ${protocol.toUpperCase()}`}`;
}
