import { isObject } from '../../model/json';
import type { PodObject } from '../kubernetes-object';
import type { Refuse } from './server-check';

const appArmor = 'container.apparmor.security.beta.kubernetes.io/';
const seccompOfPod = 'seccomp.security.alpha.kubernetes.io/pod';
const seccompOfContainer = 'container.seccomp.security.alpha.kubernetes.io/';

/** Profiles of a pod's containers, as they were said before they had fields of their own. */
export function checkAnnotations({ pod }: PodObject, refuse: Refuse): void {
  const { annotations } = pod.metadata;
  if (!isObject(annotations)) return;
  for (const key in annotations) {
    const tell = (message: string) =>
      refuse('security-profile', pod.metadataPointer, ['annotations', key], message);
    const value = annotations[key];
    if (typeof value !== 'string') continue;
    if (key.startsWith(appArmor)) {
      const name = key.slice(appArmor.length);
      if (!pod.containers.some((container) => container.name === name))
        tell(`The pod has no container "${name}" that could have a profile.`);
      else if (!/^(?:$|runtime\/default$|unconfined$|localhost\/)/.test(value))
        tell(`"${value}" is no profile of AppArmor: it takes "runtime/default" or "localhost/…".`);
    } else if (
      (key === seccompOfPod || key.startsWith(seccompOfContainer)) &&
      !/^(?:(?:runtime|docker)\/default$|unconfined$|localhost\/)/.test(value)
    )
      tell(`"${value}" is no profile of seccomp: it takes "runtime/default" or "localhost/…".`);
  }
}
