import { listIn, objectIn, textIn } from '../../../model/read-json';
import { nameOf } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { pods, services } from '../seen';

const socket = /^(?:\/var)?\/run\/(?:docker|containerd\/containerd|crio\/crio|podman\/podman)\.sock$/;
const consequence = 'Whoever takes over the program starts containers as root of the machine.';

/** Sockets by which a container commands the engine that runs it. */
export const securityContainerSocket: PolicyRule<'security/container-socket'> = {
  code: 'security/container-socket',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: pods((object) => {
      const volumes = listIn(object.pod.spec.volumes).map(objectIn);
      const index = volumes.findIndex(({ hostPath }) => isSocket(objectIn(hostPath).path));
      if (index < 0) return undefined;
      return {
        message: `The pods of ${nameOf(object)} mount the socket of their engine.`,
        at: ['volumes', index, 'hostPath'],
        consequence,
        fix: 'Build by rootless tools, and read by the API server.',
      };
    }),
    compose: docker,
    stack: docker,
  }),
};

const docker = services(({ name, content }) => {
  const index = listIn(content.volumes).findIndex((each) => {
    const short = textIn(each);
    return isSocket(short === undefined ? objectIn(each).source : short.split(':', 1)[0]);
  });
  if (index < 0) return undefined;
  return {
    message: `The service "${name}" mounts the socket of its engine.`,
    at: ['volumes', index],
    consequence,
    fix: 'Where it only looks, put a proxy before the socket that lets reading through.',
  };
});

function isSocket(path: unknown): boolean {
  return typeof path === 'string' && path.length < 100 && socket.test(path);
}
