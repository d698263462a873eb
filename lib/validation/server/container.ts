import { stepsOf } from '../../diagnostics/json-pointer';
import { listIn, objectIn } from '../../model/read-json';
import type { PodObject } from '../kubernetes-object';
import type { ServerCheck } from './server-check';

const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;
const hooks = ['postStart', 'preStop'] as const;
/** What the server assumes where a pod says nothing: seconds. */
const assumedGrace = 30;

/** What containers are asked, and what happens when they start and stop. */
export const checkContainers: ServerCheck<PodObject> = ({ pod }, complain) => {
  const { terminationGracePeriodSeconds: grace = assumedGrace } = pod.spec;
  for (const { name, content, pointer } of pod.containers) {
    const lifecycle = objectIn(content.lifecycle);
    for (const probe of probes) checkHeaders(content[probe], pointer, probe);
    for (const hook of hooks) {
      checkHeaders(lifecycle[hook], pointer, 'lifecycle', hook);
      const { seconds } = objectIn(objectIn(lifecycle[hook]).sleep);
      if (typeof seconds !== 'number' || typeof grace !== 'number' || seconds <= grace) continue;
      complain({
        message: `The ${hook} hook of the container "${name}" sleeps for ${seconds} s, but the pod has ${grace} s to stop.`,
        fix: 'Sleep for less, or give a longer `stopGracePeriod`.',
        at: [...stepsOf(pointer), 'lifecycle', hook, 'sleep', 'seconds'],
      });
    }
  }

  function checkHeaders(asker: unknown, pointer: string, ...steps: readonly string[]): void {
    listIn(objectIn(objectIn(asker).httpGet).httpHeaders).forEach((header, index) => {
      const { name } = objectIn(header);
      if (typeof name !== 'string' || /^[-A-Za-z0-9]+$/.test(name)) return;
      complain({
        message: `"${name}" cannot be the name of a header: it takes letters, digits and \`-\`.`,
        fix: 'Give it a name of that form.',
        at: [...stepsOf(pointer), ...steps, 'httpGet', 'httpHeaders', index, 'name'],
      });
    });
  }
};
