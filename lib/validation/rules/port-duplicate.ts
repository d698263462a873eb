import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { type KubernetesObject, placeIn } from '../kubernetes-object';
import { repeated } from '../repeated';
import type { Rule } from '../rule';

/**
 * Ports that the server refuses as duplicates: a name twice in a container, and a name, a number or a node port
 * twice in a Service. One number twice in a container is allowed.
 */
export const portDuplicate: Rule = {
  code: 'port/duplicate',
  kubernetes({ report }) {
    const tell = (object: KubernetesObject, what: string, claim: string, pointer: string, field: string) =>
      report({
        message: `Two ports of ${what}.`,
        origin: object.source.origin,
        affected: [placeIn(object, pointer, field)],
        fix: 'Change or remove one of the two.',
        // The Service of a WebApp repeats its container's ports.
        subject: claim,
      });

    return {
      pod(object) {
        for (const { content, name, pointer } of object.pod.containers) {
          const twice = repeated(listIn(content.ports), (port) => textIn(objectIn(port).name));
          for (const [portName, index] of twice) {
            const what = `the container "${name}" are called "${portName}"`;
            tell(object, what, `name ${portName}`, `${pointer}/ports/${index}`, 'name');
          }
        }
      },

      kinds: { Service: checkService },
    };

    function checkService(object: KubernetesObject): void {
      const ports = listIn(objectIn(object.content.spec).ports);
      if (ports.length < 2) return;
      const seen = new Set<string>();
      ports.forEach((value, index) => {
        const { name, port, nodePort, protocol } = objectIn(value);
        const at = `/spec/ports/${index}`;
        const spoken = textIn(protocol) ?? 'TCP';
        const claims = [
          [textIn(name), 'name', `are called "${asText(name)}"`],
          [port, 'port', `are ${asText(port)} (${spoken})`],
          [
            nodePort === 0 ? undefined : nodePort,
            'nodePort',
            `have the node port ${asText(nodePort)} (${spoken})`,
          ],
        ] as const;
        for (const [claimed, field, what] of claims) {
          if (claimed === undefined || claimed === null) continue;
          const key = field === 'name' ? `name ${claimed}` : `${field} ${asText(claimed)} ${spoken}`;
          if (seen.has(key)) tell(object, `the Service "${object.name}" ${what}`, key, at, field);
          seen.add(key);
        }
      });
    }
  },
};
