import { listIn, objectIn } from '../../model/read-json';
import { nameOf, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';

/** The ports of nodes that a server gives out where it is not started with others: `--service-node-port-range`. */
const given = { first: 30_000, last: 32_767 };

/** A port of the nodes that most servers refuse. It is a warning, for theirs may be one with another range. */
export const portNodeRange: Rule = {
  code: 'port/node-range',
  kubernetes({ report }) {
    return {
      kinds: {
        Service(object) {
          listIn(objectIn(object.content.spec).ports).forEach((value, index) => {
            const { nodePort } = objectIn(value);
            if (typeof nodePort !== 'number' || nodePort === 0) return;
            if (nodePort >= given.first && nodePort <= given.last) return;
            report({
              message: `${nameOf(object)} wants the port ${nodePort} of the nodes, and clusters give out ${given.first} to ${given.last}.`,
              origin: object.source.origin,
              affected: [placeIn(object, '/spec/ports', index, 'nodePort')],
              consequence:
                'A server that was not started with another `--service-node-port-range` refuses the Service.',
              fix: 'Take a port of that range, or leave it to the cluster. Where your server has another range, suppress this with that as the reason.',
              subject: `node port ${nodePort}`,
            });
          });
        },
      },
    };
  },
};
