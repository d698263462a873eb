import { listIn, objectIn } from '../../model/read-json';
import type { PodContainer } from '../pod';
import type { Refuse } from './server-check';
import { givenOf, listed } from './union';

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const hooks = ['postStart', 'preStop'] as const;
const probeHandlers = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;
const hookHandlers = ['exec', 'httpGet', 'tcpSocket', 'sleep'] as const;

/** What a container is asked, and what happens when it starts and stops. */
export function checkHandlers(
  { content, list, name, pointer }: PodContainer,
  grace: unknown,
  refuse: Refuse,
): void {
  const { lifecycle } = content;
  const passes = list === 'initContainers' && content.restartPolicy !== 'Always';
  for (const field of probes) {
    const probe = content[field];
    if (probe === undefined || probe === null) continue;
    if (passes)
      refuse(
        'init-container',
        pointer,
        [field],
        `The init container "${name}" ends, so it has no ${field}.`,
        'Leave it out, or give the container `restartPolicy: Always`.',
      );
    else checkHandler(probe, probeHandlers, [field]);
    const { terminationGracePeriodSeconds } = objectIn(probe);
    if (
      field === 'readinessProbe' &&
      terminationGracePeriodSeconds !== undefined &&
      terminationGracePeriodSeconds !== null
    ) {
      refuse(
        'probe',
        pointer,
        [field, 'terminationGracePeriodSeconds'],
        `The readinessProbe of the container "${name}" stops nothing, so it has no terminationGracePeriodSeconds.`,
      );
    }
  }
  if (lifecycle === undefined || lifecycle === null) return;
  if (passes)
    refuse(
      'init-container',
      pointer,
      ['lifecycle'],
      `The init container "${name}" ends, so it has no lifecycle.`,
      'Leave it out, or give the container `restartPolicy: Always`.',
    );
  for (const hook of hooks) {
    const handler = objectIn(lifecycle)[hook];
    if (handler === undefined || handler === null) continue;
    checkHandler(handler, hookHandlers, ['lifecycle', hook]);
    const { seconds } = objectIn(objectIn(handler).sleep);
    if (typeof seconds !== 'number' || typeof grace !== 'number' || (seconds >= 0 && seconds <= grace))
      continue;
    refuse(
      'lifecycle-sleep',
      pointer,
      ['lifecycle', hook, 'sleep', 'seconds'],
      `The ${hook} hook of the container "${name}" sleeps for ${seconds} s, but the pod has ${grace} s to stop.`,
      'Sleep for less, or give a longer `stopGracePeriod`.',
    );
  }

  function checkHandler(asker: unknown, handlers: readonly string[], steps: readonly string[]): void {
    const given = givenOf(asker, handlers);
    if (given.length !== 1) {
      const says = given.length === 0 ? 'does not say what to do' : `has ${listed(given)}`;
      refuse(
        'handler',
        pointer,
        steps,
        `The ${steps.at(-1)} of the container "${name}" ${says}: it takes one of ${listed(handlers, 'or')}.`,
      );
    }
    const { httpHeaders } = objectIn(objectIn(asker).httpGet);
    listIn(httpHeaders).forEach((header, index) => {
      const { name: key } = objectIn(header);
      if (typeof key !== 'string' || key === '' || /^[-A-Za-z0-9]+$/.test(key)) return;
      refuse(
        'header',
        pointer,
        [...steps, 'httpGet', 'httpHeaders', index, 'name'],
        `"${key}" cannot be the name of a header: it takes letters, digits and \`-\`.`,
        'Give it a name of that form.',
      );
    });
  }
}
