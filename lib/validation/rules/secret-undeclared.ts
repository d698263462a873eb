import { nearest } from '../../diagnostics/did-you-mean';
import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { type ComposeServiceObject, placeInService } from '../compose-object';
import { missingKeys } from '../missing-keys';
import type { Rule } from '../rule';

const sections = ['secrets', 'configs'] as const;

interface ComposeUse {
  readonly service: Pick<ComposeServiceObject, 'name' | 'source'>;
  readonly section: (typeof sections)[number];
  readonly index: number;
  readonly source: string;
}

/** Secrets and configs that a service uses and the file does not have; keys that a Secret of the app does not have. */
export const secretUndeclared: Rule = {
  code: 'secret/undeclared',
  kubernetes: (context) => missingKeys('Secret', context),

  compose({ report }) {
    const uses: ComposeUse[] = [];
    let rest: JsonObject = {};

    return {
      service({ name, content, source: from }) {
        for (const section of sections) {
          listIn(content[section]).forEach((entry, index) => {
            const source = textIn(isObject(entry) ? entry.source : entry);
            if (source === undefined || source.includes('$')) return;
            uses.push({ service: { name, source: from }, section, index, source });
          });
        }
      },

      file({ content }) {
        rest = content;
      },

      finish() {
        // An included file may declare what this one does not.
        if (rest.include !== undefined) return;
        const declared = {
          secrets: new Set(Object.keys(objectIn(rest.secrets))),
          configs: new Set(Object.keys(objectIn(rest.configs))),
        };
        for (const { service, section, index, source } of uses) {
          if (declared[section].has(source)) continue;
          report({
            message: `The Compose service "${service.name}" uses "${source}", but the Compose file has no entry of that name in "${section}".`,
            origin: service.source.origin,
            affected: [placeInService(service, section, index)],
            suggestion: nearest(source, declared[section]),
          });
        }
      },
    };
  },
};
