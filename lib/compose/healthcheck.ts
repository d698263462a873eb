import type { Container } from '../model/container';
import type { ProbeAction } from '../model/probe';
import type { CompleteContainer, CompleteProbe } from '../passes/defaults';
import type { ComposeHealthcheck } from './api.generated';
import type { ContainerContext } from './context';
import { printDuration } from './duration';
import { httpCommand, tcpCommand } from './health-tools';
import { type Place, within } from './place';
import { composeText, composeTexts, escapeDollars } from './text';

type Asked = Pick<Container, 'readiness' | 'healthTool' | 'healthCommand'>;

/** Our own commands keep the probe's timeout themselves; starting the tool in a small container takes time, too. */
const toolStart = 4000;

/** How often to ask where there is a command of the user's but no probe. */
const kubernetesDefaults = { initialDelay: 0, period: 10_000, timeout: 1000, failureThreshold: 3 };

/**
 * Whether a container gets a health check, for services that wait for it. Compose asks by a command inside of the
 * container, so HTTP and TCP need a tool in the image; none speaks gRPC.
 */
export function hasHealthcheck({ readiness, healthTool, healthCommand }: Asked): boolean {
  if (healthCommand !== undefined) return true;
  switch (readiness?.action.type) {
    case 'exec':
      return true;
    case 'httpGet':
      return healthTool !== undefined;
    case 'tcp':
      return healthTool === 'node' || healthTool === 'python';
    default:
      return false;
  }
}

/**
 * The health check of Compose gates those that wait for it and nothing else, so it asks the readiness probe; a
 * startup probe lengthens the time in which failures do not count.
 */
export function lowerHealthcheck(context: ContainerContext): ComposeHealthcheck | undefined {
  const { container, place } = context;
  const { readiness, startup, healthCommand } = container;
  if (!hasHealthcheck(container)) {
    if (readiness !== undefined) reportNoTool(readiness.action.type, context);
    return undefined;
  }
  const { initialDelay, period, timeout, failureThreshold } = readiness ?? kubernetesDefaults;
  const command =
    healthCommand !== undefined
      ? composeTexts(healthCommand, within(place, 'healthCommand'))
      : readiness && questionOf(readiness, container, place);
  if (command === undefined) return undefined;
  return {
    test: ['CMD', ...command],
    interval: printDuration(period),
    timeout: printDuration(
      readiness?.action.type === 'exec' || healthCommand !== undefined ? timeout : timeout + toolStart,
    ),
    retries: failureThreshold,
    start_period: printDuration(Math.max(initialDelay, startupTime(startup))),
  };
}

/** The longest that a container may take to start before Kubernetes gives it up. */
function startupTime(startup: CompleteProbe | undefined): number {
  return startup === undefined ? 0 : startup.initialDelay + startup.failureThreshold * startup.period;
}

function questionOf(
  { action, timeout }: CompleteProbe,
  container: CompleteContainer,
  place: Place,
): string[] | undefined {
  const { healthTool } = container;
  if (action.type === 'exec') return composeTexts(action.command, within(place, 'readiness', 'command'));
  if (healthTool === undefined || action.type === 'grpc') return undefined;
  const port = probePort(action.port, container);
  if (action.type === 'tcp') return tcpCommand(healthTool, port, timeout);
  const headers = printHeaders(action, within(place, 'readiness', 'headers'));
  return httpCommand(healthTool, {
    scheme: action.scheme,
    port,
    path: escapeDollars(action.path),
    headers,
    timeout,
  });
}

/** The container's first port by default; a name that no port has is an error of the rules. */
export function probePort(port: number | string | undefined, { ports }: Pick<Container, 'ports'>): number {
  if (typeof port === 'number') return port;
  const found = port === undefined ? ports[0] : ports.find((candidate) => candidate.name === port);
  return found?.port ?? 0;
}

function printHeaders(action: Extract<ProbeAction, { type: 'httpGet' }>, place: Place): string[] {
  const headers: string[] = [];
  for (const [name, text] of Object.entries(action.headers)) {
    const value = composeText(text, within(place, name));
    if (value !== undefined) headers.push(`${escapeDollars(name)}: ${value}`);
  }
  return headers;
}

function reportNoTool(question: string, { described, container, place, name }: ContainerContext): void {
  const isDefault = [...described.containers, ...described.sidecars].some(
    (given) => given.name === container.name && given.defaultReadiness === true,
  );
  const tools = question === 'httpGet' ? "'curl', 'wget', 'node' or 'python'" : "'node' or 'python'";
  place.project.prepared.report({
    code: 'probe/no-health-tool',
    ...(isDefault && { severity: 'note' as const }),
    message: `Compose asks by a command in the container, and none is known for the ${question} readiness probe of "${name}".`,
    origin: place.origin,
    property: isDefault ? place.property : within(place, 'readiness').property,
    affected: [{ target: 'compose', object: `services.${name}`, pointer: '/healthcheck' }],
    consequence: `On Compose nothing tells whether "${name}" is ready.`,
    fix:
      question === 'grpc'
        ? 'Say in `healthCommand` how to ask, with a program that the image has.'
        : `Say in \`healthTool\` which of ${tools} the image has, or in \`healthCommand\` how to ask.`,
  });
}
