import { askerName, isAskedBeside } from '../docker/asked-beside';
import type { ContainerContext } from '../docker/context';
import type { ServiceEntry } from '../docker/entry';
import { escapeAll, escapeDollars } from '../docker/escaped';
import { lowerHealthcheckBeside } from '../docker/healthcheck';
import { lowerLabels } from '../docker/labels';
import type { ComposeService } from './api.generated';
import { lowerDeploy } from './deploy';

const Mi = 1024 * 1024;
const amounts = { cpu: 100, memory: 16 * Mi };
const resources = { requests: { memory: amounts.memory }, limits: amounts };

/** What it has in common with the service that it asks. */
type Beside = Pick<ComposeService, 'restart' | 'profiles'>;

/** The service that asks a container whether it is ready, where that has no tool: it shares its network, and does nothing else. */
export function lowerHealthAsker(context: ContainerContext, { restart, profiles }: Beside): ServiceEntry[] {
  const { container, name, service: owner, project } = context;
  const { compose, kubernetes } = project.prepared.app;
  const healthcheck = isAskedBeside(container, compose) ? lowerHealthcheckBeside(context) : undefined;
  if (healthcheck === undefined) return [];
  const service = {
    image: escapeDollars(compose.healthImage ?? kubernetes.waitImage),
    entrypoint: escapeAll(['tail', '-f', '/dev/null']),
    healthcheck,
    network_mode: escapeDollars(`service:${owner}`),
    deploy: lowerDeploy(1, resources),
    restart,
    profiles,
    // Nothing of it has to be ended in order.
    stop_signal: escapeDollars('SIGKILL'),
    user: escapeDollars('65534:65534'),
    read_only: true,
    cap_drop: escapeAll(['ALL']),
    security_opt: escapeAll(['no-new-privileges:true']),
    labels: lowerLabels(context, undefined),
  } satisfies ComposeService;
  return [{ name: askerName(name), service }];
}
