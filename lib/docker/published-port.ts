import type { Service, ServicePort } from '../model/service';

/** The number at which Docker publishes a Service's port, if it does. */
export function publishedPort(
  { type, published }: Service,
  { port, nodePort }: ServicePort,
): number | undefined {
  if (type === 'ClusterIP') return undefined;
  if (type === 'LoadBalancer') return port;
  // Nobody chooses a port here as a cluster does: what somebody has published by a number is found at that.
  return nodePort ?? (published ? port : undefined);
}
