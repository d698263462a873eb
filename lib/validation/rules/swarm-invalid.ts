import type { JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import type { Complaint } from '../complain';
import { placeInFile, placeInService } from '../compose-object';
import type { Rule } from '../rule';
import { checkStackService } from '../swarm/consistency';
import { checkFiles } from '../swarm/files';
import { publishedPorts } from '../swarm/ports';
import { stackReferences } from '../swarm/references';

/** What `docker stack deploy` or the Engine refuse beyond the schema. */
export const swarmInvalid: Rule = {
  code: 'swarm/invalid',
  stack({ report }) {
    const references = stackReferences();
    const ports = publishedPorts();
    let rest: JsonObject = {};
    return {
      service(service) {
        const { name, content, source } = service;
        const { origin } = source;
        if (textIn(content.image) === undefined)
          report({
            message: `The service "${name}" of the stack has no image, and a stack builds none.`,
            origin,
            affected: [placeInService(service)],
            fix: 'Give it an `image` that all nodes can pull.',
          });
        references.add(service);
        for (const problem of ports.add(service)) report(problem);
        const complain = ({ message, fix, at }: Complaint): void =>
          report({ message, fix, origin, affected: [placeInService(service, ...at)], subject: message });
        checkStackService(content, complain);
        for (const [index, entry] of listIn(content.volumes).entries()) {
          const path = textIn(objectIn(entry).target);
          if (path === undefined || path.includes('$') || /^\/+[^/]/.test(path)) continue;
          report({
            message: `Nothing can be mounted at "${path}": it takes an absolute path below "/".`,
            origin,
            affected: [placeInService(service, 'volumes', index)],
            subject: path,
          });
        }
      },

      file(file) {
        const { origin } = file.source;
        rest = file.content;
        checkFiles(rest, ({ message, fix, at }) => {
          report({ message, fix, origin, affected: [placeInFile(file, ...at)], subject: message });
        });
      },

      finish() {
        for (const problem of references.problems(rest)) report(problem);
      },
    };
  },
};
