import type { ContainerContext } from '../docker/context';
import { escapeDollars } from '../docker/escaped';
import { httpCommand } from '../docker/health-tools';
import { probePort } from '../docker/healthcheck';
import { within } from '../docker/place';
import { valueTexts } from '../docker/text';
import type { Hook } from '../model/container';
import type { ComposeServiceHook } from './api.generated';
import { floorHas } from './floor';

/** Kubernetes knows no limit for a hook's request; a command that never ends would be worse. */
const httpTimeout = 30_000;

type Moment = 'postStart' | 'preStop';

/**
 * A hook as a command inside of the container. A pause before the stop is for load balancers, of which Compose has
 * none: it is left out, and the parity table says so.
 */
export function lowerHook(moment: Moment, context: ContainerContext): ComposeServiceHook[] | undefined {
  const hook = context.container[moment];
  if (hook === undefined || hook.type === 'sleep') return undefined;
  const { floor } = context.project.prepared.app.compose;
  if (!floorHas(floor, 'hooks')) {
    report(moment, `docker compose ${floor} has no hooks; they came with 2.30.`, context);
    return undefined;
  }
  const command = commandOf(hook, moment, context);
  if (command) return [{ command }];
  report(
    moment,
    'Compose runs a command in the container, and has none to make the HTTP request with.',
    context,
  );
  return undefined;
}

function commandOf(hook: Exclude<Hook, { type: 'sleep' }>, moment: Moment, context: ContainerContext) {
  const { container, place } = context;
  if (hook.type === 'exec') return valueTexts(hook.command, within(place, moment, 'command'));
  if (container.healthTool === undefined || container.healthTool === 'sidecar') return undefined;
  const { scheme, path, port } = hook;
  return httpCommand(container.healthTool, {
    scheme,
    port: probePort(port, container),
    path: escapeDollars(path),
    headers: [],
    timeout: httpTimeout,
  });
}

function report(moment: Moment, why: string, { place, name }: ContainerContext): void {
  place.project.prepared.report({
    code: 'parity/not-expressible',
    message: `The ${moment} hook of "${name}" is left out on Compose. ${why}`,
    origin: place.origin,
    property: within(place, moment).property,
    affected: [{ target: 'compose', object: `services.${name}`, pointer: '' }],
    fix: 'Use exec(), or name a `healthTool` that the image has.',
  });
}
