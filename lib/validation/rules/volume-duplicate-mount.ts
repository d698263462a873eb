import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { withoutEnd } from '../../diagnostics/without-end';
import { isObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { containersOf } from '../../model/workload';
import { placeInService } from '../compose-object';
import { placeIn } from '../kubernetes-object';
import { repeated } from '../repeated';
import type { Problem, Rule } from '../rule';

/** Two mounts at one path of one container. */
export const volumeDuplicateMount: Rule = {
  code: 'volume/duplicate-mount',
  model: ({ report }) => ({
    workload(workload) {
      for (const { name, property, mounts } of containersOf(workload)) {
        for (const [path, index] of repeated(mounts, (mount) => mount.path)) {
          const at = mounts[index]?.property ?? [];
          report({ ...twoMounts(name, path, workload.origin), property: [...property, ...at] });
        }
      }
    },
  }),
  kubernetes({ report }) {
    return {
      pod(object) {
        for (const { content, name, pointer } of object.pod.containers) {
          const twice = repeated(listIn(content.volumeMounts), (mount) => textIn(objectIn(mount).mountPath));
          for (const [path, index] of twice) {
            const place = placeIn(object, pointer, 'volumeMounts', index, 'mountPath');
            report(twoMounts(name, path, object.source.origin, place));
          }
        }
      },
    };
  },
  compose({ report }) {
    const tellReplaced = (service: string, path: string, origin: Origin, place: Affected) =>
      report({
        severity: 'warning',
        message: `The Compose service "${service}" has two mounts at "${path}"; docker compose keeps only the last.`,
        origin,
        affected: [place],
        fix: 'Mount one of the two at another path.',
        subject: path,
      });

    return {
      service(service) {
        const {
          name,
          content,
          source: { origin },
        } = service;
        const { tmpfs } = content;
        const scratch = new Set(
          (typeof tmpfs === 'string' ? [tmpfs] : listIn(tmpfs)).map((entry) => asText(entry).split(':')[0]),
        );
        const paths = new Set<string>();
        listIn(content.volumes).forEach((entry, index) => {
          const path = targetOf(entry);
          if (path === undefined) return;
          const place = placeInService(service, 'volumes', index);
          if (scratch.has(path)) report(twoMounts(name, path, origin, place));
          else if (paths.has(path)) tellReplaced(name, path, origin, place);
          paths.add(path);
        });
      },
    };
  },
};

function twoMounts(container: string, path: string, origin: Origin, ...affected: Affected[]): Problem {
  return {
    message: `The container "${container}" has two mounts at "${path}".`,
    origin,
    affected,
    fix: 'Mount one of the two at another path.',
    subject: path,
  };
}

/** The path in the container, of the long and the short form. A Windows path has a colon of its own. */
function targetOf(entry: unknown): string | undefined {
  if (isObject(entry)) return plain(textIn(entry.target));
  if (typeof entry !== 'string' || entry.includes('$') || /^[A-Za-z]:\\/.test(entry)) return undefined;
  const [first, target = first] = entry.split(':');
  return plain(target);
}

/** To docker compose a path is the same with and without a slash at its end. */
function plain(path: string | undefined): string | undefined {
  return path === undefined || path === '/' ? path : withoutEnd(path, '/');
}
