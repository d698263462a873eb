import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import type { PodObject } from '../kubernetes-object';
import { repeated } from '../repeated';
import { checkEnvironment } from './environment';
import { checkHandlers } from './handler';
import { checkMounts } from './mounts';
import { checkResources } from './resources';
import { checkSecurity } from './security';
import type { Minors, Refuse } from './server-check';
import { isGiven } from './union';

/** What the server assumes where a pod says nothing: seconds. */
const assumedGrace = 30;

/** The containers of a pod. */
export function checkContainers(
  object: PodObject,
  volumes: ReadonlyMap<string, unknown>,
  refuse: Refuse,
  minors: Minors,
): void {
  const { pod, kind } = object;
  const { spec } = pod;
  const { terminationGracePeriodSeconds, resourceClaims, hostNetwork } = pod.spec;
  const claims = new Set(listIn(resourceClaims).flatMap((claim) => textIn(objectIn(claim).name) ?? []));
  for (const container of pod.containers) {
    checkHandlers(container, terminationGracePeriodSeconds ?? assumedGrace, refuse);
    checkEnvironment(container, refuse, minors);
    checkResources(container, claims, refuse);
    checkMounts(container, volumes, refuse);
    checkSecurity(container, pod.spec, refuse);
    const { content, pointer, list, name } = container;
    const image = textIn(content.image);
    if (kind === 'Pod' && image !== undefined && image !== image.trim())
      refuse('image', pointer, ['image'], `The image of the container "${name}" has white space around it.`);
    for (const [resource, index] of repeated(listIn(content.resizePolicy), (policy) =>
      textIn(objectIn(policy).resourceName),
    ))
      refuse(
        'resize-policy',
        pointer,
        ['resizePolicy', index],
        `Two policies say what happens when ${resource} changes.`,
      );
    if (minors.oldest >= 33)
      listIn(content.resizePolicy).forEach((policy, index) => {
        const { resourceName, restartPolicy } = objectIn(policy);
        if (isGiven(resourceName) && isGiven(restartPolicy)) return;
        refuse(
          'resize-policy',
          pointer,
          ['resizePolicy', index],
          'A policy says which resource changes, and what happens then.',
        );
      });
    if (spec.hostUsers === false && minors.oldest >= 34 && listIn(content.volumeDevices).length > 0)
      refuse(
        'block-device',
        pointer,
        ['volumeDevices'],
        'A pod with users of its own (`hostUsers: false`) has no block devices.',
      );
    if (hostNetwork !== true) continue;
    listIn(content.ports).forEach((port, index) => {
      const { containerPort, hostPort } = objectIn(port);
      if (!hostPort || hostPort === containerPort || list === 'initContainers') return;
      refuse(
        'host-port',
        pointer,
        ['ports', index, 'hostPort'],
        `The pod uses the network of the node, so its port ${asText(containerPort)} cannot be ${asText(hostPort)} there.`,
      );
    });
  }
  for (const [name, index] of repeated(pod.containers, (container) => container.name || undefined)) {
    const pointer = pod.containers[index]?.pointer ?? '';
    refuse('container-name', pointer, ['name'], `Two containers of the pod are called "${name}".`);
  }
}
