import { withoutEnd } from '../../diagnostics/without-end';
import type { JsonObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import type { Complaint } from '../complain';
import { checkConsistency } from '../compose/consistency';
import { composeReferences } from '../compose/references';
import { checkSources } from '../compose/sources';
import { checkNetworkSwitches, checkSwitches } from '../compose/switches';
import { type ComposeServiceObject, placeInFile, placeInService } from '../compose-object';
import type { Rule } from '../rule';

/** Lists of a service whose entries are mounted at a `target`. */
const mounted = ['volumes', 'configs', 'secrets'] as const;

/** What docker compose or the engine refuse beyond the schema. */
export const composeInvalid: Rule = {
  code: 'compose/invalid',
  compose({ report }) {
    const references = composeReferences();
    let rest: JsonObject = {};
    return {
      service(service) {
        const {
          name,
          content,
          source: { origin },
        } = service;
        if (
          textIn(content.image) === undefined &&
          content.build === undefined &&
          content.provider === undefined
        ) {
          report({
            message: `The Compose service "${name}" has neither an image nor a build.`,
            origin,
            affected: [placeInService(service)],
          });
        }
        references.add(service);
        const complain = ({ message, fix, at }: Complaint): void =>
          report({ message, fix, origin, affected: [placeInService(service, ...at)], subject: message });
        checkConsistency(service, complain);
        checkSwitches(name, content, complain);
        const scratch = content.tmpfs;
        (typeof scratch === 'string' ? [scratch] : listIn(scratch)).forEach((entry, index) => {
          const [path = ''] = asText(entry).split(':');
          checkPath(service, path, 'tmpfs', index);
        });
        for (const list of mounted) {
          listIn(content[list]).forEach((entry, index) => {
            const path = textIn(objectIn(entry).target);
            // A config or secret without a folder has a place of its own.
            const isName = list !== 'volumes' && path?.includes('/') === false;
            if (path !== undefined && !isName) checkPath(service, path, list, index);
          });
        }
      },

      file(file) {
        const { origin } = file.source;
        rest = file.content;
        const complain = ({ message, fix, at }: Complaint): void =>
          report({ message, fix, origin, affected: [placeInFile(file, ...at)], subject: message });
        checkSources(rest, complain);
        checkNetworkSwitches(rest, complain);
      },

      finish() {
        for (const problem of references.problems(rest)) report(problem);
      },
    };

    function checkPath(service: ComposeServiceObject, path: string, ...steps: (string | number)[]): void {
      const plain = withoutEnd(path, '/');
      if (path.includes('$') || /^[A-Za-z]:\\/.test(path) || (plain.startsWith('/') && plain !== '')) return;
      report({
        message: `Nothing can be mounted at "${path}": it takes an absolute path below "/".`,
        origin: service.source.origin,
        affected: [placeInService(service, ...steps)],
        subject: path,
      });
    }
  },
};
