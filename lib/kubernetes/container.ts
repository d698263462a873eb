import type { PullPolicy } from '../model/container';
import { mapList } from '../model/map-list';
import type { CompleteContainer } from '../passes/defaults';
import type { Container } from './api.generated';
import { lowerEnv } from './env';
import { lowerEnvSource } from './env-from';
import { lowerLifecycle } from './lifecycle';
import { type Place, reportAt, within } from './place';
import { lowerPort } from './port';
import { lowerProbe } from './probe';
import { lowerResources } from './resources';
import { lowerSecurity } from './security';
import { sharedMemoryMount } from './shared-memory';
import { plainText } from './text';
import { expandingText, startVariables } from './variables';
import { lowerMount } from './volume';

/** What a container is to its pod: sidecars run beside the main ones, init containers run to their end before. */
export type Role = 'main' | 'sidecar' | 'init';

// Always: the node then asks the registry each time, so that nobody runs a cached image without permission.
const pullPolicies = { always: 'Always', missing: 'IfNotPresent', never: 'Never' } as const satisfies Record<
  PullPolicy,
  Container['imagePullPolicy']
>;

export function lowerContainer(container: CompleteContainer, role: Role, workload: Place): Container {
  const place = within(workload, ...container.property);
  const variables = startVariables(container);
  const expand = (text: CompleteContainer['image']) => expandingText(text, variables, place);
  const lowered: Container = {
    name: container.name,
    image: plainText(container.image, within(place, 'image')),
    imagePullPolicy: pullPolicies[container.pull ?? 'always'],
  };
  // An init container that always restarts is what Kubernetes calls a native sidecar.
  if (role === 'sidecar') lowered.restartPolicy = 'Always';
  if (container.command) lowered.command = mapList(container.command, expand);
  if (container.args) lowered.args = mapList(container.args, expand);
  if (container.workingDir !== undefined) lowered.workingDir = container.workingDir;
  if (container.ports.length > 0) lowered.ports = mapList(container.ports, lowerPort);
  if (container.envFrom)
    lowered.envFrom = mapList(container.envFrom, (source) => lowerEnvSource(source, place));
  const env = lowerEnv(variables, place);
  if (env.length > 0) lowered.env = env;
  lowered.resources = lowerResources(container);
  const mounts = mapList(container.mounts, lowerMount);
  const shared = sharedMemoryMount(container);
  if (shared !== undefined) mounts.push(shared);
  if (mounts.length > 0) lowered.volumeMounts = mounts;
  if (role === 'init') reportUnasked(container, place);
  else addCare(lowered, container, place);
  lowered.securityContext = lowerSecurity(container);
  return lowered;
}

/** Probes and hooks: what a container that stays is asked and told. */
function addCare(lowered: Container, container: CompleteContainer, place: Place): void {
  const { startup, readiness, liveness, ports } = container;
  if (startup) lowered.startupProbe = lowerProbe(startup, 'startup', ports, place);
  if (readiness) lowered.readinessProbe = lowerProbe(readiness, 'readiness', ports, place);
  if (liveness) lowered.livenessProbe = lowerProbe(liveness, 'liveness', ports, place);
  const lifecycle = lowerLifecycle(container, place);
  if (lifecycle) lowered.lifecycle = lifecycle;
}

const staying = ['startup', 'readiness', 'liveness', 'postStart', 'preStop'] as const;

function reportUnasked(container: CompleteContainer, place: Place): void {
  for (const key of staying) {
    if (container[key] === undefined) continue;
    reportAt(within(place, key), {
      code: 'parity/not-expressible',
      message: `The init container "${container.name}" runs to its end, so "${key}" has no meaning for it.`,
      fix: `Remove it, or make "${container.name}" a sidecar.`,
    });
  }
}
