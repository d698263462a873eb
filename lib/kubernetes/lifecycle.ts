import type { Hook } from '../model/container';
import { mapList } from '../model/map-list';
import type { CompleteContainer } from '../passes/defaults';
import type { Lifecycle, LifecycleHandler } from './api.generated';
import { type Place, within } from './place';
import { askedPort } from './port';
import { toSeconds } from './seconds';
import { plainText } from './text';

type Hooked = Pick<CompleteContainer, 'postStart' | 'preStop' | 'ports'>;

/** Lowers the hooks of a container; nothing where it has none. */
export function lowerLifecycle(container: Hooked, place: Place): Lifecycle | undefined {
  const { postStart, preStop } = container;
  if (postStart === undefined && preStop === undefined) return undefined;
  const lifecycle: Lifecycle = {};
  if (postStart) lifecycle.postStart = lowerHook(postStart, container, within(place, 'postStart'));
  if (preStop) lifecycle.preStop = lowerHook(preStop, container, within(place, 'preStop'));
  return lifecycle;
}

function lowerHook(hook: Hook, { ports }: Hooked, place: Place): LifecycleHandler {
  switch (hook.type) {
    case 'exec':
      return { exec: { command: mapList(hook.command, (word) => plainText(word, place)) } };
    case 'httpGet': {
      const httpGet: LifecycleHandler['httpGet'] = { path: hook.path, port: askedPort(hook.port, ports) };
      if (hook.scheme !== 'HTTP') httpGet.scheme = hook.scheme;
      return { httpGet };
    }
    case 'sleep':
      return { sleep: { seconds: toSeconds(hook.duration, 1) } };
  }
}
