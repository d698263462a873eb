import { spokenAt } from '../model/image-facts';
import { mapList } from '../model/map-list';
import { rowOf } from '../model/read-json';
import type { ContainerOwnProps, PortProps } from './props/container';
import type { ProbeProps } from './props/probe';
import type { ServingProps } from './props/serving';
import { toText } from './to-model/text';

/** What the props say of a server that tells what it speaks. */
export type Speaking = Partial<
  Pick<ContainerOwnProps, 'image' | 'port' | 'ports' | 'startup' | 'readiness' | 'liveness'> &
    Pick<ServingProps, 'expose'>
>;

/** A word that the name of a port begins with, for people and for meshes, which go by it. */
type Word = 'http' | 'https' | 'grpc';

/** Of what is not HTTP nor gRPC to a mesh; `appProtocol` itself says the rest. */
const words: Readonly<Record<string, Word>> = {
  http: 'http',
  http1: 'http',
  http2: 'http',
  h2c: 'http',
  'grpc-web': 'http',
  'kubernetes.io/h2c': 'http',
  'kubernetes.io/ws': 'http',
  'kubernetes.io/wss': 'https',
  https: 'https',
  grpc: 'grpc',
};

/**
 * The first TCP port has the name of what is spoken there, as far as the rest of the props tells; others, and one where
 * something else is spoken, are called after their protocol and number.
 */
export function namedPorts(props: Speaking, isWeb: boolean): PortProps[] {
  const all = [...(props.port === undefined ? [] : [props.port]), ...(props.ports ?? [])];
  let isFirst = true;
  return mapList(all, (each) => {
    const given = typeof each === 'number' ? { port: each } : each;
    if (!isFirst || (given.protocol ?? 'tcp') !== 'tcp') return given;
    isFirst = false;
    if (given.name !== undefined) return given;
    const name = wordFor(given, all, props, isWeb);
    // With keys behind those of a spread, Node 20 makes a new shape of object for each.
    return name === undefined ? given : Object.assign({}, given, { name });
  });
}

/**
 * What is said of the port goes first: by itself, by a route that leads there, by who asks it; then what is known of the
 * image and the number. A server that nobody asks speaks HTTP if it is a web app. One that is asked by a command or by a
 * mere connection (a database, a cache) speaks something of its own.
 */
function wordFor(
  { port, appProtocol }: PortProps,
  all: readonly (number | PortProps)[],
  { image, expose, startup, readiness, liveness }: Speaking,
  isWeb: boolean,
): Word | undefined {
  if (appProtocol !== undefined) return rowOf(words, appProtocol);
  if (expose !== undefined) return 'http';
  const probes = [startup, readiness, liveness].flatMap((probe) => probe || []);
  const asked = wordIn(probes.filter((probe) => isAt(port, probe, all)));
  if (asked !== undefined) return asked;
  const known = image === undefined ? undefined : spokenAt(toText(image), port);
  if (known !== undefined) return known === 'http' ? 'http' : undefined;
  if (port === 443) return 'https';
  return probes.length === 0 && isWeb ? 'http' : wordIn(probes);
}

function wordIn(probes: readonly ProbeProps[]): Word | undefined {
  const http = probes.find((probe) => probe.type === 'httpGet');
  if (http !== undefined) return http.scheme === 'HTTPS' ? 'https' : 'http';
  return probes.some(({ type }) => type === 'grpc') ? 'grpc' : undefined;
}

/** A name that no port has yet is the one that this port gets. */
function isAt(port: number, probe: ProbeProps, all: readonly (number | PortProps)[]): boolean {
  if (probe.type === 'exec') return false;
  const { port: asked } = probe;
  if (typeof asked !== 'string') return asked === undefined || asked === port;
  return !all.some((each) => typeof each === 'object' && each.name === asked);
}
