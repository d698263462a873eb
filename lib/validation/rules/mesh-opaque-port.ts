import { onTarget } from '../../model/views';
import { meshOn } from '../../passes/isolation';
import type { Rule } from '../rule';

/** What Linkerd reads of it; anything else, such as `grpc`, is plain TCP to it. */
const read = ['http', 'kubernetes.io/h2c', 'kubernetes.io/ws', 'linkerd.io/opaque', 'linkerd.io/tcp'];

/** Ports whose `appProtocol` says that requests are spoken there, in a word that the mesh does not know. */
export const meshOpaquePort: Rule = {
  code: 'mesh/opaque-port',
  modelOn: {
    kubernetes: ({ report }) => ({
      service({ name, origin, ports, selects }) {
        const workload = onTarget(selects, 'kubernetes');
        if (meshOn(workload, 'kubernetes')?.backend.kubernetes !== 'linkerd') return;
        const listed = [...workload.containers, ...workload.sidecars].flatMap((container) => container.ports);
        for (const port of ports) {
          const behind = listed.find((each) => each.name === port.to || each.port === port.to);
          const said = port.appProtocol ?? behind?.appProtocol;
          if (said === undefined || read.includes(said)) continue;
          report({
            message: `Linkerd does not know the protocol "${said}" of port "${port.name}" of "${name}".`,
            origin,
            subject: `${name}/${port.name}`,
            property: ['ports'],
            consequence:
              'It takes it for plain TCP: no request is seen there, and nothing is shared out by requests.',
            fix: "Say `appProtocol: 'kubernetes.io/h2c'` where gRPC or HTTP/2 is spoken, `'linkerd.io/opaque'` where it is neither, or leave it out.",
          });
        }
      },
    }),
  },
};
