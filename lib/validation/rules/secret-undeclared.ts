import { nearest } from '../../diagnostics/did-you-mean';
import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { isObject, type JsonObject } from '../../model/json';
import { type ComposeServiceObject, placeInService } from '../compose-object';
import { listIn, objectIn, textIn } from '../json';
import { nameOf, type PodObject, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';

const sections = ['secrets', 'configs'] as const;

interface ComposeUse {
  readonly service: Pick<ComposeServiceObject, 'name' | 'source'>;
  readonly section: (typeof sections)[number];
  readonly index: number;
  readonly source: string;
}

interface KeyUse {
  readonly user: string;
  readonly own: boolean;
  readonly origin: Origin;
  readonly place: Affected;
  readonly namespace: string;
  readonly secret: string;
  readonly key: string;
}

/** Secrets and configs that a service uses and the file does not have; keys that a Secret of the app does not have. */
export const secretUndeclared: Rule = {
  code: 'secret/undeclared',
  kubernetes({ store, report }) {
    const keyUses: KeyUse[] = [];

    return {
      pod(object) {
        collectKeys(object, keyUses);
      },

      finish() {
        for (const { user, own, origin, place, namespace, secret, key } of keyUses) {
          const keys = store.find({ group: '', kind: 'Secret', namespace, name: secret })?.keys;
          // Something else fills a Secret that is written empty.
          if (keys === undefined || keys.size === 0 || keys.has(key)) continue;
          report({
            severity: own ? undefined : 'warning',
            message: `${user} reads the key "${key}" of the Secret "${secret}", which has only ${[...keys].map((each) => `"${each}"`).join(', ')}.`,
            origin,
            affected: [place],
            consequence: 'Its containers would never start.',
            suggestion: nearest(key, keys),
          });
        }
      },
    };
  },

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
        for (const { service, section, index, source } of uses) {
          const declared = Object.keys(objectIn(rest[section]));
          // An included file may declare what this one does not.
          if (declared.includes(source) || rest.include !== undefined) continue;
          report({
            message: `The Compose service "${service.name}" uses "${source}", but the Compose file has no entry of that name in "${section}".`,
            origin: service.source.origin,
            affected: [placeInService(service, section, index)],
            suggestion: nearest(source, declared),
          });
        }
      },
    };
  },
};

/** The keys that pods cannot do without. */
function collectKeys(object: PodObject, uses: KeyUse[]): void {
  const { pod, namespace, source } = object;
  const add = (secret: unknown, key: unknown, pointer: string, ...steps: (string | number)[]) => {
    const name = textIn(secret);
    const keyName = textIn(key);
    if (name === undefined || keyName === undefined) return;
    const place = placeIn(object, pointer, ...steps);
    const { own, origin } = source;
    uses.push({ user: nameOf(object), own, origin, place, namespace, secret: name, key: keyName });
  };
  for (const { content, pointer } of pod.containers) {
    listIn(content.env).forEach((entry, index) => {
      const { secretKeyRef } = objectIn(objectIn(entry).valueFrom);
      if (secretKeyRef === undefined) return;
      const { name, key, optional } = objectIn(secretKeyRef);
      if (optional !== true) add(name, key, pointer, 'env', index, 'valueFrom', 'secretKeyRef', 'key');
    });
  }
  listIn(pod.spec.volumes).forEach((volume, index) => {
    const { secretName, items, optional } = objectIn(objectIn(volume).secret);
    if (optional === true) return;
    listIn(items).forEach((item, position) => {
      add(secretName, objectIn(item).key, pod.pointer, 'volumes', index, 'secret', 'items', position, 'key');
    });
  });
}
