import type { Text } from './reference';

/** What a probe asks, of the container that it belongs to. A port is a number or a port's name. */
export type ProbeAction =
  | {
      readonly type: 'httpGet';
      readonly path: string;
      readonly port?: number | string;
      readonly scheme: 'HTTP' | 'HTTPS';
      readonly headers: Readonly<Record<string, Text>>;
    }
  | { readonly type: 'tcp'; readonly port?: number | string }
  | { readonly type: 'exec'; readonly command: readonly Text[] }
  | { readonly type: 'grpc'; readonly port?: number | string; readonly service?: string };

/** A question put to a container again and again. Times in milliseconds; what is missing has a default. */
export interface Probe {
  readonly action: ProbeAction;
  readonly initialDelay?: number;
  readonly period?: number;
  readonly timeout?: number;
  readonly failureThreshold?: number;
  readonly successThreshold?: number;
  /** How long the container may take to stop when this probe has failed (liveness and startup only). */
  readonly terminationGracePeriod?: number;
}

export const probeKinds = ['startup', 'readiness', 'liveness'] as const;
export type ProbeKind = (typeof probeKinds)[number];
