import type { ComposeOptions } from '../model/app';
import type { Container } from '../model/container';

/** What it depends on whether somebody beside a container asks whether it is ready. */
type Asked = Pick<Container, 'readiness' | 'healthTool' | 'healthCommand'>;

/**
 * Whether a service of its own asks, in the network of the container: the image has nothing to ask with. Commands run in
 * the container itself all the same.
 */
export function isAskedBeside(
  { readiness, healthTool, healthCommand }: Asked,
  { healthImage }: Pick<ComposeOptions, 'healthImage'>,
): boolean {
  if (healthTool !== 'sidecar' || healthCommand !== undefined || readiness === undefined) return false;
  const { type } = readiness.action;
  return type === 'grpc' ? healthImage !== undefined : type !== 'exec';
}

/** The service that asks. */
export function askerName(service: string): string {
  return `${service}-health`;
}
