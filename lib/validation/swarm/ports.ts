import type { Origin } from '../../diagnostics/origin';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { type ComposeServiceObject, placeInService } from '../compose-object';
import type { Problem } from '../rule';

interface PublishedPorts {
  /** What a service publishes that is another one's already. */
  add(service: ComposeServiceObject): Problem[];
}

/** Every node listens at a published port for the whole swarm: it leads to one service. */
export function publishedPorts(): PublishedPorts {
  const known = new Map<string, { readonly name: string; readonly origin: Origin }>();
  return {
    add(service) {
      const { name, content, source } = service;
      return listIn(content.ports).flatMap((port, index): Problem[] => {
        const { published, protocol } = objectIn(port);
        if (typeof published !== 'number') return [];
        const key = `${published}/${textIn(protocol) ?? 'tcp'}`;
        const first = known.get(key);
        if (first === undefined) {
          known.set(key, { name, origin: source.origin });
          return [];
        }
        return [
          {
            message:
              first.name === name
                ? `The service "${name}" of the stack publishes the port ${published} twice.`
                : `In the stack "${name}" and "${first.name}" both publish the port ${published}.`,
            origin: source.origin,
            property: ['publish'],
            related: first.origin === source.origin ? undefined : [first.origin],
            affected: [placeInService(service, 'ports', index)],
            consequence: 'The swarm refuses the second one.',
            fix: 'Publish one of the two at another port.',
            subject: key,
          },
        ];
      });
    },
  };
}
