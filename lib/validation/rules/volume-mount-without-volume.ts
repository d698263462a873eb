import { nearest } from '../../diagnostics/did-you-mean';
import { isObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { claimTemplatesOf } from '../claim-templates';
import { type ComposeServiceObject, placeInService } from '../compose-object';
import { type PodObject, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';

interface Use {
  readonly service: Pick<ComposeServiceObject, 'name' | 'source'>;
  readonly index: number;
  readonly volume: string;
}

const mountLists = [
  ['volumeMounts', 'mountPath'],
  ['volumeDevices', 'devicePath'],
] as const;

/** Mounts of volumes that neither the pod nor the Compose file describes. */
export const volumeMountWithoutVolume: Rule = {
  code: 'volume/mount-without-volume',
  kubernetes: ({ report }) => ({
    pod(object) {
      const { pod } = object;
      let names: Set<string> | undefined;
      for (const { content, pointer, name } of pod.containers) {
        for (const [list, path] of mountLists) {
          listIn(content[list]).forEach((value, index) => {
            const mount = objectIn(value);
            const volume = textIn(mount.name);
            names ??= new Set(volumesOf(object));
            if (volume === undefined || names.has(volume)) return;
            report({
              message: `The container "${name}" mounts the volume "${volume}" at "${asText(mount[path])}", but the pod has no volume of that name.`,
              origin: object.source.origin,
              affected: [placeIn(object, pointer, list, index, 'name')],
              suggestion: nearest(volume, names),
            });
          });
        }
      }
    },
  }),
  compose({ report }) {
    const uses: Use[] = [];
    let declared = new Set<string>();
    let complete = true;

    return {
      service({ name, content, source }) {
        listIn(content.volumes).forEach((entry, index) => {
          const volume = namedVolume(entry);
          if (volume !== undefined) uses.push({ service: { name, source }, index, volume });
        });
      },

      file({ content }) {
        declared = new Set(Object.keys(objectIn(content.volumes)));
        // An included file may describe what this one does not.
        complete = content.include === undefined;
      },

      finish() {
        for (const { service, index, volume } of uses) {
          if (!complete || declared.has(volume)) continue;
          report({
            message: `The Compose service "${service.name}" mounts the volume "${volume}", but the Compose file has no volume of that name.`,
            origin: service.source.origin,
            affected: [placeInService(service, 'volumes', index)],
            suggestion: nearest(volume, declared),
            fix: `Add it to the file; in Lading, \`compose: { patch: { volumes: { ${JSON.stringify(volume)}: {} } } }\` at the app.`,
          });
        }
      },
    };
  },
};

/** A StatefulSet's pods have its claims as volumes, too. */
function volumesOf(object: PodObject): string[] {
  const names = listIn(object.pod.spec.volumes).flatMap((volume) => textIn(objectIn(volume).name) ?? []);
  return [...names, ...claimTemplatesOf(object)];
}

/** The named volume of an entry of `volumes`: not a path of the host, not an anonymous one, not a variable. */
function namedVolume(entry: unknown): string | undefined {
  if (isObject(entry)) {
    const source = textIn(entry.source);
    return entry.type === 'volume' && source !== undefined && !source.includes('$') ? source : undefined;
  }
  if (typeof entry !== 'string' || entry.includes('$')) return undefined;
  const [source = '', target] = entry.split(':');
  return target !== undefined && /^[A-Za-z0-9][\w.-]+$/.test(source) ? source : undefined;
}
