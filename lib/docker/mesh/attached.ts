import type { Origin } from '../../diagnostics/origin';
import type { Workload } from '../../model/workload';

/** Services that are no workload's, and how members reach them and nobody else. */
export interface Proxies {
  readonly services: readonly MeshProxy[];
  readonly attached: ReadonlyMap<Workload, Attached>;
  /** Network → its addresses. Nobody leaves by them, the machine itself included. */
  readonly networks: ReadonlyMap<string, string>;
}

export interface MeshProxy {
  /** Of its service. */
  readonly name: string;
  readonly image: string;
  /** Its folder below those of the configurations, and of the certificates. */
  readonly folder: string;
  /** The name in its certificate. */
  readonly identity: string;
  readonly program: ProxyProgram;
  /** What the program reads, in the order and by the names that it has them in. */
  readonly files: Readonly<Record<string, string>>;
  readonly networks: readonly ProxyNetwork[];
  /** The ports of the host that it owns. */
  readonly published: readonly { readonly port: number; readonly hostIp?: string }[];
  /** The member that it is beside; missing at the edge of the mesh. */
  readonly of?: Workload;
  readonly origin: Origin;
}

/** What runs in the container of a proxy, and how it is started there. */
export interface ProxyProgram {
  readonly name: 'envoy' | 'haproxy';
  readonly image: string;
  readonly entrypoint: readonly string[];
  readonly command?: readonly string[];
  /** Where it finds its files. */
  readonly folder: string;
  /** In which form it reads certificates: as Envoy's secrets, or as plain PEM. */
  readonly certificates: 'secrets' | 'pem';
  /** What stops it once its connections are done, where that is not what stops everything. */
  readonly stopSignal?: string;
}

export interface ProxyNetwork {
  readonly name: string;
  readonly address?: string;
  readonly aliases: readonly string[];
  /** It leads out of the project. */
  readonly open?: boolean;
}

/** What a member joins in the place of everything else. */
export interface Attached {
  /** It is ready before the member. */
  readonly proxy: MeshProxy;
  readonly networks: readonly ProxyNetwork[];
  /** The service that brings what comes from outside, each route at the port that it has on localhost. */
  readonly ingress: string;
  /** Of the containers that prepare it, one after the other. */
  readonly initNetworks: readonly ProxyNetwork[];
}

/** Where each proxy finds its certificate and those of the authorities that it trusts. */
export const certificateFolder = '/etc/mesh-certs';

/** By which a proxy at the edge of a mesh reaches the outside, and is reached from there. */
export function outsideNetwork(service: string): string {
  return `${service}.outside`;
}
