import { type Container, toolsFor } from '../model/container';
import { firstTcp } from '../model/port';
import type { Probe, ProbeAction } from '../model/probe';
import type { CompleteProbe } from '../passes/defaults';
import { isAskedBeside } from './asked-beside';
import type { ContainerContext } from './context';
import type { Dialect } from './dialect';
import { printDuration } from './duration';
import { type Escaped, escapeDollars, joinEscaped } from './escaped';
import { grpcCommand, httpCommand, tcpCommand } from './health-tools';
import { inService, type Place, within } from './place';
import { valueText, valueTexts } from './text';

/** What Docker asks a container itself. */
export type Healthcheck = {
  readonly test: Escaped[];
  readonly interval: Escaped;
  readonly timeout: Escaped;
  readonly retries: number;
  readonly start_period: Escaped;
};

type Tools = Pick<Container, 'healthTool' | 'healthCommand'>;

/** A command that asks in the place of Kubernetes has to be started first, which takes time in a small container. */
const toolStart = 4000;

/** How often to ask where there is a command of the user's but no probe. */
const kubernetesDefaults = { initialDelay: 0, period: 10_000, timeout: 1000, failureThreshold: 3 };

/**
 * Whether a probe becomes a health check. Docker asks by a command inside of the container, so HTTP and TCP need a
 * tool in the image; none speaks gRPC.
 */
export function hasHealthcheck(
  probe: Pick<Probe, 'action'> | undefined,
  { healthTool, healthCommand }: Tools,
): boolean {
  if (healthCommand !== undefined) return true;
  switch (probe?.action.type) {
    case 'exec':
      return true;
    case 'httpGet':
    case 'tcp':
      return healthTool !== undefined && toolsFor[probe.action.type].includes(healthTool);
    default:
      return false;
  }
}

type HealthProbe = Dialect['healthProbes'][number];

/** The probe that becomes the health check, where there is one; a command of the user's stands for the first. */
function askedIn(container: Pick<Container, HealthProbe>, { healthProbes }: Dialect): HealthProbe {
  const [first = 'readiness'] = healthProbes;
  return healthProbes.find((kind) => container[kind] !== undefined) ?? first;
}

/** A startup probe lengthens the time in which failures do not count. */
export function lowerHealthcheck(context: ContainerContext): Healthcheck | undefined {
  const { container, project, isAsked: isProbed = true } = context;
  if (!isProbed) return undefined;
  const kind = askedIn(container, project.dialect);
  const probe = container[kind];
  if (!hasHealthcheck(probe, container)) {
    const { asksBeside } = project.dialect;
    const isAsked = asksBeside && isAskedBeside(container, project.prepared.app.compose);
    const question = probe?.action.type;
    if (question !== undefined && question !== 'exec' && !isAsked) reportNoTool(question, kind, context);
    return undefined;
  }
  return askOf(kind, context);
}

/** What a service beside the container asks, which has the tools that its image lacks. */
export function lowerHealthcheckBeside(context: ContainerContext): Healthcheck | undefined {
  return askOf('readiness', context);
}

function askOf(kind: HealthProbe, context: ContainerContext): Healthcheck | undefined {
  const { container, place } = context;
  const { healthCommand } = container;
  const probe = container[kind];
  const { initialDelay, period, timeout, failureThreshold } = probe ?? kubernetesDefaults;
  const command =
    healthCommand !== undefined
      ? valueTexts(healthCommand, within(place, 'healthCommand'))
      : probe && questionOf(probe, kind, context);
  if (command === undefined) return undefined;
  return {
    test: [escapeDollars('CMD'), ...command],
    interval: printDuration(period),
    timeout: printDuration(
      probe?.action.type === 'exec' && healthCommand === undefined ? timeout : timeout + toolStart,
    ),
    retries: failureThreshold,
    start_period: printDuration(startPeriod(kind, initialDelay, container)),
  };
}

/**
 * Kubernetes asks for as long as it takes to become ready; what Docker calls unhealthy is killed by Swarm, and given up by
 * whoever waits for it on Compose. Where nobody says how long a start takes, this long; the first yes ends it at once.
 */
const timeToBecomeReady = 60_000;

function startPeriod(kind: HealthProbe, initialDelay: number, { startup }: ContainerContext['container']) {
  const least = kind === 'readiness' && startup === undefined ? timeToBecomeReady : startupTime(startup);
  return Math.max(initialDelay, least);
}

/** The longest that a container may take to start before Kubernetes gives it up. */
function startupTime(startup: CompleteProbe | undefined): number {
  return startup === undefined ? 0 : startup.initialDelay + startup.failureThreshold * startup.period;
}

function questionOf(
  { action, timeout }: CompleteProbe,
  kind: HealthProbe,
  context: ContainerContext,
): Escaped[] | undefined {
  const { container } = context;
  const { healthTool } = container;
  const place = within(context.place, kind);
  if (action.type === 'exec') return valueTexts(action.command, within(place, 'command'));
  if (healthTool === undefined) return undefined;
  const port = probePort(action.port, container);
  if (action.type === 'grpc')
    return healthTool === 'sidecar' ? grpcCommand(port, action.service, timeout) : undefined;
  if (action.type === 'tcp') return tcpCommand(healthTool, port, timeout);
  const headers = printHeaders(action, within(place, 'headers'));
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
  const found = port === undefined ? firstTcp(ports) : ports.find((candidate) => candidate.name === port);
  return found?.port ?? 0;
}

function printHeaders(action: Extract<ProbeAction, { type: 'httpGet' }>, place: Place): Escaped[] {
  const headers: Escaped[] = [];
  for (const [name, text] of Object.entries(action.headers)) {
    const value = valueText(text, within(place, name));
    if (value !== undefined) headers.push(joinEscaped([escapeDollars(`${name}: `), value]));
  }
  return headers;
}

function fixFor(question: 'httpGet' | 'tcp' | 'grpc', { asksBeside }: Dialect): string {
  if (question === 'grpc') {
    const other = asksBeside
      ? "; or let a service beside it ask, `healthTool: 'sidecar'`, with an image that can: `compose: { healthImage: … }` of the app"
      : '';
    return `Say in \`healthCommand\` how to ask, with a program that the image has${other}.`;
  }
  const [last, ...others] = toolsFor[question].map((tool) => `'${tool}'`).reverse();
  const tools = `${others.reverse().join(', ')} or ${last}`;
  const other = asksBeside ? " `'sidecar'` where it has none," : '';
  return `Say in \`healthTool\` which of ${tools} the image has,${other} or in \`healthCommand\` how to ask.`;
}

function reportNoTool(
  question: Exclude<ProbeAction['type'], 'exec'>,
  healthProbe: HealthProbe,
  { container, place, name, project }: ContainerContext,
): void {
  const { label } = project.dialect;
  const isDefault = healthProbe === 'readiness' && container.defaultReadiness === true;
  project.prepared.report({
    code: 'probe/no-health-tool',
    ...(isDefault && { severity: 'note' as const, lenient: true }),
    message: `${label} asks by a command in the container, and none is known for the ${question} ${healthProbe} probe of "${name}".`,
    origin: place.origin,
    property: isDefault ? place.property : within(place, healthProbe).property,
    affected: [inService(place, name, '/healthcheck')],
    consequence: `On ${label} nothing tells whether "${name}" is ${healthProbe === 'readiness' ? 'ready' : 'alive'}.`,
    fix: fixFor(question, project.dialect),
  });
}
