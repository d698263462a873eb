import type { Workload } from '../../../model/workload';
import { meshOn } from '../../../passes/isolation';
import type { Place } from '../explanation';
import type { Output, Written } from '../output';
import type { Meant } from '../ways';
import { type Reader, type Reading, shared, spaceOf } from './reader';

/** A way into a proxy: of a member at a port, or out of the project to a port of a host. */
export interface ProxyDoor {
  readonly kind: 'door' | 'exit';
  /** The service of the proxy that opens it. */
  readonly service: string;
  readonly host: string;
  readonly port: string;
}

/** How the configuration of proxies of one make is read. */
export interface ProxyWords {
  /** What a door says of whoever has a name. */
  letIn(proxy: Written, door: ProxyDoor, caller: string, way: Pick<Meant, 'http' | 'grpc'>): readonly Place[];
  /** Where a proxy knows the way to a door, which another one opens. */
  leading(proxy: Written, door: ProxyDoor, opened: Written): readonly Place[];
}

/** The policy of a proxy that lets a way in, the network by which it gets there, and where the caller's proxy leads. */
export function proxiesWith(words: ProxyWords): Reader {
  return (way, reading) => {
    const { to, from, external, port } = way;
    const { output, mesh } = reading;
    if (external !== undefined && from !== undefined) {
      const service = `${mesh.name}.egress`;
      const exit: ProxyDoor = {
        kind: 'exit',
        service,
        host: String(external.host.compose ?? ''),
        port: String(external.port.compose ?? ''),
      };
      return [
        ...through(words, output, {
          door: exit,
          folder: service,
          caller: identityOf(from, reading),
          way: {},
        }),
        ...shared(service, `${from.name}.proxy`, reading),
        ...led(words, output, { door: exit, folder: service, by: from.name }),
      ];
    }
    if (to === undefined || port === undefined) return [];
    // Whoever is in no mesh has no proxy.
    if (from !== undefined && meshOn(to, 'compose') === undefined)
      return shared(to.name, `${from.name}.proxy`, reading);
    const gate = `${mesh.name}.ingress`;
    const door: ProxyDoor = { kind: 'door', service: `${to.name}.proxy`, host: to.name, port: String(port) };
    const caller = from === undefined ? ingressOf(reading) : identityOf(from, reading);
    return [
      ...through(words, output, { door, folder: to.name, caller, way }),
      ...shared(door.service, from === undefined ? gate : `${from.name}.proxy`, reading),
      ...led(words, output, { door, folder: to.name, by: from?.name ?? gate }),
    ];
  };
}

interface Through {
  readonly door: ProxyDoor;
  /** Of the proxy that opens it. */
  readonly folder: string;
  readonly caller: string;
  readonly way: Pick<Meant, 'http' | 'grpc'>;
}

function through(
  words: ProxyWords,
  output: Output,
  { door, folder, caller, way }: Through,
): readonly Place[] {
  const proxy = output.proxy(folder);
  return proxy === undefined ? [] : words.letIn(proxy, door, caller, way);
}

function led(
  words: ProxyWords,
  output: Output,
  { door, folder, by }: Pick<Through, 'door' | 'folder'> & { readonly by: string },
): readonly Place[] {
  const [proxy, opened] = [output.proxy(by), output.proxy(folder)];
  return proxy === undefined || opened === undefined ? [] : words.leading(proxy, door, opened);
}

function trustDomainOf({ mesh }: Reading): string {
  return mesh.trustDomain ?? 'cluster.local';
}

function identityOf(workload: Workload, reading: Reading): string {
  const whole = workload.mesh?.versionOf ?? workload;
  return `spiffe://${trustDomainOf(reading)}/ns/${spaceOf(whole)}/sa/${whole.name}`;
}

function ingressOf(reading: Reading): string {
  const { chart, name } = reading.mesh;
  return `spiffe://${trustDomainOf(reading)}/ns/${chart.namespace ?? 'default'}/sa/${name}.ingress`;
}
