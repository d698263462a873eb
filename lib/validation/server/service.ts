import { isQualifiedName } from '../../model/qualified-name';
import { listIn, objectIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import type { ServerCheck } from './server-check';

const typesOnNodes: readonly unknown[] = ['NodePort', 'LoadBalancer'];

/** What concerns those outside belongs to the types that let some in. */
export const checkService: ServerCheck = (object, complain) => {
  const {
    type = 'ClusterIP',
    ports,
    externalIPs,
    externalTrafficPolicy: policy,
  } = objectIn(object.content.spec);
  if (typeof policy === 'string' && !typesOnNodes.includes(type) && listIn(externalIPs).length === 0) {
    complain({
      message: `Nobody outside reaches ${nameOf(object)} as a ${type}, so it cannot say how their traffic goes.`,
      fix: "Give it `type: 'LoadBalancer'`, or say `internalTrafficPolicy`.",
      at: ['spec', 'externalTrafficPolicy'],
    });
  }
  listIn(ports).forEach((port, index) => {
    const { nodePort, appProtocol } = objectIn(port);
    if (typeof appProtocol === 'string' && !isQualifiedName(appProtocol)) {
      complain({
        message: `"${appProtocol}" cannot be the appProtocol of a port of ${nameOf(object)}.`,
        fix: "Give a name such as 'http', or one with a domain before it such as 'kubernetes.io/h2c'.",
        at: ['spec', 'ports', index, 'appProtocol'],
      });
    }
    if (typesOnNodes.includes(type)) return;
    if (typeof nodePort !== 'number' || nodePort === 0) return;
    complain({
      message: `${nameOf(object)} opens no port of the nodes as a ${type}, but wants ${nodePort}.`,
      fix: "Give it `type: 'NodePort'`, or leave `nodePort` out.",
      at: ['spec', 'ports', index, 'nodePort'],
    });
  });
};
