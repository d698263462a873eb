import { listIn, objectIn } from '../json';
import { nameOf } from '../kubernetes-object';
import type { ServerCheck } from './server-check';

const typesOnNodes: readonly unknown[] = ['NodePort', 'LoadBalancer'];

/** Ports of the nodes belong to the types that open some. */
export const checkService: ServerCheck = (object, complain) => {
  const { type = 'ClusterIP', ports } = objectIn(object.content.spec);
  if (typesOnNodes.includes(type)) return;
  listIn(ports).forEach((port, index) => {
    const { nodePort } = objectIn(port);
    if (typeof nodePort !== 'number' || nodePort === 0) return;
    complain({
      message: `${nameOf(object)} opens no port of the nodes as a ${type}, but wants ${nodePort}.`,
      fix: "Give it `type: 'NodePort'`, or leave `nodePort` out.",
      at: ['spec', 'ports', index, 'nodePort'],
    });
  });
};
