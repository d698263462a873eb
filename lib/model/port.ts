/** How bytes travel to a port. */
export type Protocol = 'tcp' | 'udp' | 'sctp';

/** A port that a container listens on. */
export interface Port {
  readonly name: string;
  readonly port: number;
  readonly protocol: Protocol;
  /** What is spoken on it, as Kubernetes' appProtocol says it: `http`, `kubernetes.io/h2c`. */
  readonly appProtocol?: string;
}
