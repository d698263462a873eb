import { listIn, objectIn } from '../../model/read-json';
import { type KubernetesObject, nameOf, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';

/** The ports of nodes that a server gives out where it is not started with others: `--service-node-port-range`. */
const given = { first: 30_000, last: 32_767 };

/** A port of the nodes that most servers refuse. It is a warning, for theirs may be one with another range. */
export const portNodeRange: Rule = {
  code: 'port/node-range',
  kubernetes({ report }) {
    return { kinds: { Service: checkService } };

    function checkService(object: KubernetesObject): void {
      const { ports, healthCheckNodePort } = objectIn(object.content.spec);
      listIn(ports).forEach((port, index) => {
        checkPort(object, objectIn(port).nodePort, ['ports', index, 'nodePort']);
      });
      checkPort(object, healthCheckNodePort, ['healthCheckNodePort']);
    }

    function checkPort(object: KubernetesObject, port: unknown, at: readonly (string | number)[]): void {
      if (typeof port !== 'number' || port === 0) return;
      if (port >= given.first && port <= given.last) return;
      report({
        message: `${nameOf(object)} wants the port ${port} of the nodes, and clusters give out ${given.first} to ${given.last}.`,
        origin: object.source.origin,
        affected: [placeIn(object, '/spec', ...at)],
        consequence:
          'A server that was not started with another `--service-node-port-range` refuses the Service.',
        fix: 'Take a port of that range, or leave it to the cluster. Where your server has another range, suppress this with that as the reason.',
        subject: `node port ${port}`,
      });
    }
  },
};
